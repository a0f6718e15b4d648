using System.Buffers;
using System.Text.RegularExpressions;
using DigestBot.Core.Text;

namespace DigestBot.Core.Articles;

/// <summary>Keeps documents that nest thousands deep away from the parser: its time grows with the square of the depth, and with it the stack.</summary>
internal static partial class FlatMarkup
{
    // Real pages stay under 100; a page that forgets to close its font tags reaches some hundreds.
    private const int DeepestNesting = 1500;

    // Void elements hold nothing, and these others close each other.
    private static readonly HashSet<string> NeverNest = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    };

    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n/>");

    /// <returns>The document itself, or one with every tag a paragraph's where it nests too deep.</returns>
    public static string Of(string html) => Depth(html) > DeepestNesting ? Tag().Replace(html, "<p>") : html;

    private static int Depth(string html)
    {
        var lookup = NeverNest.GetAlternateLookup<ReadOnlySpan<char>>();
        var text = html.AsSpan();
        var depth = 0;
        var deepest = 0;
        for (var at = text.IndexOf('<'); at >= 0 && at + 1 < text.Length; at = text.IndexOf('<'))
        {
            text = text[(at + 1)..];
            if (text[0] == '/')
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (char.IsAsciiLetter(text[0]))
            {
                // No name of an element is longer than this, "blockquote" with room to spare.
                var name = text[..Math.Min(text.Length, 16)];
                var end = name.IndexOfAny(NameEnd);
                if (!lookup.Contains(end < 0 ? name : name[..end]))
                {
                    deepest = Math.Max(deepest, ++depth);
                }
            }
        }

        return deepest;
    }

    [GeneratedRegex("<[^<>]*>?", RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Tag();
}
