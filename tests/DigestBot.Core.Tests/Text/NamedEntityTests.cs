using DigestBot.Core.Text;

namespace DigestBot.Core.Tests.Text;

public sealed class NamedEntityTests
{
    [Theory]
    [InlineData("It was Antje Vogt, the mayor of Bad Aar.", "Antje Vogt|Bad Aar")]
    [InlineData("Antje Vogt left.", "Antje Vogt")]
    [InlineData("Nobody left.", "")]
    [InlineData("The talks with J. Pell and Jean-Luc Prat failed.", "J. Pell|Jean-Luc Prat")]
    [InlineData("港は閉鎖された。", "")]
    public void Names_are_what_capitals_show(string sentence, string names) =>
        Assert.Equal(names.Split('|', StringSplitOptions.RemoveEmptyEntries), NamedEntity.Find(sentence).Select(name => name.Text));
}
