namespace DigestBot.Core.Articles;

/// <summary>Reads the language tags that feeds and pages declare: "en", "pt-BR", "de_AT".</summary>
internal static class LanguageTag
{
    /// <summary>The two letters of the language, or null where the tag is none.</summary>
    public static string? TwoLetters(string? tag)
    {
        var trimmed = tag.AsSpan().Trim();
        var isTag = trimmed.Length >= 2 && char.IsAsciiLetter(trimmed[0]) && char.IsAsciiLetter(trimmed[1])
            && (trimmed.Length == 2 || trimmed[2] is '-' or '_');
        return isTag ? trimmed[..2].ToString().ToLowerInvariant() : null;
    }
}
