using System.Text;
using System.Text.RegularExpressions;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>Reads a page's bytes as text: byte order mark, HTTP header, the page's own meta element, then UTF-8 or Windows-1252.</summary>
internal static partial class HtmlEncoding
{
    // The HTML standard's own limit for where a page must name its encoding.
    private const int DeclarationWithin = 4096;

    static HtmlEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(ReadOnlyMemory<byte> page, string? contentType)
    {
        var bytes = page.Span;
        if (bytes.StartsWith("\uFEFF"u8))
        {
            return Encoding.UTF8.GetString(bytes[3..]);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes[2..]);
        }

        var named = Named(contentType) ?? Named(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationWithin)]));
        if (named is not null and not UTF8Encoding)
        {
            return named.GetString(bytes);
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException) when (named is null)
        {
            return Encoding.GetEncoding(1252).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.UTF8.GetString(bytes);
        }
    }

    private static Encoding? Named(string? text)
    {
        var match = text is null ? Match.Empty : Charset().Match(text);
        if (!match.Success)
        {
            return null;
        }

        // Browsers read these as their Windows supersets, and so were the pages written.
        var name = match.Groups["name"].Value.ToLowerInvariant() switch
        {
            "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => "windows-1252",
            "gb2312" or "gbk" => "gb18030",
            "shift-jis" or "sjis" or "x-sjis" => "shift_jis",
            var other => other,
        };
        try
        {
            // UTF-16 named in bytes that could be read as ASCII is a mistake.
            return name.StartsWith("utf-16", StringComparison.Ordinal) ? Encoding.UTF8 : Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""charset\s*=\s*["']?\s*(?<name>[A-Za-z0-9_:.\-]{2,30})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Charset();
}
