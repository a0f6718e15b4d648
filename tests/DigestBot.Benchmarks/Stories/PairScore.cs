using System.Globalization;
using System.Text.Json;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Text;

namespace DigestBot.Benchmarks.Stories;

/// <summary>Pairs of articles that are about one event or not: which of them grouping puts together, and which kinds of pair it gets wrong.</summary>
/// <remarks>A line a pair: <c>{"id","set","a_title","a_lede","b_title","b_lede","label": 1 or 0}</c>, with <c>a_published</c> and <c>b_published</c> where known. All articles are grouped together, as one day's news.</remarks>
internal static class PairScore
{
    private const int Examples = 4;

    public static void Run(string path)
    {
        var pairs = File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var articles = new Dictionary<string, Article>(StringComparer.Ordinal);
        var judged = pairs.ConvertAll(pair => (A: ArticleOf(pair, "a", articles), B: ArticleOf(pair, "b", articles), Same: pair.GetProperty("label").GetInt32() == 1, Set: Text(pair, "set")));
        var stories = StoryScore.StoriesOf([.. articles.Values], StoryOptions.ForFiles);
        var outcomes = judged.ConvertAll(pair => (pair.A, pair.B, pair.Same, Found: stories[pair.A.Id] == stories[pair.B.Id], pair.Set, Kind: KindOf(pair.A, pair.B)));
        Print("all pairs", [.. outcomes.Select(pair => (pair.Same, pair.Found))]);
        foreach (var set in outcomes.GroupBy(pair => $"set {pair.Set}").Concat(outcomes.GroupBy(pair => pair.Kind)))
        {
            Print(set.Key, [.. set.Select(pair => (pair.Same, pair.Found))]);
        }

        foreach (var (name, same) in new[] { ("put together that should not be", false), ("torn apart", true) })
        {
            foreach (var (a, b, _, _, _, kind) in outcomes.Where(pair => pair.Same == same && pair.Found != same).DistinctBy(pair => pair.Kind).Take(Examples))
            {
                Console.WriteLine($"{name} ({kind}): {a.Title} | {b.Title}");
            }
        }
    }

    private static void Print(string name, IReadOnlyList<(bool Same, bool Found)> pairs)
    {
        int both = pairs.Count(pair => pair.Same && pair.Found), found = pairs.Count(pair => pair.Found), same = pairs.Count(pair => pair.Same);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-44} {pairs.Count,5} pairs, {same,4} of one event, {found - both,4} wrongly together, {same - both,4} apart, F1 {(found + same == 0 ? 1 : 2.0 * both / (found + same)):0.000}"));
    }

    // By what a reader sees first: how much of the shorter title both have, and whether their figures are the same.
    private static string KindOf(Article a, Article b)
    {
        HashSet<string> one = Words(a.Title), other = Words(b.Title);
        var shared = one.Intersect(other, StringComparer.Ordinal).Count() / (double)Math.Max(1, Math.Min(one.Count, other.Count));
        HashSet<string> figures = [.. Words(a.Text).Where(IsFigure)], others = [.. Words(b.Text).Where(IsFigure)];
        var alike = shared >= 0.6 ? "titles much alike" : shared >= 0.25 ? "titles alike" : "titles unlike";
        return $"{alike}, {(figures.Count == 0 || others.Count == 0 ? "no figures to compare" : figures.Overlaps(others) ? "a figure shared" : "other figures")}";
    }

    private static bool IsFigure(string word) => char.IsAsciiDigit(word[0]);

    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in Tokenizer.Tokens(text))
        {
            words.Add(token.In(text).ToString().ToLowerInvariant());
        }

        return words;
    }

    private static Article ArticleOf(JsonElement pair, string side, Dictionary<string, Article> known)
    {
        var (title, lede) = (Text(pair, side + "_title"), Text(pair, side + "_lede"));
        var key = $"{title}\n{lede}";
        if (!known.TryGetValue(key, out var article))
        {
            known.Add(key, article = new Article
            {
                Id = new ArticleId(known.Count + 1),
                Key = $"{known.Count + 1}",
                Title = title,
                Text = lede,
                Source = "",
                Language = LanguageDetector.Detect($"{title} {lede}"),
                Published = pair.TryGetProperty(side + "_published", out var date) && DateTimeOffset.TryParse(date.GetString(), CultureInfo.InvariantCulture, out var instant) ? instant : null,
            });
        }

        return article;
    }

    private static string Text(JsonElement pair, string name) => pair.GetProperty(name).GetString() ?? "";
}
