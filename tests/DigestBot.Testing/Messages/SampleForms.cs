using DigestBot.Core.Chat;

namespace DigestBot.Testing.Messages;

/// <summary>Forms with every kind of field, filled in and empty.</summary>
public static class SampleForms
{
    private static readonly FormChoice[] Choices = [new("short", "Short"), new("long", "Long, with every source")];

    public static IReadOnlyList<ChatForm> All { get; } =
    [
        new("digest settings", "Settings",
        [
            new FormField.Text { Name = "topic", Label = "Topic", Placeholder = "ferry strike", Hint = "Words that stories must hold.", MaxLength = 500 },
            new FormField.Text { Name = "note", Label = "Note", Value = "two\nlines", IsLong = true, Required = true },
            new FormField.Choice { Name = "style", Label = "Style", Choices = Choices, Value = "long", Required = true },
            new FormField.MultiChoice { Name = "languages", Label = "Languages", Choices = [new("de", "German"), new("fr", "French"), new("es", "Spanish")], Values = ["de", "es"] },
            new FormField.YesNo { Name = "quiet", Label = "Post when there is no news", Value = true },
        ]),
        new("digest sources import", "Import sources",
        [
            new FormField.File { Name = "file", Label = "OPML file", Required = true, Endings = ["opml"] },
            new FormField.File { Name = "other", Label = "Another one", Endings = ["opml"] },
            new FormField.Choice { Name = "style", Label = "Style", Choices = Choices },
        ], submit: "Import", introduction: "Nothing is added before you have *seen* it."),
    ];
}
