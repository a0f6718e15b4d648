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

        var atoms = text.Inlines.SelectMany(Words).SelectMany(word => Fitting(word, max, measure)).ToList();
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

    private static IEnumerable<Atom> Words(Inline inline, int position)
    {
        // An instant is shown in the platform's words: there is nothing to divide.
        if (inline is Inline.Instant)
        {
            yield return new(inline, position, inline.Value);
            yield break;
        }

        var text = inline.Value;
        for (var start = 0; start < text.Length;)
        {
            var space = text.IndexOf(' ', start);
            var end = space < 0 ? text.Length : space + 1;
            yield return new(inline, position, text[start..end]);
            start = end;
        }
    }

    private static IEnumerable<Atom> Fitting(Atom atom, int max, Func<RichText, int> measure)
    {
        var middle = measure(Join([atom], 0, 1)) <= max ? 0 : Middle(atom);
        return middle == 0
            ? [atom]
            : Fitting(atom with { Value = atom.Value[..middle] }, max, measure).Concat(Fitting(atom with { Value = atom.Value[middle..] }, max, measure));
    }

    /// <summary>Where a word too long for a part is divided; 0 where it cannot be.</summary>
    private static int Middle(Atom atom)
    {
        if (atom.Inline is Inline.Instant)
        {
            return 0;
        }

        var graphemes = StringInfo.ParseCombiningCharacters(atom.Value);
        var half = atom.Value.Length / 2;
        return graphemes.Length > 1 ? graphemes[graphemes.Length / 2] : char.IsLowSurrogate(atom.Value[half]) ? half - 1 : half;
    }

    // Binary search: the length grows with every atom. At least one is taken, so that the text moves on.
    private static int LargestFitting(List<Atom> atoms, int start, int max, Func<RichText, int> measure)
    {
        var (fits, tooMany) = (start + 1, FirstBeyond(atoms, start, max) + 1);
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

    // Markup only adds: no more than this can fit, and the search need not measure the whole text.
    private static int FirstBeyond(List<Atom> atoms, int start, int max)
    {
        var end = start;
        for (var length = 0; end < atoms.Count && length <= max; end++)
        {
            length += atoms[end].Value.Length;
        }

        return end;
    }

    // A sentence's end in the second half of the part is worth the room it leaves.
    private static int LastSentenceEnd(List<Atom> atoms, int start, int end)
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

    private static RichText Join(List<Atom> atoms, int start, int end)
    {
        var joined = new List<Inline>();
        var value = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            value.Append(atoms[i].Value);
            if (i + 1 == end || atoms[i + 1].Position != atoms[i].Position)
            {
                joined.Add(atoms[i].Inline with { Value = value.ToString() });
                value.Clear();
            }
        }

        return new(joined);
    }

    /// <param name="Inline">What it is a piece of.</param>
    /// <param name="Position">Of that inline in the text.</param>
    private readonly record struct Atom(Inline Inline, int Position, string Value);
}
