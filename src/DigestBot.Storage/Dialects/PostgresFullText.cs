using System.Globalization;
using System.Text;
using DigestBot.Core.Text;

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
        var terms = WordsOf(words).Select(word => $"'{word}':*").ToArray();
        return terms.Length == 0 ? null : string.Join(" & ", terms);
    }

    /// <summary>The words with their places; those of the title weigh more.</summary>
    public static string Vector(string title, string text)
    {
        var vector = new StringBuilder();
        var position = 0;
        foreach (var (word, weight) in WordsOf(title).Select(word => (word, "A")).Concat(WordsOf(text).Select(word => (word, ""))))
        {
            if (++position > MaxPositions || vector.Length > MaxLength)
            {
                break;
            }

            vector.Append(CultureInfo.InvariantCulture, $"'{word}':{position}{weight} ");
        }

        return vector.ToString();
    }

    // Letters, digits and the marks that belong to them: no sign that has a meaning in a tsvector or a tsquery.
    private static IEnumerable<string> WordsOf(string text)
    {
        var folded = TextNormalizer.Fold(StorableText.Of(text));
        for (var start = 0; start < folded.Length;)
        {
            var end = start;
            while (end < folded.Length && Rune.TryGetRuneAt(folded, end, out var rune) && IsOfWord(rune))
            {
                end += rune.Utf16SequenceLength;
            }

            if (end > start)
            {
                yield return Shortened(folded, start, end);
            }

            start = end + 1;
        }
    }

    private static string Shortened(string folded, int start, int end)
    {
        var length = Math.Min(end - start, WordFolder.MaxLength);
        return folded.Substring(start, char.IsHighSurrogate(folded[start + length - 1]) ? length - 1 : length);
    }

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
