using System.Buffers;
using System.Collections.Frozen;

namespace DigestBot.Core.Text;

/// <summary>Tells a text's language by its script and, among languages of one script, by their stop words.</summary>
/// <remarks>
/// Cautious: a wrong language keeps an article out of its story, an undetermined one costs little. A headline without two
/// telling words is <c>und</c>.
/// </remarks>
public static class LanguageDetector
{
    public const string Undetermined = "und";

    private const int LettersRead = 2_000;
    private const int TokensRead = 200;

    // Running text has 30-50 % stop words, which count a third or more of that where neighbours share them (Spanish and
    // Portuguese); text stripped of its stop words stays below.
    private const double SmallestShare = 0.10;
    private const double SmallestScore = 1.5;
    private const double Lead = 1.4;

    private static readonly SearchValues<char> Ukrainian = SearchValues.Create("іїєґІЇЄҐ");
    private static readonly SearchValues<char> Persian = SearchValues.Create("پچژگ");

    private static readonly string[] Latin = ["en", "de", "fr", "es", "it", "pt", "nl"];

    private static readonly FrozenDictionary<string, int> LanguagesOfWord = Latin
        .SelectMany((language, index) => StopWords.For(language).Words.Select(word => (Word: word, Bit: 1 << index)))
        .GroupBy(pair => pair.Word, pair => pair.Bit)
        .ToFrozenDictionary(group => group.Key, group => group.Sum());

    /// <summary>The two-letter code of the text's language, or <see cref="Undetermined"/>.</summary>
    public static string Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var script = DominantScript(text);
        return script is "latin" ? AmongLatin(text) : script;
    }

    private static string DominantScript(string text)
    {
        Dictionary<string, int> letters = [];
        string? script = null;
        int run = 0, read = 0;
        foreach (var c in text)
        {
            if (ScriptOf(c) is not { } own)
            {
                continue;
            }

            // Most texts are one run in one script.
            if (!ReferenceEquals(own, script))
            {
                Count(letters, script, run);
                (script, run) = (own, 0);
            }

            run++;
            if (++read == LettersRead)
            {
                break;
            }
        }

        Count(letters, script, run);
        if (letters.Count == 0)
        {
            return Undetermined;
        }

        // Japanese is written with Chinese characters too, and foreign names stand in Latin letters everywhere.
        if (letters.TryGetValue("ja", out var kana) && kana * 10 >= letters.GetValueOrDefault("zh"))
        {
            letters["ja"] += letters.GetValueOrDefault("zh");
        }

        var dominant = letters.MaxBy(pair => pair.Value).Key;
        return dominant switch
        {
            "ru" when text.AsSpan().ContainsAny(Ukrainian) => "uk",
            "ar" when text.AsSpan().ContainsAny(Persian) => "fa",
            _ => dominant,
        };
    }

    private static void Count(Dictionary<string, int> letters, string? script, int run)
    {
        if (script is not null)
        {
            letters[script] = letters.GetValueOrDefault(script) + run;
        }
    }

    private static string? ScriptOf(char c) => c switch
    {
        (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '\u00C0' and <= '\u024F' and not '×' and not '÷') => "latin",
        < '\u0370' => null,
        <= '\u03FF' => "el",
        <= '\u052F' => "ru",
        >= '\u0590' and <= '\u05FF' => "he",
        >= '\u0600' and <= '\u077F' => "ar",
        >= '\u0900' and <= '\u097F' => "hi",
        >= '\u0E00' and <= '\u0E7F' => "th",
        >= '\u3040' and <= '\u30FF' => "ja",
        >= '\u3400' and <= '\u9FFF' => "zh",
        >= '\uAC00' and <= '\uD7AF' => "ko",
        _ => null,
    };

    private static string AmongLatin(string text)
    {
        Span<char> folded = stackalloc char[WordFolder.MaxLength];
        Span<double> scores = stackalloc double[Latin.Length];
        scores.Clear();
        var lookup = LanguagesOfWord.GetAlternateLookup<ReadOnlySpan<char>>();
        var tokens = 0;
        foreach (var token in Tokenizer.Tokens(text))
        {
            if (++tokens > TokensRead)
            {
                break;
            }

            var length = WordFolder.Fold(token.In(text), folded);
            if (!lookup.TryGetValue(folded[..length], out var languages))
            {
                continue;
            }

            // A word of one language tells more than one of five.
            var weight = 1.0 / int.PopCount(languages);
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] += (languages >> i & 1) * weight;
            }
        }

        return Winner(scores, Math.Min(tokens, TokensRead));
    }

    private static string Winner(ReadOnlySpan<double> scores, int tokens)
    {
        int best = 0, second = -1;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
            {
                (best, second) = (i, best);
            }
            else if (second < 0 || scores[i] > scores[second])
            {
                second = i;
            }
        }

        return scores[best] >= SmallestScore && scores[best] >= SmallestShare * tokens && scores[best] >= Lead * scores[second]
            ? Latin[best]
            : Undetermined;
    }
}
