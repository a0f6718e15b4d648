using System.Globalization;

namespace DigestBot.Core.Text;

/// <summary>Finds the sentences of a text by rules: marks that end one, and all that looks like an end and is none.</summary>
/// <remarks>
/// Abbreviations, initials, ordinals and decimals do not end a sentence, nor does a mark inside a quotation or a bracket
/// that closes in the same paragraph. English, German, French and Spanish have lists of their own; other languages get
/// the rules alone. Every sentence is a piece of the text, unchanged: nothing is lost but the white space between.
/// </remarks>
public static class SentenceSplitter
{
    /// <summary>Past this a quotation holds sentences of its own: nobody reads a sentence of a thousand letters.</summary>
    private const int LongestQuotation = 400;

    private const int LongestBracket = 200;

    public static IReadOnlyList<Sentence> Split(string text, string language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<Sentence>();
        var abbreviations = Abbreviations.For(language);
        var paragraph = 0;
        foreach (var (start, end) in Paragraphs(text))
        {
            SplitParagraph(text, start, end, paragraph++, abbreviations, sentences);
        }

        return sentences;
    }

    private static void SplitParagraph(string text, int start, int end, int paragraph, Abbreviations abbreviations, List<Sentence> sentences)
    {
        var enclosed = Enclosures.Find(text, start, end, LongestQuotation, LongestBracket);
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (!IsEndMark(text[i]))
            {
                continue;
            }

            var mark = i;
            while (i + 1 < end && (IsEndMark(text[i + 1]) || IsCloser(text, i + 1, end)))
            {
                i++;
            }

            if (!enclosed.Contains(i) && EndsSentence(text, from, mark, i + 1, end, abbreviations))
            {
                Add(from, i + 1);
                from = i + 1;
            }
        }

        Add(from, end);

        void Add(int first, int last)
        {
            while (first < last && char.IsWhiteSpace(text[first]))
            {
                first++;
            }

            while (last > first && char.IsWhiteSpace(text[last - 1]))
            {
                last--;
            }

            if (first < last)
            {
                sentences.Add(new Sentence(text[first..last], first, paragraph));
            }
        }
    }

    /// <param name="mark">The first end mark.</param>
    /// <param name="after">Past the marks and what closes with them.</param>
    private static bool EndsSentence(string text, int from, int mark, int after, int end, Abbreviations abbreviations)
    {
        if (IsWideEndMark(text[mark]))
        {
            return true;
        }

        if (after >= end)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[after]))
        {
            return false;
        }

        var next = NextWord(text, after, end);
        if (next.Length == 0 || !StartsLikeASentence(next))
        {
            return false;
        }

        if (text[after - 1] is '"' or '”' or '“' or '»' or '«' or '’' or '\'' && abbreviations.TellsWhoSpoke(text.AsSpan(after, Math.Min(60, end - after))))
        {
            return false;
        }

        var single = !IsEndMark(text[mark + 1]);
        return text[mark] != '.' || !single || EndsWithFullStop(text, from, mark, next, abbreviations);
    }

    private static bool EndsWithFullStop(string text, int from, int mark, ReadOnlySpan<char> next, Abbreviations abbreviations)
    {
        var wordStart = mark;
        while (wordStart > from && !char.IsWhiteSpace(text[wordStart - 1]) && text[wordStart - 1] is not ('(' or '"' or '“' or '„' or '«' or '['))
        {
            wordStart--;
        }

        var word = text.AsSpan(wordStart, mark - wordStart);
        if (word.IsEmpty)
        {
            // " . " with white space before it: a mark left over from a page's layout still separates.
            return true;
        }

        if (IsNumber(word) || (abbreviations.OrdinalsEndInStop && IsRomanNumeral(word)))
        {
            var enumerates = text.AsSpan(from, wordStart - from).IsWhiteSpace();
            var ordinal = abbreviations.OrdinalsEndInStop && (word.Length <= 2 || !IsNumber(word));
            return !enumerates && (!ordinal || abbreviations.OftenStartsSentence(next));
        }

        if (abbreviations.NeverEnds(word, next))
        {
            return false;
        }

        if (IsInitial(word) || abbreviations.MayEnd(word))
        {
            return abbreviations.OftenStartsSentence(next);
        }

        return true;
    }

    private static IEnumerable<(int Start, int End)> Paragraphs(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
            if (end < 0)
            {
                end = text.Length;
            }

            if (!text.AsSpan(start, end - start).IsWhiteSpace())
            {
                yield return (start, end);
            }

            start = end + 2;
        }
    }

    private static ReadOnlySpan<char> NextWord(string text, int from, int end)
    {
        while (from < end && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        var last = from;
        while (last < end && !char.IsWhiteSpace(text[last]))
        {
            last++;
        }

        return text.AsSpan(from, last - from);
    }

    /// <summary>A capital, a figure, a letter of a script without case, or one of these behind an opening mark.</summary>
    private static bool StartsLikeASentence(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(c))
            {
                case UnicodeCategory.LowercaseLetter:
                    return false;
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber:
                    return true;
            }
        }

        // Only marks: an opening "« " or a dash stands before what decides; emoji end what was before them.
        return true;
    }

    private static bool IsEndMark(char c) => c is '.' or '!' or '?' or '…' or '؟' or '۔' or '।' || IsWideEndMark(c);

    /// <summary>Marks of scripts that put no space after a sentence.</summary>
    private static bool IsWideEndMark(char c) => c is '。' or '！' or '？' or '．';

    private static bool IsCloser(string text, int at, int end) => text[at] switch
    {
        '”' or '’' or ')' or ']' or '」' or '』' or '）' => true,
        '"' or '“' or '»' or '\'' => at + 1 >= end || !char.IsLetterOrDigit(text[at + 1]),
        _ => false,
    };

    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRomanNumeral(ReadOnlySpan<char> word) => !word.ContainsAnyExcept("IVX");

    /// <summary>"J" of "J. Smith", "U.S" of "U.S.", "J.-P" of "J.-P. Martin".</summary>
    private static bool IsInitial(ReadOnlySpan<char> word)
    {
        var letters = 0;
        foreach (var c in word)
        {
            if (char.IsLetter(c))
            {
                if (++letters > 1)
                {
                    return false;
                }
            }
            else if (c is '.' or '-')
            {
                letters = 0;
            }
            else
            {
                return false;
            }
        }

        return letters == 1;
    }
}
