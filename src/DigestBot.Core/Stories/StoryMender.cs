using System.Runtime.InteropServices;

namespace DigestBot.Core.Stories;

/// <summary>Puts articles into stories and stories right: the joining, cutting and merging that follow an arrival, and the mending of all.</summary>
/// <param name="nextStory">Gives the number of a new story.</param>
/// <param name="moved">Receives every article whose story was set, each time.</param>
internal sealed class StoryMender(ActiveNews news, Cohesion cohesion, Func<long> nextStory, List<int> moved)
{
    private const int MostStoriesTried = 4;
    private const int MostMerges = 3;

    /// <summary>Arrivals test a story for a cut from this size on, and again whenever it has grown by a quarter.</summary>
    private const int SmallestCut = 4;
    private const double GrowthBetweenCuts = 1.25;

    /// <summary>An article moves for a link so much stronger, and leaves for none below this.</summary>
    private const double WorthMoving = 1.05;
    private const double TooWeak = 0.6 * Cohesion.WeakestLink;

    /// <summary>A recurrence of its story is worth a look to an article that is linked to it by so much of the link to its own.</summary>
    private const double LinkToRecurrence = 0.3;

    private readonly StorySplitter splitter = new(news, cohesion);

    /// <summary>Finds the new article its story.</summary>
    public void Settle(int number)
    {
        JoinBest(number);
        var story = news.StoryOf(number);
        if (story.Count >= SmallestCut && story.Count >= GrowthBetweenCuts * story.TestedAt)
        {
            Cut(story);
            story = news.StoryOf(number);
        }

        Merge(story);
    }

    /// <summary>Cuts, rescores each article, merges and cuts again: the stories that changed since the last time, or all.</summary>
    public void Mend(bool all)
    {
        var stories = ChangedOr(all).ToArray();
        foreach (var story in stories)
        {
            story.TestedAt = 0; // The weights are new.
            Cut(story);
        }

        // Story by story: the articles of one are compared with the same others, which the processor then has at hand.
        foreach (var number in stories.SelectMany(story => story.Members).ToArray())
        {
            Reconsider(number, news.StoryOf(number));
        }

        foreach (var story in ChangedOr(all).OrderBy(story => story.Count).ThenBy(story => story.Id).ToArray())
        {
            if (story.Place >= 0)
            {
                Merge(story);
            }
        }

        Array.ForEach(ChangedOr(all).ToArray(), Cut);
        foreach (var story in news.Stories)
        {
            story.Changed = false;
        }
    }

    private IEnumerable<StoryProfile> ChangedOr(bool all) => news.Stories.Where(story => all || story.Changed);

    public void Put(int number, StoryProfile story)
    {
        news.Place(number, story);
        moved.Add(number);
    }

    private void JoinBest(int number)
    {
        var article = news.Fingerprints[number];
        var candidates = news.Candidates(number);
        Span<double> links = stackalloc double[candidates.Length];
        Span<double> similarities = stackalloc double[candidates.Length];
        using (var side = news.Space.Spread(article))
        {
            for (var i = 0; i < links.Length; i++)
            {
                similarities[i] = side.With(candidates[i]);
                links[i] = cohesion.Link(article, candidates[i], similarities[i]);
            }
        }

        for (var tried = 0; tried < MostStoriesTried && links.Length > 0; tried++)
        {
            var best = System.Numerics.Tensors.TensorPrimitives.IndexOfMax<double>(links);
            if (links[best] < Cohesion.WeakestLink)
            {
                break;
            }

            if (cohesion.MayJoin(article, candidates[best], similarities[best]))
            {
                news.Articles[number].Link = links[best];
                Put(number, candidates[best]);
                return;
            }

            links[best] = 0;
        }

        FoundStory(number);
    }

    private void FoundStory(int number)
    {
        news.Articles[number].Link = 0;
        Put(number, news.Found(nextStory()));
    }

    private void Cut(StoryProfile story)
    {
        if (story.TestedAt == story.Count)
        {
            return;
        }

        story.TestedAt = story.Count;
        var foreign = splitter.FindForeignHalf(story);
        foreign = foreign.Count > 0 ? foreign : splitter.FindRecurrence(story);
        if (foreign.Count == 0)
        {
            return;
        }

        var split = news.Found(nextStory());
        foreach (var number in foreign)
        {
            news.Leave(number);
            Put(number, split);
        }

        Cut(story);
        Cut(split);
    }

