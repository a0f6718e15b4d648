using System.Text;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>Reads bytes that are not valid in the document's encoding as Windows-1252, the usual stray.</summary>
internal sealed class Windows1252Fallback : DecoderFallback
{
    // 0x80-0x9F; the five undefined positions keep their code, as in the WHATWG Encoding Standard.
    private const string Upper =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
        "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    public static char Character(byte value) => value is >= 0x80 and <= 0x9F ? Upper[value - 0x80] : (char)value;

    /// <summary>The byte that stands for the character; false where none does.</summary>
    public static bool TryGetByte(char character, out byte value)
    {
        var upper = character < 0x80 ? -1 : Upper.IndexOf(character, StringComparison.Ordinal);
        value = upper >= 0 ? (byte)(upper + 0x80) : (byte)character;
        return upper >= 0 || character <= 0xFF;
    }

    // A decoder reports at most four bytes at a time.
    public override int MaxCharCount => 4;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private byte[] bytes = [];
        private int next;

        public override int Remaining => bytes.Length - next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            bytes = bytesUnknown;
            next = 0;
            return bytes.Length > 0;
        }

        // U+0000 tells the decoder that nothing is left.
        public override char GetNextChar() => next < bytes.Length ? Character(bytes[next++]) : '\0';

        public override bool MovePrevious()
        {
            if (next == 0)
            {
                return false;
            }

            next--;
            return true;
        }
    }
}
