using System.Globalization;
using System.Text;

namespace DigestBot.Storage.Dialects;

/// <summary>Articles' words as <c>tsvector</c>, and what people look for as <c>tsquery</c>, both written out: folded here, they are the same on every server.</summary>
internal static class PostgresFullText
{
    // PostgreSQL's own limits: positions end at 16383, a tsvector's words at a megabyte (an article of one language stays far below).
    private const int MaxPositions = 16_383;
    private const int MaxLength = 250_000;

    /// <summary>Every word must stand in the article, as a word's beginning ("ferr" finds "ferry"). Null where nothing can be looked for.</summary>
    public static string? Query(string words)
    {
        var terms = SearchWords.Of(words).Select(word => $"'{word}':*").ToArray();
        return terms.Length == 0 ? null : string.Join(" & ", terms);
    }

    /// <summary>The words with their places; those of the title weigh more.</summary>
    public static string Vector(string title, string text)
    {
        var vector = new StringBuilder();
        var position = 0;
        foreach (var (word, weight) in SearchWords.Of(title).Select(word => (word, "A")).Concat(SearchWords.Of(text).Select(word => (word, ""))))
        {
            if (++position > MaxPositions || vector.Length > MaxLength)
            {
                break;
            }

            vector.Append(CultureInfo.InvariantCulture, $"'{word}':{position}{weight} ");
        }

        return vector.ToString();
    }
}
