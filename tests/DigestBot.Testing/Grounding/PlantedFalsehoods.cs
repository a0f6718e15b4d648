using System.Globalization;
using System.Text.RegularExpressions;
using DigestBot.Core.Articles;
using DigestBot.Core.Text;

namespace DigestBot.Testing.Grounding;

/// <summary>Falsehoods made of a right sentence by rule, one of each kind that fits it.</summary>
public static partial class PlantedFalsehoods
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] Months = ["January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December"];

    // Each pair is put in for the other.
    private static readonly (string One, string Other)[] Exchanges =
    [
        ("rose", "fell"), ("won", "lost"), ("accepted", "rejected"), ("before", "after"), ("more than", "less than"), ("at least", "at most"), ("first", "second"), ("all", "some"), ("percent", "percentage points"),
        ("million", "billion"), ("dollars", "euros"), ("north", "south"), ("largest", "smallest"), ("killed", "injured"), ("arrested", "released"), ("approved", "rejected"), ("increase", "decrease"), ("men", "women"),
        ("bought", "sold"), ("opened", "closed"), ("confirmed", "denied"), ("may", "will"), ("today", "tomorrow"), ("morning", "evening"), ("guilty", "innocent"), ("support", "oppose"), ("most", "few"), ("years", "months"), ("days", "weeks"),
    ];

    public static IEnumerable<GroundingClaim> Of(Article article, string sentence)
    {
        if (Figures().Match(sentence) is { Success: true } figure)
        {
            yield return Claim("number", sentence[..figure.Index] + Other(figure.Value) + sentence[(figure.Index + figure.Length)..]);
        }

        var english = article.Language is "en";
        foreach (var (list, kind) in new[] { (Days, "weekday"), (Months, "month") })
        {
            if (english && Array.Find(list, day => Word(day).IsMatch(sentence)) is { } day)
            {
                yield return Claim(kind, Word(day).Replace(sentence, list[(Array.IndexOf(list, day) + 2) % list.Length], 1));
            }
        }

        foreach (var (one, other) in english ? Exchanges : [])
        {
            foreach (var (from, to) in new[] { (one, other), (other, one) })
            {
                if (Word(from).IsMatch(sentence))
                {
                    yield return Claim($"{from} for {to}", Word(from).Replace(sentence, to, 1));
                }
            }
        }

        if (english && Auxiliary().Match(sentence) is { Success: true } auxiliary && !sentence.Contains(" not ", StringComparison.Ordinal) && !sentence.Contains('"', StringComparison.Ordinal))
        {
            yield return Claim("not", sentence.Insert(auxiliary.Index + auxiliary.Length, " not"));
        }
        else if (english && sentence.Contains(" not ", StringComparison.Ordinal))
        {
            yield return Claim("no not", sentence.Replace(" not ", " ", StringComparison.Ordinal));
        }

        foreach (var planted in Names(article, sentence))
        {
            yield return planted;
        }

        yield return Claim("quotation", sentence.TrimEnd('.') + (english ? ", adding: “It will never be the same again.”" : ": “Quoderat quintilo.”"));

        GroundingClaim Claim(string kind, string text) => new(article, text, kind);
    }

    // Two names of the sentence exchanged; one for another of the article; one that nobody has.
    private static IEnumerable<GroundingClaim> Names(Article article, string sentence)
    {
        if (article.Language is "de")
        {
            yield break;
        }

        var names = NamedEntity.Find(sentence).Where(name => name.Start > 0 && !Days.Concat(Months).Contains(name.Text)).Select(name => name.Text).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            yield break;
        }

        yield return new GroundingClaim(article, sentence.Replace(names[0], "Quillon Varga", StringComparison.Ordinal), "unknown name");
        if (names.Count > 1 && !names[0].Contains(names[1], StringComparison.Ordinal) && !names[1].Contains(names[0], StringComparison.Ordinal) && !sentence.Contains($"{names[0]} and {names[1]}", StringComparison.Ordinal))
        {
            yield return new GroundingClaim(article, sentence.Replace(names[0], "\u0001", StringComparison.Ordinal).Replace(names[1], names[0], StringComparison.Ordinal).Replace("\u0001", names[1], StringComparison.Ordinal), "names exchanged");
        }
    }

    private static string Other(string figure)
    {
        var digits = figure.ToCharArray();
        digits[0] = (char)('1' + ((digits[0] - '0' + 2) % 9));
        return new string(digits).ToString(CultureInfo.InvariantCulture);
    }

    private static Regex Word(string word) => new($@"\b{word}\b", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\d[\d.,]*\d|\d", RegexOptions.None, 1000)]
    private static partial Regex Figures();

    [GeneratedRegex(@"\b(will|was|were|has|have|had|is|are|would|could)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Auxiliary();
}
