using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

/// <summary>Says of articles in view why they are where they are, by the measures that <see cref="StoryMender"/> decides by. Changes nothing.</summary>
internal sealed class StoryExplainer(ActiveNews news, Cohesion cohesion)
{
    private const int MostTerms = 12;
    private const int MostListed = 6;

    private readonly TopList telling = new(MostTerms);
    private readonly TermWords words = new(news.Space.Table);

    public StoryExplanation ExplainCopy(ArticleId copy, int original) => new()
    {
        Article = copy,
        Entry = StoryEntry.Copy,
        CopyOf = news.Articles[original].Id,
        Strength = news.Articles[original].Copies!.Find(known => known.Id == copy).Similarity,
        Others = news.StoryOf(original).Count,
    };

    public StoryExplanation Explain(int number, Article article)
    {
        var story = news.StoryOf(number);
        var others = Without(number, story);
        var explanation = others.Count == 0
            ? new StoryExplanation { Article = article.Id, Entry = StoryEntry.Alone }
            : Among(others, number, article);
        return explanation with { RunnerUp = RunnerUp(number, story) };
    }

    private StoryExplanation Among(StoryProfile others, int number, Article article)
    {
        var fingerprint = news.Fingerprints[number];
        double similarities;
        using (var side = news.Space.Spread(fingerprint))
        {
            similarities = side.With(others);
        }

        words.Read(article);
        var terms = Shared(fingerprint, others);
        return new StoryExplanation
        {
            Article = article.Id,
            Entry = number < others.Members.Min() ? StoryEntry.First : StoryEntry.Joined,
            Strength = Math.Min(cohesion.Link(fingerprint, others, similarities), 1),
            Others = others.Count,
            Names = [.. terms.Where(term => term.IsName).Select(term => term.Word).Take(MostListed)],
            Words = [.. terms.Where(term => !term.IsName).Select(term => term.Word).Take(MostListed)],
            Facts = [.. fingerprint.Facts.Select(ToPublic).Where(fact => others.Facts.Says(fact))],
            Conflicts = [.. Conflicts(fingerprint, others.Facts)],
            Apart = TimeSpan.FromDays(others.Gap(fingerprint.Day, fingerprint.Day)),
            Objection = cohesion.ObjectionTo(fingerprint, others, similarities),
        };
    }

    // Built of the members and not by taking one out: sums that are taken apart and put together again are others in the last digit.
    private StoryProfile Without(int number, StoryProfile story)
    {
        var others = new StoryProfile(story.Id);
        foreach (var member in story.Members.Where(member => member != number))
        {
            using var side = news.Space.Spread(news.Fingerprints[member]);
            others.Add(member, news.Fingerprints[member], others.Count == 0 ? 0 : side.With(others));
        }

        return others;
    }

    private List<TermWords.Spelling> Shared(EventFingerprint article, StoryProfile others)
    {
        var weights = news.Space.Table.Weights;
        telling.Clear();
        for (var i = 0; i < article.Terms.Length; i++)
        {
            var at = others.Terms.BinarySearch(article.Terms[i]);
            var weight = weights[article.Terms[i]];
            telling.Offer(at < 0 ? 0 : article.Frequencies[i] * others.Sums[at] * weight * weight, at < 0 ? -1 : article.Terms[i]);
        }

        var spelt = new List<TermWords.Spelling>();
        foreach (var term in telling.Items)
        {
            if (term >= 0 && words.Of(term) is { } spelling)
            {
                spelt.Add(spelling);
            }
        }

        return spelt;
    }

    private static IEnumerable<FactConflict> Conflicts(EventFingerprint article, FactSums others) =>
        from facts in article.Facts.GroupBy(fact => fact.Kind)
        where others.Having(facts.Key) > 0 && !facts.Any(fact => others.Says(ToPublic(fact)))
        select new FactConflict(ToPublic(facts.MaxBy(fact => fact.Weight)), others.MostSaid(facts.Key));

    private RunnerUp? RunnerUp(int number, StoryProfile own)
    {
        var article = news.Fingerprints[number];
        StoryProfile? best = null;
        double most = 0, product = 0;
        var candidates = news.Candidates(number);
        using (var side = news.Space.Spread(article))
        {
            foreach (var other in candidates)
            {
                var similarities = other == own ? 0 : side.With(other);
                var likeness = other == own ? 0 : Cohesion.Undated(article, other, similarities);
                if (likeness > most)
                {
                    (best, most, product) = (other, likeness, similarities);
                }
            }
        }

        return best is null ? null : new RunnerUp(new StoryId(best.Id), news.Articles[best.Members.Min()].Id, Math.Min(most, 1), Objection(article, best, most, product));
    }

    private StoryObjection Objection(EventFingerprint article, StoryProfile other, double likeness, double similarities)
    {
        if (likeness < Cohesion.WeakestLink)
        {
            return StoryObjection.FaintLink;
        }

        // The dates last: they tell a reader less than that it is another event of the kind.
        var objection = cohesion.ObjectionTo(article, other, similarities);
        return objection is not StoryObjection.None ? objection
            : cohesion.Link(article, other, similarities) < Cohesion.WeakestLink ? StoryObjection.TooFarApart
            : StoryObjection.WeakerLink;
    }

    private static StoryFact ToPublic(EventFact fact) => new(fact.Kind, fact.Value);
}
