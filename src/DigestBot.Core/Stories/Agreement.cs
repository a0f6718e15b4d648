namespace DigestBot.Core.Stories;

/// <summary>Whether the reports of a story have more in common than a name: the test that tells an event from a subject that is often in the news.</summary>
/// <remarks>
/// Reports of one event share a bundle of terms: who, where, what. Those about one politician or one town share that name and, pair by pair, little
/// else, however evenly. So the two terms that tie the reports together most are left out, and what the mean pair has in common without them is
/// measured. An outlet seldom writes several times about one event, but daily about its own subjects: its pairs must have more in common.
/// </remarks>
internal sealed class Agreement(ActiveNews news)
{
    // All in units of the strictness squared, which grows with the length of the texts as inner likeness does. Labelled events have .4 and more,
    // headlines and full texts alike; what gathers around one name has .2, one outlet's daily reports from its town .4.
    private const double Least = 0.15;
    private const double MoreOfOneOutlet = 0.6;

    /// <summary>So many pairs with an agreement of 1 are assumed before any is seen: a follow-up needs no proof, a chain of them does.</summary>
    private const double AssumedPairs = 1.5;

    /// <summary>Whether two stories, taken together, agree enough.</summary>
    /// <param name="similarities">The sum of the similarities of each article of one with each of the other.</param>
    public bool IsEnough(StoryProfile a, StoryProfile b, double similarities, double strictness)
    {
        var sameOutlet = a.SameOutletPairs + b.SameOutletPairs;
        foreach (var outlet in a.Outlets)
        {
            sameOutlet += b.CountOf(outlet);
        }

        var all = a.SelfSimilarity + b.SelfSimilarity + 2 * similarities;
        return IsEnough(new Reports(a), new Reports(b), all, a.Count + b.Count, sameOutlet, strictness);
    }

    /// <summary>Whether the story still agrees enough with the article in it, which is no member yet.</summary>
    /// <param name="similarities">The sum of the article's similarities with the members.</param>
    public bool IsEnough(StoryProfile story, EventFingerprint article, double similarities, double strictness)
    {
        var sameOutlet = story.SameOutletPairs + story.CountOf(article.Outlet);
        var all = story.SelfSimilarity + 1 + 2 * similarities;
        return IsEnough(new Reports(story), new Reports(article), all, story.Count + 1, sameOutlet, strictness);
    }

    private bool IsEnough(Reports a, Reports b, double all, int count, int sameOutlet, double strictness)
    {
        var pairs = count * (count - 1) / 2.0;
        var asked = (Least + MoreOfOneOutlet * sameOutlet / pairs) * (pairs + AssumedPairs) - AssumedPairs;
        return asked <= 0 || (all - count) / 2 - OfStrongestTwo(a, b, news.Space.Table.Weights) >= asked * strictness * strictness;
    }

    // A term's part of the similarities of all pairs: half of the square of the sum, less what each article has with itself.
    private static double OfStrongestTwo(Reports a, Reports b, ReadOnlySpan<float> weights)
    {
        double first = 0, second = 0;
        int i = 0, j = 0;
        while (i < a.Terms.Length || j < b.Terms.Length)
        {
            var term = Math.Min(i < a.Terms.Length ? a.Terms[i] : int.MaxValue, j < b.Terms.Length ? b.Terms[j] : int.MaxValue);
            var (inA, selfA) = i < a.Terms.Length && a.Terms[i] == term ? a.At(i++) : default;
            var (inB, selfB) = j < b.Terms.Length && b.Terms[j] == term ? b.At(j++) : default;
            var part = ((inA + inB) * (inA + inB) - selfA - selfB) / 2 * weights[term] * weights[term];
            (first, second) = part > first ? (part, first) : (first, Math.Max(second, part));
        }

        return first + second;
    }

    /// <summary>The terms of a story's articles, or of one.</summary>
    private readonly ref struct Reports
    {
        private readonly ReadOnlySpan<float> sums;
        private readonly ReadOnlySpan<ushort> holders;
        private readonly float scale;

        public Reports(StoryProfile story)
        {
            Terms = story.Terms;
            sums = story.Sums;
            holders = story.Holders;
            scale = 1;
        }

        public Reports(EventFingerprint article)
        {
            Terms = article.Terms;
            sums = article.Frequencies;
            scale = article.Scale;
        }

        public ReadOnlySpan<int> Terms { get; }

        /// <summary>The sum of a term over the articles, and about what the squares of each article's own add up to.</summary>
        public (double Sum, double Self) At(int index)
        {
            double sum = sums[index] * scale;
            return (sum, holders.IsEmpty ? sum * sum : sum * sum / Math.Max((int)holders[index], 1));
        }
    }
}
