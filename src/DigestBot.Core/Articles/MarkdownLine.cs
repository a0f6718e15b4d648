using System.Buffers;
using System.Text.RegularExpressions;
using DigestBot.Core.Text;

namespace DigestBot.Core.Articles;

/// <summary>One line of Markdown without its marks. Text that is no Markdown passes unchanged.</summary>
internal static partial class MarkdownLine
{
    // Rules, underlined headings, fences of code, the line under a table's head.
    private static readonly SearchValues<char> RuleMarks = SearchValues.Create("-=*_~`| :");

    /// <param name="isHeading">Whether the line was a heading with words in it.</param>
    public static string Unwrap(string line, out bool isHeading)
    {
        isHeading = false;
        var text = TextNormalizer.CleanLine(line);
        if (text.Length == 0 || (text.Length >= 3 && !text.AsSpan().ContainsAnyExcept(RuleMarks)))
        {
            return "";
        }

        var afterMarks = text.AsSpan().TrimStart('#');
        var marks = text.Length - afterMarks.Length;
        if (marks is >= 1 and <= 6 && (afterMarks.IsEmpty || afterMarks[0] == ' '))
        {
            text = afterMarks.TrimEnd('#').Trim().ToString();
            isHeading = true;
        }
        else if (text.Length > 2 && text[1] == ' ' && text[0] is '>' or '*' or '-' or '+' or '•')
        {
            text = text[1..].TrimStart();
        }

        if (text.Contains("](", StringComparison.Ordinal))
        {
            text = Link().Replace(Image().Replace(text, ""), "${text}").Trim();
        }

        text = text.Replace("**", "", StringComparison.Ordinal);
        isHeading &= text.Length > 0;
        return text;
    }

    [GeneratedRegex(@"!\[[^\[\]]*\]\([^()]*\)", RegexOptions.None, Pattern.TimeoutMilliseconds)]
    private static partial Regex Image();

    [GeneratedRegex(@"\[(?<text>[^\[\]]*)\]\([^()]*(?:\([^()]*\))?[^()]*\)", RegexOptions.None, Pattern.TimeoutMilliseconds)]
    private static partial Regex Link();
}
