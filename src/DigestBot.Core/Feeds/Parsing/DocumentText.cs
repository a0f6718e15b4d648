using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using DigestBot.Core.Text;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>Turns a document's bytes into text, whatever its publisher says its encoding is.</summary>
/// <remarks>
/// Order of belief: a byte order mark; bytes that are valid UTF-8 beyond ASCII (hardly ever by accident); the HTTP header;
/// the XML declaration; a guess. RFC 7303 puts the header first, but servers send their default for files they know nothing about.
/// </remarks>
internal static partial class DocumentText
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>UTF-8 in which every stray byte is read as Windows-1252: what a page pasted together from two sources needs.</summary>
    private static readonly Encoding ForgivingUtf8;

    static DocumentText()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        ForgivingUtf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new Windows1252Fallback());
    }

    /// <summary>The text of a feed or of a list of feeds.</summary>
    /// <exception cref="FeedFormatException">It is larger than a feed may be, or no text.</exception>
    public static string Read(ReadOnlyMemory<byte> document, string? contentType, int maxBytes = FeedLimits.MaxBytes)
    {
        if (document.Length > maxBytes)
        {
            throw FeedLimits.TooLarge(document.Length, maxBytes);
        }

        return DocumentKind.OfBytes(document.Span) is { } other ? throw other : Decode(document.Span, contentType);
    }

    public static string Decode(ReadOnlySpan<byte> document, string? contentType)
    {
        var (encoding, skip) = Detect(document, contentType);
        return DoubleEncoding.Mend(WithoutC1Controls(encoding.GetString(document[skip..])));
    }

    private static (Encoding Encoding, int Skip) Detect(ReadOnlySpan<byte> document, string? contentType)
    {
        switch (document)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return (ForgivingUtf8, 3);
            case [0xFF, 0xFE, 0, 0, ..]:
                return (Encoding.UTF32, 4);
            case [0xFF, 0xFE, ..]:
                return (Encoding.Unicode, 2);
            case [0xFE, 0xFF, ..]:
                return (Encoding.BigEndianUnicode, 2);
            case [(byte)'<', 0, _, 0, ..]:
                return (Encoding.Unicode, 0);
            case [0, (byte)'<', 0, _, ..]:
                return (Encoding.BigEndianUnicode, 0);
        }

        var declared = Known(CharsetOf(contentType)) ?? Known(DeclarationOf(document));
        if (declared is not null && !IsUtf8(declared) && !declared.IsSingleByte && Decodes(declared, document))
        {
            return (declared, 0);
        }

        if (Decodes(StrictUtf8, document))
        {
            return (StrictUtf8, 0);
        }

        return (declared is null || IsUtf8(declared) ? Guess(document) : declared, 0);
    }

    /// <summary>Cyrillic text has hardly any ASCII letters, Western text hardly any others; which half of the upper range holds
    /// the small letters tells KOI8-R from Windows-1251.</summary>
    private static Encoding Guess(ReadOnlySpan<byte> document)
    {
        int low = 0, high = 0, multibyte = 0;
        for (var i = 0; i < document.Length; i++)
        {
            low += document[i] is >= 0xC0 and <= 0xDF ? 1 : 0;
            high += document[i] >= 0xE0 ? 1 : 0;
            multibyte += document[i] >= 0xC2 && i + 1 < document.Length && document[i + 1] is >= 0x80 and <= 0xBF ? 1 : 0;
        }

        var looksCyrillic = low + high > document.Length / 5 && multibyte < (low + high) / 4;
        return looksCyrillic ? Encoding.GetEncoding(high > low ? "windows-1251" : "koi8-r")
            : IsMostlyStray(document) ? Encoding.GetEncoding("windows-1252")
            : ForgivingUtf8;
    }

    /// <summary>Whether what is no UTF-8 outnumbers what is: then even that is so by accident, as "é", a hard space and "»" in a row are.</summary>
    private static bool IsMostlyStray(ReadOnlySpan<byte> document)
    {
        int stray = 0, valid = 0;
        while (!document.IsEmpty)
        {
            var isValid = Rune.DecodeFromUtf8(document, out _, out var length) is OperationStatus.Done;
            stray += isValid ? 0 : 1;
            valid += isValid && length > 1 ? 1 : 0;
            document = document[length..];
        }

        return stray > valid;
    }

    private static bool Decodes(Encoding encoding, ReadOnlySpan<byte> document)
    {
        try
        {
            var strict = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            strict.GetCharCount(document);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsUtf8(Encoding encoding) => encoding.CodePage == Encoding.UTF8.CodePage;

    /// <summary>Names as the web uses them: Latin-1 and ASCII mean Windows-1252, GB2312 means GB18030 (WHATWG Encoding Standard).</summary>
    private static Encoding? Known(string? name)
    {
        var usual = name?.Trim().ToLowerInvariant() switch
        {
            null or "" => null,
            "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "ansi" => "windows-1252",
            "iso-8859-9" or "latin5" => "windows-1254",
            "gb2312" or "gbk" or "x-gbk" => "gb18030",
            "sjis" or "x-sjis" or "windows-31j" or "ms_kanji" => "shift_jis",
            "ks_c_5601-1987" or "ksc5601" => "euc-kr",
            "utf8" => "utf-8",
            var other => other,
        };
        try
        {
            var encoding = usual is null ? null : Encoding.GetEncoding(usual);

            // The declaration was just read byte by byte: the document cannot be in UTF-16 or UTF-32.
            return encoding?.CodePage is 1200 or 1201 or 12000 or 12001 ? null : encoding;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string? CharsetOf(string? contentType)
    {
        var match = Charset().Match(contentType ?? "");
        return match.Success ? match.Groups["name"].Value : null;
    }

    private static string? DeclarationOf(ReadOnlySpan<byte> document)
    {
        var start = Encoding.Latin1.GetString(document[..Math.Min(document.Length, 1024)]);
        var match = Declaration().Match(start);
        return match.Success ? match.Groups["name"].Value : null;
    }

    /// <summary>U+0080-009F are Windows-1252 characters in the wrong place: no feed means the control characters.</summary>
    private static string WithoutC1Controls(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') < 0)
        {
            return text;
        }

        return string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = source[i] is >= '\u0080' and <= '\u009F' ? Windows1252Fallback.Character((byte)source[i]) : source[i];
            }
        });
    }

    [GeneratedRegex("""charset\s*=\s*["']?(?<name>[^\s"';,]+)""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Charset();

    [GeneratedRegex("""<\?xml[^>]{0,200}?encoding\s*=\s*["'](?<name>[A-Za-z0-9._:-]+)["']""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Declaration();
}
