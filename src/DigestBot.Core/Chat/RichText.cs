using System.Text;
using System.Text.Json.Serialization;

namespace DigestBot.Core.Chat;

/// <summary>A run of text for people, free of any platform's markup: each renderer escapes it in its own way.</summary>
public sealed record RichText(IReadOnlyList<Inline> Inlines)
{
    public static RichText Plain(string text) => new([new Inline.Text(text)]);

    /// <summary>A sentence of ours in which `backticks` mark what can be typed.</summary>
    public static RichText Sentence(string text)
    {
        var parts = text.Split('`');
        var inlines = parts.Select((part, i) => i % 2 == 1 ? (Inline)new Inline.Code(part) : new Inline.Text(part));
        return new([.. inlines.Where(inline => inline.Value.Length > 0)]);
    }

    /// <summary>The words alone, as a notification or a screen reader gives them.</summary>
    public string ToPlainText()
    {
        var plain = new StringBuilder();
        foreach (var inline in Inlines)
        {
            plain.Append(inline.Value);
        }

        return plain.ToString();
    }
}

/// <summary>The closed family of what may stand in a line.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "inline")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Strong), "strong")]
[JsonDerivedType(typeof(Emphasis), "emphasis")]
[JsonDerivedType(typeof(Code), "code")]
[JsonDerivedType(typeof(Link), "link")]
[JsonDerivedType(typeof(Instant), "instant")]
public abstract record Inline(string Value)
{
    public sealed record Text(string Value) : Inline(Value);

    public sealed record Strong(string Value) : Inline(Value);

    public sealed record Emphasis(string Value) : Inline(Value);

    /// <summary>Something to type or paste, such as a command.</summary>
    public sealed record Code(string Value) : Inline(Value);

    /// <param name="Url">http(s); renderers drop the link and keep its words otherwise.</param>
    public sealed record Link(string Value, string Url) : Inline(Value);

    /// <summary>An instant that each platform shows in its reader's own way; <c>Value</c> is what stands where it cannot.</summary>
    public sealed record Instant(string Value, DateTimeOffset When) : Inline(Value);
}
