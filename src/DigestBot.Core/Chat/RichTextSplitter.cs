using System.Globalization;
using System.Text;

namespace DigestBot.Core.Chat;

/// <summary>Divides a text that is too long for one of a platform's parts: after a sentence where one ends, else between words.</summary>
/// <remarks>
/// A word too long for a part is divided between graphemes, and a grapheme too long for a part (thousands of combining
/// marks on one letter) between code points: no platform could show it otherwise. Nothing is lost: the parts together
/// hold every character.
/// </remarks>
public static class RichTextSplitter
{
    /// <param name="measure">The length of a text as the platform counts it, its markup included. Must not shrink as the text grows.</param>
    public static IReadOnlyList<RichText> Split(RichText text, int max, Func<RichText, int> measure)
    {
        if (measure(text) <= max)
        {
            return [text];
        }

        // Whole words first; whatever of them is too long on its own is divided further, and only that.
        List<Inline> atoms = [.. text.Inlines.SelectMany(inline => Divide(inline, Words))];
        atoms = DivideTooLong(atoms, Graphemes, max, measure);
        atoms = DivideTooLong(atoms, CodePoints, max, measure);

        var parts = new List<RichText>();
        for (var start = 0; start < atoms.Count;)
        {
            var end = LargestFitting(atoms, start, max, measure);
            end = end < atoms.Count ? LastSentenceEnd(atoms, start, end) : end;
            parts.Add(Join(atoms, start, end));
            start = end;
        }

        return parts;
    }

    private static List<Inline> DivideTooLong(List<Inline> atoms, Func<string, IEnumerable<string>> pieces, int max, Func<RichText, int> measure) =>
        [.. atoms.SelectMany(atom => measure(new RichText([atom])) <= max ? [atom] : Divide(atom, pieces))];

    private static IEnumerable<Inline> Divide(Inline inline, Func<string, IEnumerable<string>> pieces) =>
        inline is Inline.Instant ? [inline] : pieces(inline.Value).Select(piece => inline with { Value = piece });

    // Binary search: the length grows with every atom. At least one is taken, so that the text moves on.
    private static int LargestFitting(List<Inline> atoms, int start, int max, Func<RichText, int> measure)
    {
        var (fits, tooMany) = (start + 1, atoms.Count + 1);
        while (tooMany - fits > 1)
        {
            var middle = fits + ((tooMany - fits) / 2);
            if (measure(Join(atoms, start, middle)) <= max)
            {
                fits = middle;
            }
            else
            {
                tooMany = middle;
            }
        }

        return fits;
    }

    // A sentence's end in the second half of the part is worth the room it leaves.
    private static int LastSentenceEnd(List<Inline> atoms, int start, int end)
    {
        for (var i = end; i > start + ((end - start) / 2); i--)
        {
            var word = atoms[i - 1].Value;
            if (word.EndsWith(' ') && word.TrimEnd(' ', '"', '”', '’', '»', ')', ']') is [.., '.' or '!' or '?' or '…' or '。' or '！' or '？'])
            {
                return i;
            }
        }

        return end;
    }

    private static RichText Join(List<Inline> atoms, int start, int end)
    {
        var joined = new List<Inline>();
        var value = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            value.Append(atoms[i].Value);
            // Atoms of one inline differ in nothing but their words.
            var continues = i + 1 < end && atoms[i] is not Inline.Instant && atoms[i + 1] == atoms[i] with { Value = atoms[i + 1].Value };
            if (!continues)
            {
                joined.Add(atoms[i] with { Value = value.ToString() });
                value.Clear();
            }
        }

        return new(joined);
    }

    private static IEnumerable<string> Words(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var space = text.IndexOf(' ', start);
            var end = space < 0 ? text.Length : space + 1;
            yield return text[start..end];
            start = end;
        }
    }

    private static IEnumerable<string> Graphemes(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, start);
            yield return text.Substring(start, length);
            start += length;
        }
    }

    private static IEnumerable<string> CodePoints(string text) => text.EnumerateRunes().Select(rune => rune.ToString());
}
