using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>Resolves numeric references and HTML's named ones; a document's own entities are never looked at.</summary>
internal static class CharacterReferences
{
    // The longest name in HTML's table is CounterClockwiseContourIntegral.
    private const int LongestName = 32;

    public static string Decode(ReadOnlySpan<char> text)
    {
        var ampersand = text.IndexOf('&');
        if (ampersand < 0)
        {
            return text.ToString();
        }

        var decoded = new StringBuilder(text.Length);
        while (ampersand >= 0)
        {
            decoded.Append(text[..ampersand]);
            text = text[ampersand..];
            text = text[Append(decoded, text)..];
            ampersand = text.IndexOf('&');
        }

        return decoded.Append(text).ToString();
    }

    /// <summary>Appends what the reference at the start of <paramref name="text"/> means, or its ampersand where it is none.</summary>
    /// <returns>How many characters were used.</returns>
    private static int Append(StringBuilder decoded, ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, LongestName + 2)].IndexOf(';');
        if (end > 1)
        {
            var name = text[1..end];
            var meaning = name[0] == '#' ? Numeric(name[1..]) : Named(name);
            if (meaning is not null)
            {
                decoded.Append(meaning);
                return end + 1;
            }
        }

        decoded.Append('&');
        return 1;
    }

    private static string? Named(ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case "amp": return "&";
            case "lt": return "<";
            case "gt": return ">";
            case "quot": return "\"";
            case "apos": return "'";
            case "nbsp": return "\u00A0";
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return null;
            }
        }

        return HtmlEntityProvider.Resolver.GetSymbol($"{name};");
    }

    /// <summary>As HTML reads them: 128-159 are Windows-1252, what is no character becomes U+FFFD.</summary>
    private static string? Numeric(ReadOnlySpan<char> number)
    {
        var hexadecimal = number is ['x' or 'X', ..];
        var digits = hexadecimal ? number[1..] : number;
        if (!int.TryParse(digits, hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return null;
        }

        if (code is >= 0x80 and <= 0x9F)
        {
            return Windows1252Fallback.Character((byte)code).ToString();
        }

        return code is not (0 or < 0) && Rune.IsValid(code) ? new Rune(code).ToString() : "\uFFFD";
    }
}
