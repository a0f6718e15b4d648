namespace DigestBot.Storage.Dialects;

/// <summary>Turns what a person typed into an FTS5 query in which no sign has a meaning.</summary>
internal static class SqliteFullText
{
    /// <summary>Every word must stand in the article, as a word's beginning ("ferr" finds "ferry") unless whole words are asked for. Null where nothing can be looked for.</summary>
    public static string? Query(string words, bool wholeWords = false)
    {
        // Inside double quotes FTS5 knows no operators; a quote itself is doubled. A string without letters would match nothing.
        var terms = words
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Any(char.IsLetterOrDigit))
            .Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)}\"{(wholeWords ? "" : "*")}")
            .ToArray();
        return terms.Length == 0 ? null : string.Join(' ', terms);
    }
}
