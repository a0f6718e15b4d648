using System.Text;
using System.Text.RegularExpressions;
using DigestBot.Core.Feeds.Parsing;
using DigestBot.Core.Text;

namespace DigestBot.Core.Articles;

/// <summary>Reads the bytes of a page or a text file as text, whatever its encoding.</summary>
public static partial class PageText
{
    // The HTML standard asks for it within 1,024 bytes; browsers and pages are less strict.
    private const int DeclarationWithin = 4096;

    /// <param name="contentType">The HTTP header, for its charset; the page's own meta element speaks where it has none.</param>
    public static string Decode(ReadOnlyMemory<byte> document, string? contentType = null)
    {
        var bytes = document.Span;
        if (contentType?.Contains("charset", StringComparison.OrdinalIgnoreCase) != true)
        {
            var meta = MetaCharset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationWithin)]));
            contentType = meta.Success ? $"text/html; charset={meta.Groups["name"].Value}" : contentType;
        }

        return DocumentText.Decode(bytes, contentType);
    }

    [GeneratedRegex("""<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*(?<name>[A-Za-z0-9_:.\-]{2,30})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex MetaCharset();
}
