using System.Buffers;
using System.Runtime.InteropServices;
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
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var text = html.AsSpan();
        var depth = 0;
        var deepest = 0;
        for (var at = text.IndexOf('<'); at >= 0 && at + 1 < text.Length; at = text.IndexOf('<'))
        {
            text = text[(at + 1)..];
            var closes = text[0] == '/';
            if (NameOf(closes ? text[1..] : text) is { Length: > 0 } name)
            {
                depth += Change(open, name, closes);
                deepest = Math.Max(deepest, depth);
            }
        }

        return deepest;
    }

    /// <summary>One level more or less; a tag that closes what is not open changes nothing, for the parser passes over it.</summary>
    private static int Change(Dictionary<string, int> open, ReadOnlySpan<char> name, bool closes)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(open.GetAlternateLookup<ReadOnlySpan<char>>(), name, out _);
        if (closes && count == 0)
        {
            return 0;
        }

        var change = closes ? -1 : 1;
        count += change;
        return change;
    }

    /// <summary>Empty for what never nests, for comments and declarations.</summary>
    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        if (tag.IsEmpty || !char.IsAsciiLetter(tag[0]))
        {
            return [];
        }

        // No name of an element is longer than this, "blockquote" with room to spare.
        var name = tag[..Math.Min(tag.Length, 16)];
        var end = name.IndexOfAny(NameEnd);
        name = end < 0 ? name : name[..end];
        return NeverNest.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name) ? [] : name;
    }

    [GeneratedRegex("<[^<>]*>?", RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Tag();
}
