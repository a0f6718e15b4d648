using System.Collections.Frozen;
using System.Globalization;

namespace DigestBot.Core.Text;

/// <summary>A number as a text says it: "1.2 million", "4.051", "six". Equal values are the same fact, however written.</summary>
/// <remarks>Times, dates and numbers inside words ("G20", "Covid-19") are no quantities, save the short forms "5m", "3bn".</remarks>
public readonly record struct Quantity(decimal Value, int Start, int Length)
{
    // Half of the largest decimal's digits: any product with a magnitude fits.
    private const int MostDigits = 14;

    private static readonly FrozenDictionary<string, decimal> EnglishWords = Numbers(
        "two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 "
        + "twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90");

    private static readonly FrozenDictionary<string, decimal> GermanWords = Numbers(
        "zwei 2 drei 3 vier 4 funf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwolf 12 dreizehn 13 vierzehn 14 funfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 "
        + "zwanzig 20 dreissig 30 dreißig 30 vierzig 40 funfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90");

    private static readonly FrozenDictionary<string, decimal> FrenchWords = Numbers(
        "deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16 "
        + "vingt 20 trente 30 quarante 40 cinquante 50 soixante 60");

    private static readonly FrozenDictionary<string, decimal> SpanishWords = Numbers(
        "dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14 quince 15 dieciseis 16 diecisiete 17 dieciocho 18 diecinueve 19 "
        + "veinte 20 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90");

    private static readonly FrozenDictionary<string, decimal> Magnitudes = Numbers(
        "thousand 1000 million 1000000 millions 1000000 bn 1000000000 trillion 1000000000000 "
        + "tausend 1000 millionen 1000000 mio 1000000 milliarde 1000000000 milliarden 1000000000 mrd 1000000000 "
        + "mille 1000 milliard 1000000000 milliards 1000000000 mil 1000 millon 1000000 millones 1000000 milioni 1000000 milhoes 1000000");

    public static IReadOnlyList<Quantity> Find(ReadOnlySpan<char> text, string language)
    {
        var found = new List<Quantity>();
        var words = WordsOf(language).GetAlternateLookup<ReadOnlySpan<char>>();
        var magnitudes = Magnitudes.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> folded = stackalloc char[WordFolder.MaxLength];
        foreach (var token in Tokenizer.Tokens(text))
        {
            var word = folded[..WordFolder.Fold(token.In(text), folded)];
            if (found.Count > 0 && Follows(text, found[^1], token) && (magnitudes.TryGetValue(word, out var magnitude) || IsBillion(word, language, out magnitude)))
            {
                // "mil millones" multiplies twice, nothing three times.
                if (found[^1].Value < 1_000_000_000_000_000m)
                {
                    found[^1] = found[^1] with { Value = found[^1].Value * magnitude, Length = token.End - found[^1].Start };
                }
            }
            else if (token.Kind is TokenKind.Number && TryRead(word, language, out var value))
            {
                found.Add(new Quantity(value, token.Start, token.Length));
            }
            else if (words.TryGetValue(word, out value) || TryReadShortForm(word, out value))
            {
                found.Add(new Quantity(value, token.Start, token.Length));
            }
        }

        return found;
    }

    private static bool Follows(ReadOnlySpan<char> text, Quantity before, Token token)
    {
        var end = before.Start + before.Length;
        return token.Start - end is 1 && (char.IsWhiteSpace(text[end]) || text[end] == '-');
    }

    // A billion is a thousand millions in English and a million millions on the Continent.
    private static bool IsBillion(ReadOnlySpan<char> word, string language, out decimal magnitude)
    {
        magnitude = language is "en" or "und" ? 1_000_000_000m : 1_000_000_000_000m;
        return word is "billion" or "billions" or "billionen" or "billones";
    }

    private static bool TryRead(ReadOnlySpan<char> digits, string language, out decimal value)
    {
        value = 0;
        if (digits.Length > MostDigits || digits.Contains(':'))
        {
            return false;
        }

        var group = language is "en" or "und" or "he" or "hi" or "ja" or "ko" or "th" or "zh" ? ',' : '.';
        Span<char> plain = stackalloc char[MostDigits];
        var length = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var c = digits[i];
            if (c == group && IsGroup(digits[(i + 1)..]))
            {
                continue;
            }

            plain[length++] = c is '.' or ',' ? '.' : c;
        }

        return decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static bool IsGroup(ReadOnlySpan<char> rest) =>
        rest.Length >= 3 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && char.IsAsciiDigit(rest[2]) && (rest.Length == 3 || !char.IsAsciiDigit(rest[3]));

    private static bool TryReadShortForm(ReadOnlySpan<char> word, out decimal value)
    {
        var digits = word.TrimEnd("bmkn");
        var magnitude = word[digits.Length..] switch
        {
            "k" => 1_000m,
            "m" or "mn" => 1_000_000m,
            "b" or "bn" => 1_000_000_000m,
            _ => 0m,
        };
        value = 0;
        if (magnitude == 0 || digits.Length is 0 or > MostDigits || !decimal.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        value = number * magnitude;
        return true;
    }

    private static FrozenDictionary<string, decimal> WordsOf(string language) => language switch
    {
        "en" or "und" => EnglishWords,
        "de" => GermanWords,
        "fr" => FrenchWords,
        "es" => SpanishWords,
        _ => FrozenDictionary<string, decimal>.Empty,
    };

    private static FrozenDictionary<string, decimal> Numbers(string list) =>
        list.Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => decimal.Parse(pair[1], CultureInfo.InvariantCulture));
}
