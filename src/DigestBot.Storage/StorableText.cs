namespace DigestBot.Storage;

/// <summary>Text without what a database cannot hold: PostgreSQL has no NUL, and half a surrogate pair is no character anywhere.</summary>
internal static class StorableText
{
    /// <summary>NUL left out, a lone half replaced by U+FFFD; the same string where there is neither.</summary>
    public static string Of(string text)
    {
        var whole = text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
        return IsWellFormed(whole) ? whole : string.Concat(whole.EnumerateRunes());
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
