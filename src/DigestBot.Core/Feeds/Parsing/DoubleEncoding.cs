using System.Text;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>Undoes UTF-8 that was taken for Latin-1 and encoded once more: "CinÃ©ma" for "Cinéma".</summary>
internal static class DoubleEncoding
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Changes the text only where every one of its letters beyond ASCII fits: a single "É »" is no proof, a document is.</summary>
    public static string Mend(string text)
    {
        var first = text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F');
        if (first < 0)
        {
            return text;
        }

        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (!Windows1252Fallback.TryGetByte(text[i], out bytes[i]) || (i == first + 1 && bytes[i] is not (>= 0x80 and <= 0xBF)))
            {
                return text;
            }
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return text;
        }
    }
}
