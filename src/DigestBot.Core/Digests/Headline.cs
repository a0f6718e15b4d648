using System.Text.RegularExpressions;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Text;

namespace DigestBot.Core.Digests;

/// <summary>The headline under which a story is shown: of its articles' own, the one that says most in a neutral tone.</summary>
internal sealed partial record Headline(string Text, Article Article)
{
    // Shorter ones name a subject without saying what happened, longer ones do not fit a line on a phone.
    private const int FewestWords = 5;
    private const int MostWords = 16;

    /// <summary>Words that flatter, tease or shout instead of telling (as found in headlines of the four languages).</summary>
    private static readonly string[] Tones =
    [
        "you won't believe", "what you need to know", "everything you need", "here's", "here is what", "here are", "this is why", "find out", "the moment", "shocking", "must see", "slams", "blasts", "explained", "in pictures", "live updates", "as it happened", "opinion", "editorial", "quiz", "your guide",
        "das müssen sie wissen", "das steckt dahinter", "liveticker", "live-ticker", "live-blog", "kommentar", "so reagiert", "schock", "wahnsinn", "alles, was",
        "ce qu'il faut savoir", "en direct", "voici", "tout savoir", "incroyable", "éditorial", "en images",
        "lo que debes saber", "en directo", "en vivo", "todo lo que", "increíble", "así fue", "opinión",
    ];

    public static Headline Of(Story story)
    {
        var articles = story.IndependentArticles.ToList();
        var language = articles.GroupBy(article => article.Language).MaxBy(group => group.Count())!.Key;
        var headlines = articles.Where(article => article.Language == language).Select(article => new Headline(Clean(article), article)).ToList();
        var terms = headlines.ConvertAll(headline => Term.ContentOf(headline.Text, language));
        var agreement = terms.SelectMany(words => words).CountBy(word => word).ToDictionary();
        return headlines.Zip(terms).MaxBy(pair => Score(pair.First.Text, pair.Second.Sum(word => agreement[word] - 1.0) / headlines.Count)).First;
    }

    /// <param name="agreed">How many of its words the other headlines have too, on average.</param>
    private static double Score(string title, double agreed)
    {
        var words = title.Count(c => c == ' ') + 1;
        var score = agreed + (0.3 * Math.Min(3, NamedEntity.Find(title).Count + Quantity.Find(title, "und").Count));
        score -= words < FewestWords || words > MostWords ? 1 : 0;
        score -= title.EndsWith('…') || title.EndsWith("...", StringComparison.Ordinal) ? 2 : 0;
        score -= title.EndsWith('?') || title.EndsWith('!') ? 1.5 : 0;
        score -= Array.Exists(Tones, tone => title.Contains(tone, StringComparison.OrdinalIgnoreCase)) ? 1.5 : 0;
        score -= IsShouted(title) ? 1.5 : 0;
        return score;
    }

    /// <summary>Without "LIVE:" before it and the outlet's name behind it.</summary>
    private static string Clean(Article article)
    {
        var title = Label().Replace(article.Title, "", 1);
        var tail = title.LastIndexOfAny(['|', '–', '—', '-', '·', '»']);
        if (tail > 1 && title[tail - 1] == ' ' && IsOutlet(title[(tail + 1)..].Trim(), article))
        {
            title = title[..tail].TrimEnd();
        }

        return title.Length > 0 ? title : article.Title;
    }

    private static bool IsOutlet(string name, Article article)
    {
        var outlet = Outlets.NameOf(article);
        return name.Length > 2
            && (outlet.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(outlet, StringComparison.OrdinalIgnoreCase) || Domain().IsMatch(name));
    }

    private static bool IsShouted(string title) => title.Count(char.IsUpper) > 0.6 * title.Count(char.IsLetter) && title.Length > 20;

    [GeneratedRegex(@"^(?:LIVE|Live|BREAKING|Breaking(?: news)?|BREAKING NEWS|UPDATE(?: ?\d)?|Update|EXCLUSIVE|Exclusive|WATCH|Watch|VIDEO|Video|EILMELDUNG|Eilmeldung|EIL|Liveticker|DIRECT|EN DIRECT|En direct|URGENT|Urgent|ÚLTIMA HORA|Última hora|URGENTE|DIRECTO)(?: ?[:|–—-]| -) *", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"^[\p{L}\p{N}-]+\.(?:com|org|net|de|fr|es|at|ch|co\.uk|it|eu|info)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Domain();
}