    private void Merge(StoryProfile story)
    {
        if (story.Count == 1)
        {
            return; // Its article has just looked for a story to join.
        }

        for (var merges = 0; merges < MostMerges; merges++)
        {
            if (FindSame(story) is not { } same)
            {
                return;
            }

            var keepsOther = same.Count != story.Count ? same.Count > story.Count : same.Id < story.Id;
            var (kept, gone) = keepsOther ? (same, story) : (story, same);
            foreach (var number in gone.Members.ToArray())
            {
                news.Leave(number);
                Put(number, kept);
            }

            story = kept;
        }
    }

    private StoryProfile? FindSame(StoryProfile story)
    {
        StoryProfile? best = null;
        double strongest = Cohesion.WeakestLink, product = 0;
        using (var side = news.Space.Spread(story))
        {
            foreach (var other in news.Candidates(story))
            {
                var similarities = other == story ? 0 : side.With(other);
                var link = cohesion.Link(story, other, similarities);
                if (other != story && link >= strongest)
                {
                    (best, strongest, product) = (other, link, similarities);
                }
            }
        }

        return best is not null && AreSame(story, best, product) ? best : null;
    }

    private bool AreSame(StoryProfile a, StoryProfile b, double similarities)
    {
        if (a.Count > 1 && b.Count > 1)
        {
            return cohesion.AreOneEvent(a, b, similarities);
        }

        var (single, other) = a.Count <= b.Count ? (a, b) : (b, a);
        return cohesion.MayJoin(news.Fingerprints[single.Members[0]], other, similarities);
    }

    private void Reconsider(int number, StoryProfile own)
    {
        var article = news.Fingerprints[number];
        double ownLink, ownProduct;
        Rival best, recurrence;
        var candidates = news.Candidates(number);
        using (var side = news.Space.Spread(article))
        {
            ownProduct = side.With(own);
            ownLink = Cohesion.OwnLink(own, ownProduct);
            (best, recurrence) = FindRivals(number, own, ownLink, candidates, side);
        }

        if (recurrence.Story is not null && cohesion.MayBelong(article, recurrence.Story, recurrence.Similarities))
        {
            MoveTo(recurrence, number);
        }
        else if (own.Count > 1 && !MayStay(number, own, ownProduct))
        {
            news.Leave(number);
            FoundStory(number);
        }
        else if (best.Link >= Cohesion.WeakestLink && best.Link > ownLink * WorthMoving && cohesion.MayJoin(article, best.Story!, best.Similarities))
        {
            MoveTo(best, number);
        }
        else if (own.Count > 1 && ownLink < TooWeak)
        {
            news.Leave(number);
            FoundStory(number);
        }
        else
        {
            news.Articles[number].Link = ownLink;
        }
    }

    // The other story that the article is linked to most; and that recurrence of its own story whose report, the same filled in anew, it is more like than its own
    // story's. Means do not tell recurrences apart: a story that has gathered rewrites of several events is a little like each of them.
    private (Rival Best, Rival Recurrence) FindRivals(int number, StoryProfile own, double ownLink, ReadOnlySpan<StoryProfile> candidates, TermSpace.Side side)
    {
        Rival best = default, recurrence = default;
        var likeness = 1.0;
        foreach (var other in candidates)
        {
            var similarities = other == own ? 0 : side.With(other);
            var link = other == own ? 0 : cohesion.Link(news.Fingerprints[number], other, similarities);
            if (own.Count > 1 && link > LinkToRecurrence * ownLink && cohesion.RecurringBetween(own, other) is { } pair && pair.First != number)
            {
                var ratio = side.With(news.Fingerprints[pair.Second]) / Math.Max(side.With(news.Fingerprints[pair.First]), double.Epsilon);
                (recurrence, likeness) = ratio > likeness ? (new Rival(other, link, similarities), ratio) : (recurrence, likeness);
            }
            else if (link > best.Link)
            {
                best = new Rival(other, link, similarities);
            }
        }

        return (best, recurrence);
    }

    private void MoveTo(Rival rival, int number)
    {
        news.Leave(number);
        news.Articles[number].Link = rival.Link;
        Put(number, rival.Story!);
    }

    private bool MayStay(int number, StoryProfile own, double similarities)
    {
        if (!cohesion.HasEvidence(news.Fingerprints[number], own))
        {
            return false;
        }

        if (!FactSums.Has(news.Fingerprints[number], FactKind.EventNumber) && own.Facts.Having(FactKind.EventNumber) == 0)
        {
            return true;
        }

        // Seen from outside: its own facts and likeness must not speak for it.
        own.Remove(number, news.Fingerprints[number], similarities, news.Fingerprints);
        var may = cohesion.MayJoin(news.Fingerprints[number], own, similarities - 1);
        own.Add(number, news.Fingerprints[number], similarities - 1);
        return may;
    }

    /// <summary>A story that an article could move to; none where it is null.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Rival(StoryProfile? Story, double Link, double Similarities);
}
