using System.Globalization;

namespace DigestBot.Core.Text;

/// <summary>Cuts text into words by Unicode's classes, without allocating.</summary>
/// <remarks>
/// Chinese, Japanese, Thai, Lao, Khmer and Burmese put no spaces between words: they come as overlapping pairs of
/// characters, which serve retrieval about as well as a dictionary does (Nie et al., "On the use of words and n-grams
/// for Chinese information retrieval", IRAL 2000).
/// </remarks>
public static class Tokenizer
{
    /// <summary>The tokens of the text in order: <c>foreach (var token in Tokenizer.Tokens(text))</c>.</summary>
    public static TokenEnumerator Tokens(ReadOnlySpan<char> text) => new(text);

    /// <summary>Walks over a text; a struct on the stack, because clustering reads every word of every article.</summary>
    public ref struct TokenEnumerator
    {
        private readonly ReadOnlySpan<char> text;
        private int position;

        internal TokenEnumerator(ReadOnlySpan<char> text) => this.text = text;

        public Token Current { get; private set; }

        public readonly TokenEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (position < text.Length)
            {
                var c = text[position];
                if (IsUnspaced(c))
                {
                    TakeCharacters();
                    return true;
                }

                if (IsWordCharacter(position, out _))
                {
                    TakeWord();
                    return true;
                }

                position++;
            }

            return false;
        }

        // A run of n characters yields its n - 1 pairs; a single one stands for itself.
        private void TakeCharacters()
        {
            var hasNext = position + 1 < text.Length && IsUnspaced(text[position + 1]);
            if (!hasNext)
            {
                Current = new Token(position, 1, TokenKind.CharacterPair);
                position++;
                return;
            }

            Current = new Token(position, 2, TokenKind.CharacterPair);
            var lastPair = position + 2 >= text.Length || !IsUnspaced(text[position + 2]);
            position += lastPair ? 2 : 1;
        }

        private void TakeWord()
        {
            var start = position;
            var onlyDigits = true;
            while (position < text.Length && !IsUnspaced(text[position]))
            {
                if (IsWordCharacter(position, out var length))
                {
                    onlyDigits &= char.IsDigit(text[position]);
                    position += length;
                }
                else if (JoinsItsNeighbours(onlyDigits))
                {
                    position++;
                }
                else
                {
                    break;
                }
            }

            Current = new Token(start, position - start, onlyDigits ? TokenKind.Number : TokenKind.Word);
        }

        // "don't" and "4,051" are one token each, "well-known" is two and so is "U.S".
        private readonly bool JoinsItsNeighbours(bool afterDigits)
        {
            if (position + 1 >= text.Length)
            {
                return false;
            }

            var next = text[position + 1];
            return text[position] switch
            {
                '\'' or '’' => !afterDigits && char.IsLetter(next) && !IsUnspaced(next),
                '.' or ',' or ':' => afterDigits && char.IsDigit(next),
                '\u200C' or '\u200D' => char.IsLetter(next) && !IsUnspaced(next),
                _ => false,
            };
        }

        private readonly bool IsWordCharacter(int index, out int length)
        {
            length = 1;
            var c = text[index];
            if (char.IsAscii(c))
            {
                return char.IsAsciiLetterOrDigit(c);
            }

            if (char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                length = 2;
                return IsWord(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(c, text[index + 1])));
            }

            return IsWord(char.GetUnicodeCategory(c));
        }
    }

    internal static bool IsUnspaced(char c) => c >= '\u0E00' && c switch
    {
        <= '\u0EFF' => c is not '\u0E2F' and not '\u0E5A' and not '\u0E5B' && !char.IsDigit(c),
        >= '\u1000' and <= '\u109F' => !char.IsDigit(c) && c is not '\u104A' and not '\u104B',
        >= '\u1780' and <= '\u17D3' => true,
        >= '\u3041' and <= '\u3096' => true,
        >= '\u30A1' and <= '\u30FA' => true,
        '\u30FC' or '\u3005' => true,
        >= '\u31F0' and <= '\u31FF' => true,
        >= '\u3400' and <= '\u4DBF' => true,
        >= '\u4E00' and <= '\u9FFF' => true,
        >= '\uF900' and <= '\uFAFF' => true,
        _ => false,
    };

    private static bool IsWord(UnicodeCategory category) => category is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
