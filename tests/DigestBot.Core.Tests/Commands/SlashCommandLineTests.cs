using DigestBot.Core.Commands;
using FsCheck;
using FsCheck.Fluent;

namespace DigestBot.Core.Tests.Commands;

public sealed class SlashCommandLineTests
{
    [Theory]
    [InlineData("today  middle-east", new[] { "today", "middle-east" })]
    [InlineData("search \"ferry strike\" ports", new[] { "search", "ferry strike", "ports" })]
    [InlineData("search “ferry strike”", new[] { "search", "ferry strike" })]
    [InlineData("search „Streik der Fähren“ heute", new[] { "search", "Streik der Fähren", "heute" })]
    [InlineData("search \"never closed", new[] { "search", "never closed" })]
    [InlineData("search O'Brien's 5\" gun", new[] { "search", "O'Brien's", "5\"", "gun" })]
    [InlineData("", new string[0])]
    public void Words_are_split_at_spaces_outside_quotes(string text, string[] expected) =>
        Assert.Equal(expected, SlashCommandLine.Parse(text).Words.Select(word => word.Value));

    [Fact]
    public void Whatever_is_typed_is_some_list_of_words_in_order() => Prop.ForAll<string?>(text =>
    {
        var line = SlashCommandLine.Parse(text);
        var end = 0;
        foreach (var word in line.Words)
        {
            Assert.True(word.Start >= end && word.End > word.Start && word.End <= line.Text.Length);
            end = word.End;
        }
    }).QuickCheckThrowOnFailure();
}
