using System.Text.Json.Serialization;
using DigestBot.Core.Text;

namespace DigestBot.Core.Chat;

/// <summary>A message for any platform. Renderers plan it into as many of the platform's messages as its limits ask, cutting nothing.</summary>
/// <param name="Summary">One plain line that reads well as a notification.</param>
public sealed record ChatMessage(string Summary, IReadOnlyList<MessageBlock> Blocks)
{
    /// <summary>The platform's id of the one role that is to be pinged; null for nobody. Nothing in the blocks can ping anybody.</summary>
    public string? Ping { get; init; }

    /// <summary>What does not fit the first message stands in a thread below it, where the platform leaves that open.</summary>
    public bool ContinuesInThread { get; init; }

    /// <summary>Files that come with an answer; null for none. Scheduled editions have none: only answers can be sent with files.</summary>
    public IReadOnlyList<ChatFile>? Files { get; init; }

    /// <summary>A message of one paragraph, whose summary is the same words.</summary>
    public static ChatMessage Line(RichText text) => new(text.ToPlainText(), [new MessageBlock.Paragraph(text)]);

    public static ChatMessage Line(string text) => Line(RichText.Plain(text));
}

/// <summary>The closed family of a message's parts.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "block")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Note), "note")]
[JsonDerivedType(typeof(Bullets), "bullets")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(StoryItem), "story")]
[JsonDerivedType(typeof(Divider), "divider")]
[JsonDerivedType(typeof(Actions), "actions")]
public abstract record MessageBlock
{
    private MessageBlock()
    {
    }

    public sealed record Heading(string Text) : MessageBlock;

    public sealed record Paragraph(RichText Text) : MessageBlock;

    /// <summary>Small print: counts, hints, footers.</summary>
    public sealed record Note(RichText Text) : MessageBlock;

    /// <summary>Short lines under each other.</summary>
    public sealed record Bullets(IReadOnlyList<RichText> Items) : MessageBlock;

    /// <summary>Text in columns, read as a whole: <c>Rows</c> have as many cells as <c>Header</c>.</summary>
    public sealed record Table(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) : MessageBlock;

    /// <summary>One story of an edition, kept together on a page.</summary>
    public sealed record StoryItem : MessageBlock
    {
        public required int Number { get; init; }

        public required string Title { get; init; }

        public string? Url { get; init; }

        /// <summary>"NEW", "UPDATED: death toll 21 → 27", or null.</summary>
        public string? Badge { get; init; }

        public required RichText Summary { get; init; }

        /// <summary>"AP story in 14 outlets · Reuters · BBC · 2 h ago", with links.</summary>
        public required RichText Credits { get; init; }

        public string? ImageUrl { get; init; }

        /// <summary>Opens the story: what a button's id carries.</summary>
        public required string StoryKey { get; init; }

        /// <summary>What else can be done with the story, behind a menu: at most <see cref="MaxMenu"/> commands, whole with the command's name.</summary>
        public IReadOnlyList<ChatButton> Menu { get; init; } = [];

        /// <summary>What Slack's overflow menu holds.</summary>
        public const int MaxMenu = 5;
    }

    public sealed record Divider : MessageBlock;

    public sealed record Actions(IReadOnlyList<ChatButton> Buttons) : MessageBlock;
}

/// <summary>A button that runs a command when pressed, or opens a page.</summary>
/// <param name="Command">The command's text without the slash, e.g. <c>digest story s42</c>; null for a link.</param>
public sealed record ChatButton(string Label, string? Command, string? Url = null)
{
    /// <summary>The label as a platform's button takes it: clean, never empty, shortened after a word.</summary>
    public string LabelOf(int max) => TextNormalizer.CleanLine(Label) is { Length: > 0 } label ? Excerpt.Of(label, max) : "Open";
}
