using DigestBot.Core.Articles;

namespace DigestBot.Core.Tests.Articles;

public sealed class OutletNameTests
{
    [Theory]
    [InlineData("Elmsford Post - RSS", "Elmsford Post")]
    [InlineData("Elmsford Post RSS Feed", "Elmsford Post")]
    [InlineData("World news | The Elm", "The Elm")]
    [InlineData("The Elm | Latest news", "The Elm")]
    [InlineData("Elmsford Times latest articles", "Elmsford Times")]
    [InlineData("Harbour Wire: World News", "Harbour Wire")]
    [InlineData("Business: The Elm", "The Elm")]
    [InlineData("ELBKURIER ONLINE - Schlagzeilen", "ELBKURIER ONLINE")]
    [InlineData("Le Phare - A la une", "Le Phare")]
    [InlineData("Elm News", "Elm News")]
    [InlineData("Latest News", "Latest News")]
    [InlineData(null, "")]
    public void A_feeds_title_gives_the_outlet(string? title, string name) => Assert.Equal(name, OutletName.Of(title));
}
