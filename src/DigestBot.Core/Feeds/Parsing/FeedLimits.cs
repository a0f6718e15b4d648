namespace DigestBot.Core.Feeds.Parsing;

/// <summary>Where reading a document stops. The largest real feeds (whole podcast archives) stay below a fifth of each.</summary>
internal static class FeedLimits
{
    public const int MaxBytes = 20 * 1024 * 1024;

    public const int MaxEntries = 10_000;

    public const int MaxElements = 500_000;

    /// <summary>Deeper elements become their ancestor's children: unclosed paragraphs nest without end.</summary>
    public const int MaxDepth = 100;

    /// <summary>Further declarations are not looked at: each makes every name's look-up longer. A long feed declares XHTML once an entry.</summary>
    public const int MaxNamespaces = 20_000;

    public static FeedFormatException TooLarge(long bytes, int maxBytes) =>
        new($"The document is larger than a feed may be ({bytes / 1024 / 1024} MB; at most {maxBytes / 1024 / 1024} MB are read).");

    public static FeedFormatException TooManyEntries() => new($"The feed has more than the {MaxEntries:N0} entries that are read.");

    public static FeedFormatException TooManyElements() => new($"The document has more than the {MaxElements:N0} elements that are read.");
}
