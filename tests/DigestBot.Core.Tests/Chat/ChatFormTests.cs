using DigestBot.Core.Chat;

namespace DigestBot.Core.Tests.Chat;

public sealed class ChatFormTests
{
    private static readonly FormField.Text Topic = new() { Name = "topic", Label = "Topic" };

    public static TheoryData<string, Func<ChatForm>> FormsThatSomePlatformCannotShow => new()
    {
        { "6 fields", () => new("digest settings", "Settings", [.. Enumerable.Range(0, 6).Select(i => Topic with { Name = $"topic{i}" })]) },
        { "5 fields and an introduction", () => new("digest settings", "Settings", [.. Enumerable.Range(0, 5).Select(i => Topic with { Name = $"topic{i}" })], introduction: "For this channel.") },
        { "no field", () => new("digest settings", "Settings", []) },
        { "a title of 25", () => new("digest settings", new string('t', 25), [Topic]) },
        { "a button of 25", () => new("digest settings", "Settings", [Topic], submit: new string('t', 25)) },
        { "a command of 91", () => new(new string('c', 91), "Settings", [Topic]) },
        { "a label of 46", () => new("digest settings", "Settings", [Topic with { Label = new string('l', 46) }]) },
        { "a hint of 101", () => new("digest settings", "Settings", [Topic with { Hint = new string('h', 101) }]) },
        { "a text longer than its field", () => new("digest settings", "Settings", [Topic with { Value = "long", MaxLength = 3 }]) },
        { "a text of 3,001", () => new("digest settings", "Settings", [Topic with { MaxLength = 3_001 }]) },
        { "26 choices", () => new("digest settings", "Settings", [Choice(26)]) },
        { "a value of 101", () => new("digest settings", "Settings", [Choice(1) with { Choices = [new(new string('v', 101), "long")] }]) },
        { "a value twice", () => new("digest settings", "Settings", [Choice(1) with { Choices = [new("a", "A"), new("a", "B")] }]) },
        { "a field twice", () => new("digest settings", "Settings", [Topic, Topic]) },
        { "a comma in one of several values", () => new("digest settings", "Settings", [new FormField.MultiChoice { Name = "days", Label = "Days", Choices = [new("a,b", "A")] }]) },
    };

    [Theory]
    [MemberData(nameof(FormsThatSomePlatformCannotShow))]
    public void A_form_that_some_platform_could_not_show_is_never_made(string because, Func<ChatForm> make)
    {
        Assert.NotEmpty(because);
        Assert.Throws<ArgumentException>(make);
    }

    [Fact]
    public void What_was_given_stands_in_the_form_where_the_field_can_hold_it()
    {
        var form = new ChatForm("digest settings", "Settings", [Topic, Choice(2), new FormField.YesNo { Name = "quiet", Label = "Quiet" }]);
        var filled = form.With(new Dictionary<string, string> { ["topic"] = "ferries", ["length"] = "7", ["quiet"] = "true", ["other"] = "x" });

        Assert.Equal("ferries", Assert.IsType<FormField.Text>(filled.Fields[0]).Value);
        Assert.Null(Assert.IsType<FormField.Choice>(filled.Fields[1]).Value);
        Assert.True(Assert.IsType<FormField.YesNo>(filled.Fields[2]).Value);
    }

    [Fact]
    public void A_long_choice_is_shortened_after_a_word_and_keeps_its_value()
    {
        var choice = new FormChoice("s1", string.Join(' ', Enumerable.Repeat("ferries", 20)));
        Assert.Equal("s1", choice.Value);
        Assert.InRange(choice.Label.Length, 60, FormLimits.ChoiceLabel);
        Assert.EndsWith("ferries…", choice.Label);
    }

    private static FormField.Choice Choice(int count) =>
        new() { Name = "length", Label = "Length", Choices = [.. Enumerable.Range(0, count).Select(i => new FormChoice($"{i}", $"Choice {i}"))] };
}
