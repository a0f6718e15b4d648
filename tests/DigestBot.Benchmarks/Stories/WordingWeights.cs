using System.Globalization;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Tests.Stories;

namespace DigestBot.Benchmarks.Stories;

/// <summary>Fits the weights of <see cref="GapKind"/> on pairs of undated texts that have half of their wording in common, and measures those that are built in.</summary>
/// <remarks>
/// Texts of one event come from sets of labelled articles and from the tests' recurrences, texts of two events of a kind from the latter alone: labelled news has
/// hardly any. Fitting is logistic regression by gradient descent, sets and classes of equal weight; what is built in are its coefficients, divided so that a
/// figure in the lead is 2, rounded, and moved where grouping as a whole was better for it.
/// </remarks>
internal static class WordingWeights
{
    private const int Rounds = 4000;
    private const double Step = 0.4;
    private const double Decay = 0.01;

    private static readonly string[] OurSeries = ["first-half", "second-half"];
    private static readonly string[] Others = ["others-first", "others-second", "others-third", "others-fourth", "others-fifth", "others-sixth"];

    public static void Run(string folder)
    {
        var pairs = OurSeries.Concat(Others).SelectMany(name => PairsOf("recurrences", RecurrenceSeries.Read(name, dated: false).Labelled))
            .Concat(LabelledArticles.ReadAll(folder).SelectMany(set => PairsOf(set.Name, [.. set.Articles.Select(article => (article, set.Labels[article.Key]))])))
            .Where(pair => pair.Set == "recurrences" || !pair.TwoEvents)
            .ToList();
        Console.WriteLine($"{"pairs with half of their wording in common",-44}{"pairs",8}{"filled anew",14}");
        foreach (var group in pairs.GroupBy(pair => (pair.Set, pair.TwoEvents)).OrderBy(group => group.Key.Set, StringComparer.Ordinal))
        {
            var name = $"{group.Key.Set}, {(group.Key.TwoEvents ? "two events" : "one event")}";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44}{group.Count(),8}{group.Average(pair => pair.FilledAnew ? 1.0 : 0),14:0.0%}"));
        }

        var weights = Fit(pairs);
        var scale = 2 / weights[(int)GapKind.FigureInLead];
        Console.WriteLine("fitted, a figure in the lead being 2:");
        foreach (var kind in Enum.GetValues<GapKind>())
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind,-24}{weights[(int)kind] * scale,8:0.00}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"enough",-24}{-weights[^1] * scale,8:0.00}"));
    }

    private static IEnumerable<Pair> PairsOf(string set, IReadOnlyList<(Article Article, string Event)> labelled)
    {
        var reader = new FeatureReader();
        var table = new TermTable();
        var read = labelled.Select(pair => (Print: table.Fingerprint(reader.Read(pair.Article with { Published = null })), pair.Article.Language, pair.Event)).ToList();
        var gaps = new int[Enum.GetValues<GapKind>().Length];
        for (var i = 0; i < read.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (one, other) = (read[i].Print, read[j].Print);
                if (read[i].Language == read[j].Language
                    && 3 * one.CountShared(other) >= Math.Min(one.Terms.Length, other.Terms.Length)
                    && one.Opening.CountGaps(other.Opening, gaps).SameWording > 0)
                {
                    yield return new Pair(set, read[i].Event != read[j].Event, one.Opening.IsFilledAnew(other.Opening), [.. gaps.Select(count => (double)count), 1]);
                }
            }
        }
    }

    // The last weight is that of the constant 1.
    private static double[] Fit(List<Pair> pairs)
    {
        var sizes = pairs.CountBy(pair => (pair.Set, pair.TwoEvents)).ToDictionary();
        var groups = sizes.Keys.CountBy(key => key.TwoEvents).ToDictionary();
        var weights = new double[pairs[0].Gaps.Length];
        for (var round = 0; round < Rounds; round++)
        {
            var slope = weights.Select((weight, i) => i < weights.Length - 1 ? Decay * weight : 0).ToArray();
            foreach (var pair in pairs)
            {
                var likely = 1 / (1 + Math.Exp(-pair.Gaps.Zip(weights, (count, weight) => count * weight).Sum()));
                var error = (likely - (pair.TwoEvents ? 1 : 0)) / sizes[(pair.Set, pair.TwoEvents)] / groups[pair.TwoEvents] / 2;
                for (var i = 0; i < slope.Length; i++)
                {
                    slope[i] += error * pair.Gaps[i];
                }
            }

            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] -= Step * slope[i];
            }
        }

        return weights;
    }

    /// <param name="Gaps">How many gaps of each kind, and a 1.</param>
    private sealed record Pair(string Set, bool TwoEvents, bool FilledAnew, double[] Gaps);
}
