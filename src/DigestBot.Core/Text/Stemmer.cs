namespace DigestBot.Core.Text;

/// <summary>Takes off the endings by which forms of one word differ: plurals, cases, common verb endings.</summary>
/// <remarks>
/// Light on purpose, in the manner of Savoy's stemmers ("Light stemming approaches for the French, Portuguese, German
/// and Hungarian languages", SAC 2006): a stem that joins two different words costs a story more than a missed ending.
/// Languages without rules keep their words.
/// </remarks>
public static class Stemmer
{
    private const int ShortestStem = 4;

    private static readonly (string Ending, string Instead)[] English =
    [
        ("'s", ""), ("s'", ""), ("ies", "y"), ("sses", "ss"), ("ings", ""), ("ing", ""), ("edly", ""), ("ed", ""), ("ly", ""),
    ];

    private static readonly (string Ending, string Instead)[] German =
    [
        ("innen", "in"), ("ern", ""), ("en", ""), ("em", ""), ("er", ""), ("es", ""), ("e", ""), ("n", ""), ("s", ""),
    ];

    private static readonly (string Ending, string Instead)[] French =
    [
        ("issements", "iss"), ("issement", "iss"), ("eaux", "eau"), ("aux", "al"), ("ees", "e"), ("ee", "e"), ("euses", "eu"), ("euse", "eu"),
        ("eux", "eu"), ("ives", "if"), ("ive", "if"), ("ment", ""), ("es", ""), ("s", ""), ("e", ""), ("x", ""),
    ];

    private static readonly (string Ending, string Instead)[] Spanish =
    [
        ("mente", ""), ("ces", "z"), ("iones", "ion"), ("es", ""), ("os", ""), ("as", ""), ("s", ""), ("o", ""), ("a", ""), ("e", ""),
    ];

    // Elided articles and pronouns belong to the next word: "l'etat", "d'accord", "qu'il".
    private static readonly string[] FrenchElisions = ["l'", "d'", "qu'", "j'", "n'", "s'", "c'", "m'", "t'"];

    /// <summary>Shortens a folded word in place and returns its new length.</summary>
    /// <param name="word">As <see cref="WordFolder.Fold(ReadOnlySpan{char}, Span{char})"/> leaves it.</param>
    /// <param name="language">Two letters; <c>und</c> takes English's rules, which touch other languages' words least.</param>
    public static int Stem(Span<char> word, string language) => language switch
    {
        "en" or "und" => StemEnglish(word),
        "de" => Replace(word[..Replace(word, German)], German), // "Ministers" and "Minister" end as "minist"
        "fr" => StemFrench(word),
        "es" => Replace(word, Spanish),
        _ => word.Length,
    };

    private static int StemEnglish(Span<char> word)
    {
        var length = Replace(word, English);
        if (length != word.Length)
        {
            return length;
        }

        return length > 3 && word[^1] == 's' && word[^2] != 's' ? length - 1 : length;
    }

    private static int StemFrench(Span<char> word)
    {
        foreach (var elision in FrenchElisions)
        {
            if (word.Length > elision.Length + 1 && word.StartsWith(elision))
            {
                var rest = word[elision.Length..];
                rest.CopyTo(word);
                return Replace(word[..rest.Length], French);
            }
        }

        return Replace(word, French);
    }

    private static int Replace(Span<char> word, (string Ending, string Instead)[] rules)
    {
        foreach (var (ending, instead) in rules)
        {
            var stem = word.Length - ending.Length;
            if (stem + instead.Length >= ShortestStem && word.EndsWith(ending))
            {
                instead.CopyTo(word[stem..]);
                return stem + instead.Length;
            }
        }

        return word.Length;
    }
}
