using System.Globalization;
using System.Text;
using DigestBot.Core.Text;

namespace DigestBot.Storage;

/// <summary>A text's words as searches compare them: folded here, so that they are the same in every database and locale.</summary>
internal static class SearchWords
{
    /// <summary>Shorter ones have too many neighbours to say which was meant.</summary>
    public const int ShortestKept = 3;

    /// <summary>Nobody types longer ones; addresses and codes are.</summary>
    public const int LongestKept = 30;

    /// <summary>Letters, digits and the marks that belong to them, in the order of the text: no sign that has a meaning in a query.</summary>
    public static IEnumerable<string> Of(string text)
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

    /// <summary>Whether the word is kept to find what a misspelt one was meant to be. Figures are not: the next one is another.</summary>
    public static bool IsKept(string word) => word.Length is >= ShortestKept and <= LongestKept && !word.Any(char.IsDigit);

    private static string Shortened(string folded, int start, int end)
    {
        var length = Math.Min(end - start, WordFolder.MaxLength);
        return folded.Substring(start, char.IsHighSurrogate(folded[start + length - 1]) ? length - 1 : length);
    }

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
