using System.Text.RegularExpressions;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Core.Text;

namespace DigestBot.Core.Digests;

/// <summary>The headline under which a story is shown: of its articles' own, the one that says most in a neutral tone.</summary>
public sealed partial record Headline(string Text, Article Article)
{
    // Shorter ones name a subject without saying what happened, longer ones do not fit a line on a phone.
    private const int FewestWords = 5;
    private const int MostWords = 16;

    /// <summary>Words that flatter, tease or shout instead of telling (as found in headlines of the four languages).</summary>
    private static readonly string[] Tones =
    [
        "you won't believe", "what you need to know", "everything you need", "here's", "here is what", "here are", "this is why", "find out", "the moment", "shocking", "must see", "slams", "blasts", "explained", "in pictures", "live updates", "as it happened", "opinion", "editorial", "quiz", "your guide", "what to know", "things to know", "what we know", "need to know", "reasons why", "what happened next", "how to watch", "goes viral", "internet is", "jaw-dropping", "will leave you",
        "das müssen sie wissen", "das steckt dahinter", "liveticker", "live-ticker", "live-blog", "kommentar", "so reagiert", "das ist der grund", "was dahintersteckt", "was wir wissen", "unglaublich", "schock", "wahnsinn", "alles, was",
        "ce qu'il faut savoir", "en direct", "voici", "tout savoir", "incroyable", "ce que l'on sait", "vous n'allez pas", "éditorial", "en images",
        "lo que debes saber", "en directo", "en vivo", "todo lo que", "increíble", "así fue", "esto es lo que", "lo que se sabe", "no vas a creer", "opinión",
    ];

    /// <summary>A sentence with no more than this share of words of its own only repeats the headline.</summary>
    private const double OwnWords = 0.2;

    /// <summary>Headlines this close in score say the same about as well.</summary>
    private const double Alike = 0.7;

    /// <summary>Two texts on one matter share so many words at least.</summary>
    private const int SharedWords = 2;

    private readonly Lazy<ulong[]> subject = new(() => Term.ContentOf(Article.Title + " " + Article.Text, Article.Language));

    private readonly ulong[] terms = Term.ContentOf(Text, Article.Language);

    public static Headline Of(Story story)
    {
        var articles = story.IndependentArticles.ToList();
        var language = articles.GroupBy(article => article.Language).MaxBy(group => group.Count())!.Key;
        var headlines = articles.Where(article => article.Language == language).Select(article => new Headline(TitleOf(article), article)).ToList();
        var agreement = headlines.SelectMany(headline => headline.terms).CountBy(word => word).ToDictionary();
        var ranked = headlines.Select(headline => (Headline: headline, Score: Score(headline.Text, headline.terms.Sum(word => agreement[word] - 1.0) / headlines.Count)))
            .OrderByDescending(pair => pair.Score)
            .ToList();
        var best = ranked[0];
        return ranked.Where(pair => pair.Score >= best.Score - Alike && pair.Headline.CountsOtherwise(best.Headline)).Select(pair => pair.Headline)
            .Append(best.Headline)
            .MaxBy(headline => headline.Article.When)!;
    }

    /// <summary>Whether it gives another number for the same thing: a toll rises as news goes on.</summary>
    private bool CountsOtherwise(Headline other)
    {
        var numbers = Numbers(Text);
        var others = Numbers(other.Text);
        return numbers.Count > 0 && others.Count > 0 && !numbers.SetEquals(others) && terms.Count(word => Array.BinarySearch(other.terms, word) >= 0) >= SharedWords;

        HashSet<decimal> Numbers(string title) => [.. Quantity.Find(title, Article.Language).Select(quantity => quantity.Value)];
    }

    /// <summary>Whether the sentence reads on from the headline: it is about the same, and says more.</summary>
    /// <remarks>One from another article that shares nothing with the headline's reads as another story.</remarks>
    public bool IsFollowedBy(SummarySentence sentence)
    {
        var words = Term.ContentOf(sentence.Text, Article.Language);
        var shared = words.Count(word => Array.BinarySearch(terms, word) >= 0);
        return words.Length - shared > OwnWords * words.Length
            && (sentence.Citations.Contains(Article.Id) || words.Count(word => Array.BinarySearch(subject.Value, word) >= 0) >= SharedWords);
    }

    /// <param name="agreed">How many of its words the other headlines have too, on average.</param>
    private static double Score(string title, double agreed)
    {
        var words = title.Count(c => c == ' ') + 1;
        var names = NamedEntity.Find(title).Count;
        var score = agreed + (0.3 * Math.Min(3, names + Quantity.Find(title, "und").Count));
        score -= names == 0 ? 0.5 : 0; // "Six trips, one valley": about whom?
        score -= words < FewestWords || words > MostWords ? 1 : 0;
        score -= title.EndsWith('…') || title.EndsWith("...", StringComparison.Ordinal) ? 2 : 0;
        score -= title.EndsWith('?') || title.EndsWith('!') ? 1.5 : 0;
        score -= Array.Exists(Tones, tone => title.Contains(tone, StringComparison.OrdinalIgnoreCase)) ? 1.5 : 0;
        score -= IsShouted(title) ? 1.5 : 0;
        score -= Correction().IsMatch(title) ? 5 : 0;
        return score;
    }

    /// <summary>An article's own title without labels ("LIVE:", "– live updates") and the names of sites at either end.</summary>
    public static string TitleOf(Article article)
    {
        var title = HeadlineTrimmer.Trim(article.Title, article);
        return title.Length == 0 ? article.Title : WithoutEllipsis(title);
    }

    /// <summary>A title that was cut off ends with its last whole clause instead, where enough is left to say something.</summary>
    private static string WithoutEllipsis(string title)
    {
        var bare = title.TrimEnd('…', '.', ' ');
        var clause = bare.LastIndexOfAny([',', ';', '–', '—']);
        var isCut = title.EndsWith('…') || title.EndsWith("...", StringComparison.Ordinal);
        return isCut && clause > 0 && bare[..clause].Count(c => c == ' ') + 1 >= FewestWords ? bare[..clause].TrimEnd() : title;
    }

    private static bool IsShouted(string title) => title.Count(char.IsUpper) > 0.6 * title.Count(char.IsLetter) && title.Length > 20;

    [GeneratedRegex(@"^\W*(?:Corrections?|CORRECTION|Clarification|Korrektur|KORREKTUR|Berichtigung|Rectificatif|RECTIFICATIF|Erratum|Corrección|CORRECCIÓN|Rectificación)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Correction();
}
