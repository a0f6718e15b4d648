namespace DigestBot.Web.Previews;

/// <summary>What a platform's markup means, whichever platform's it was: what the previews draw.</summary>
public abstract record Markup
{
    private Markup()
    {
    }

    public sealed record Text(string Value) : Markup;

    public sealed record LineBreak : Markup;

    public sealed record Strong(IReadOnlyList<Markup> Content) : Markup;

    public sealed record Emphasis(IReadOnlyList<Markup> Content) : Markup;

    public sealed record Underline(IReadOnlyList<Markup> Content) : Markup;

    public sealed record Strike(IReadOnlyList<Markup> Content) : Markup;

    public sealed record Code(string Value) : Markup;

    /// <param name="Url">http(s) alone: other addresses stay the text they are.</param>
    public sealed record Link(IReadOnlyList<Markup> Content, string Url) : Markup;

    /// <summary>An instant that the platform shows in each reader's own way.</summary>
    public sealed record Time(DateTimeOffset When, string Shown) : Markup;

    /// <summary>Something that would notify people or name a channel.</summary>
    public sealed record Mention(string Name) : Markup;
}

/// <summary>The lines that markup stands in.</summary>
public abstract record MarkupBlock
{
    private MarkupBlock()
    {
    }

    public sealed record Paragraph(IReadOnlyList<Markup> Content) : MarkupBlock;

    public sealed record Heading(int Level, IReadOnlyList<Markup> Content) : MarkupBlock;

    public sealed record Small(IReadOnlyList<Markup> Content) : MarkupBlock;

    public sealed record Quote(IReadOnlyList<Markup> Content) : MarkupBlock;

    public sealed record Items(bool Ordered, IReadOnlyList<IReadOnlyList<Markup>> Content) : MarkupBlock;

    public sealed record Verbatim(string Text) : MarkupBlock;
}
