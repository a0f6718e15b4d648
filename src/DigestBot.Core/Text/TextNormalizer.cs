using System.Buffers;
using System.Globalization;
using System.Text;

namespace DigestBot.Core.Text;

/// <summary>Brings text from outside into the one form that every later stage may rely on.</summary>
/// <remarks>
/// Control characters and bidirectional overrides (U+202A-202E, which can make a link read as another) are removed,
/// isolates (U+2066-2069) that were opened are closed, and the joiners U+200C and U+200D stay: Persian, Indic scripts
/// and emoji need them. White space folds to single spaces; line breaks are kept by <see cref="CleanParagraphs"/> alone.
/// </remarks>
public static class TextNormalizer
{
    // Composed already, whatever stands beside them, and most lines hold nothing else: a look is quicker than the normaliser's.
    // Everything before the first combining mark; dashes, quotation marks and signs of currencies; arrows.
    private static readonly SearchValues<char> Composed = SearchValues.Create([.. Span('\0', '\u02FF'), .. Span('\u2010', '\u20CF'), .. Span('\u2190', '\u21FF')]);

    // Nothing here is removed, folds or composes: letters, signs, the one space; no soft hyphen.
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Span(' ', '~'), .. Span('\u00A1', '\u00AC'), .. Span('\u00AE', '\u02FF'), .. Span('\u2010', '\u2027'), .. Span('\u20A0', '\u20CF')]);

    /// <summary>One line: every run of white space becomes one space; ends trimmed; NFC.</summary>
    public static string CleanLine(string? text) => Clean(text, keepParagraphs: false);

    /// <summary>Like <see cref="CleanLine"/>, but a space at either end stays: for a run that other runs stand next to.</summary>
    public static string CleanRun(string? text)
    {
        var cleaned = CleanLine(text);
        if (string.IsNullOrEmpty(text) || (cleaned.Length == 0 && !text.Any(char.IsWhiteSpace)))
        {
            return "";
        }

        var before = char.IsWhiteSpace(text[0]) ? " " : "";
        var after = cleaned.Length > 0 && char.IsWhiteSpace(text[^1]) ? " " : "";
        return before + cleaned + after;
    }

    /// <summary>Paragraphs separated by one blank line; white space inside each folded; NFC.</summary>
    /// <remarks>A single line break is a space; two or more are a paragraph's end.</remarks>
    public static string CleanParagraphs(string? text) => Clean(text, keepParagraphs: true);

    /// <summary>Case and diacritics folded, for comparing words as readers do ("Zürich" = "zurich", "Straße" = "strasse").</summary>
    public static string Fold(string text)
    {
        var decomposed = text.Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var c in decomposed)
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(c))
            {
                case UnicodeCategory.NonSpacingMark:
                    break;
                default:
                    if (c is 'ß')
                    {
                        folded.Append("ss");
                    }
                    else
                    {
                        folded.Append(c is '’' ? '\'' : char.ToLowerInvariant(c));
                    }

                    break;
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string Clean(string? text, bool keepParagraphs)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        if (IsClean(text))
        {
            return text;
        }

        // Broken surrogates would make Normalize throw; a replacement character is what a reader should see.
        var source = IsWellFormed(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        var cleaned = new StringBuilder(source.Length);
        var openIsolates = 0;
        var lineBreaks = 0;
        var space = false;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (c is '\n' or '\u2029' || (c is '\r' && (i + 1 >= source.Length || source[i + 1] != '\n')))
            {
                lineBreaks += c is '\u2029' ? 2 : 1;
                space = true;
            }
            else if (char.IsWhiteSpace(c))
            {
                space = true;
            }
            else if (!IsRemoved(c))
            {
                if (space && cleaned.Length > 0)
                {
                    if (keepParagraphs && lineBreaks > 1)
                    {
                        CloseIsolates(cleaned, ref openIsolates);
                        cleaned.Append("\n\n");
                    }
                    else
                    {
                        cleaned.Append(' ');
                    }
                }

                space = false;
                lineBreaks = 0;
                if (c is >= '\u2066' and <= '\u2068')
                {
                    openIsolates++;
                }
                else if (c is '\u2069' && --openIsolates < 0)
                {
                    openIsolates = 0;
                    continue;
                }

                cleaned.Append(c);
            }
        }

        CloseIsolates(cleaned, ref openIsolates);
        var line = cleaned.ToString();
        return line.AsSpan().ContainsAnyExcept(Composed) ? line.Normalize(NormalizationForm.FormC) : line;
    }

    private static bool IsClean(string text) =>
        text[0] != ' ' && text[^1] != ' ' && !text.AsSpan().ContainsAnyExcept(Plain) && !text.Contains("  ", StringComparison.Ordinal);

    private static IEnumerable<char> Span(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);

    private static void CloseIsolates(StringBuilder cleaned, ref int open)
    {
        cleaned.Append('\u2069', open);
        open = 0;
    }

    // Soft hyphens and zero-width spaces are layout hints of one page; they would split words for every later stage.
    private static bool IsRemoved(char c) =>
        c is (>= '\u202A' and <= '\u202E') or '\u200E' or '\u200F' or '\u061C' or '\u00AD' or '\u200B' or '\uFEFF' or '\uFFFE' or '\uFFFF'
        || char.IsControl(c);

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
