namespace DigestBot.Core.Digests;

/// <summary>The languages that a channel may have its stories told in, by two letters; none of them: that of the articles.</summary>
public static class TellingLanguages
{
    /// <summary>What people call that of the articles.</summary>
    public const string OfArticles = "articles";

    private static readonly (string? Code, string Name)[] All =
        [(null, OfArticles), ("en", "English"), ("de", "German"), ("fr", "French"), ("es", "Spanish"), ("it", "Italian"), ("pt", "Portuguese"), ("nl", "Dutch")];

    public static IEnumerable<string> Names => All.Select(language => language.Name);

    public static string NameOf(string? code) => Array.Find(All, known => known.Code == code).Name;

    /// <summary>By its name or its two letters.</summary>
    public static bool TryFind(string typed, out string? code)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var found = Array.Find(All, known => known.Name.Equals(typed, StringComparison.OrdinalIgnoreCase) || typed.Equals(known.Code, StringComparison.OrdinalIgnoreCase));
        code = found.Code;
        return found.Name is not null;
    }
}
