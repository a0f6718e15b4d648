using System.Globalization;
using DigestBot.Core.Stories;

namespace DigestBot.Benchmarks.Stories;

/// <summary>
/// Fits the constants of <see cref="StoryTuning"/> on the events of all folds but one and measures on that one, beside the figures of the constants that
/// are built in, which were chosen while all events could be seen.
/// </summary>
/// <remarks>
/// Fitting is one round of coordinate ascent on the mean B-cubed F1 of all sets: each constant in turn, a seventh less or more. Events are dealt to
/// folds by the order of their names, the articles of one event into one fold.
/// </remarks>
internal static class CrossValidation
{
    private static readonly double[] Factors = [0.85, 1.15];

    /// <param name="chosen">Names of the sets to take; empty for all.</param>
    public static void Run(string folder, IReadOnlyCollection<string> chosen, int folds)
    {
        var sets = LabelledArticles.ReadAll(folder)
            .Where(set => (chosen.Count == 0 || chosen.Contains(set.Name, StringComparer.Ordinal)) && set.Labels.Values.Distinct().Count() >= 2 * folds)
            .ToList();
        var fitted = sets.ToDictionary(set => set.Name, _ => 0.0);
        var validated = sets.ToDictionary(set => set.Name, _ => 0.0);
        for (var fold = 0; fold < folds; fold++)
        {
            var (train, test) = Split(sets, fold, folds);
            var tuning = Fit(train);
            Console.WriteLine($"fold {fold + 1} of {folds}: {tuning}");
            foreach (var set in test)
            {
                fitted[set.Name] += StoryScore.BCubed(set, StoryOptions.ForFiles) / folds;
                validated[set.Name] += StoryScore.BCubed(set, With(tuning)) / folds;
            }
        }

        Console.WriteLine($"{"B-cubed F1 on the events left out",-36}{"built in",10}{"fitted without them",21}{"difference",12}");
        foreach (var set in sets)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.Name,-36}{fitted[set.Name],10:0.000}{validated[set.Name],21:0.000}{validated[set.Name] - fitted[set.Name],12:+0.000;-0.000}"));
        }
    }

    private static (List<LabelledArticles> Train, List<LabelledArticles> Test) Split(List<LabelledArticles> sets, int fold, int folds)
    {
        List<LabelledArticles> train = [], test = [];
        foreach (var set in sets)
        {
            var held = set.Labels.Values.Distinct().Order(StringComparer.Ordinal).Where((_, index) => index % folds == fold).ToHashSet(StringComparer.Ordinal);
            train.Add(set.Where(label => !held.Contains(label)));
            test.Add(set.Where(held.Contains));
        }

        return (train, test);
    }

    private static StoryTuning Fit(List<LabelledArticles> train)
    {
        var best = StoryTuning.BuiltIn;
        var highest = Mean(train, best);
        foreach (var change in StoryTuning.Changes)
        {
            var around = best;
            foreach (var factor in Factors)
            {
                var changed = change(around, factor);
                var mean = Mean(train, changed);
                (best, highest) = mean > highest ? (changed, mean) : (best, highest);
            }
        }

        return best;
    }

    private static double Mean(List<LabelledArticles> sets, StoryTuning tuning) => sets.Average(set => StoryScore.BCubed(set, With(tuning)));

    private static StoryOptions With(StoryTuning tuning) => new() { FollowFor = StoryOptions.ForFiles.FollowFor, Tuning = tuning };
}
