namespace DigestBot.Core.Stories;

/// <summary>Decides whether an article belongs to a story, and two groups of articles to one.</summary>
/// <remarks>
/// One threshold for all is wrong everywhere: two headlines of one event share a word or two, two full reports of different events of
/// a kind share half of theirs. So the likeness between two groups is measured against the likeness inside each, and how much
/// of it is asked for grows with the length of the texts.
/// </remarks>
internal sealed class Cohesion(ActiveNews news, StoryOptions options)
{
    /// <summary>Links below this join nothing.</summary>
    public const double WeakestLink = 0.10;

    // A story of one has shown no inner likeness yet: half a pair of .33 stands in for it.
    private const double AssumedWithin = 0.33;
    private const double AssumedPairs = 0.5;

    /// <summary>A story less alike inside than this, times its strictness squared, is a mixture: what is as unlike does not belong to it for that.</summary>
    private const double LeastWithinShare = 0.3;

    /// <summary>Reports of an event come within a day of each other; what comes later has to show more.</summary>
    private const double SameDays = 1;

    /// <summary>Reports of one event follow each other within half a day; longer ones are pauses.</summary>
    private const double NoPause = 0.5;

    /// <summary>So many days of pause divide the likeness by e where facts disagree.</summary>
    private const double DaysToNextEvent = 1.5;

    /// <summary>Compatibility from which on an article's event number needs no further look.</summary>
    private const double Compatible = 0.8;

    /// <summary>A member stays with so much of the evidence that it would need to join: the edge must not be crossed to and fro.</summary>
    private const double EvidenceToStay = 0.7;

    private readonly Agreement agreement = new(news);
    private readonly RecurrenceGuard recurrences = new(news);
    private readonly StoryTuning tuning = options.Tuning;
    private readonly double joinWithinDays = options.JoinWithin.TotalDays;

    /// <summary>How strongly an article that is not in the story belongs to it; 0 where language or date forbid it.</summary>
    /// <param name="similarities">The sum of its similarities with the members.</param>
    public double Link(EventFingerprint article, StoryProfile story, double similarities) =>
        Undated(article, story, similarities) * Fading(story.Gap(article.Day, article.Day));

    /// <summary>As <see cref="Link(EventFingerprint, StoryProfile, double)"/>, were both of one day.</summary>
    public static double Undated(EventFingerprint article, StoryProfile story, double similarities) =>
        story.Speaks(article.Language) ? Link(similarities, story.Count, story.SelfSimilarity) : 0;

    /// <summary>How strongly a member belongs to its own story, itself left out.</summary>
    /// <param name="similarities">The sum of its similarities with the members, itself included.</param>
    public static double OwnLink(StoryProfile story, double similarities) =>
        story.Count < 2 ? 0 : Link(similarities - 1, story.Count - 1, story.SelfSimilarity - 2 * similarities + 1);

    public double Link(StoryProfile a, StoryProfile b, double similarities)
    {
        if (!a.Speaks(b.Language))
        {
            return 0;
        }

        var between = similarities / (a.Count * (double)b.Count);
        var inner = a.SelfSimilarity / Squared(a.Count) * b.SelfSimilarity / Squared(b.Count);
        return between / Math.Pow(inner, 0.25) * Fading(a.Gap(b.FirstDay, b.LastDay));
    }

    /// <summary>Whether nothing in the facts forbids the article, which is no member, to join.</summary>
    public bool MayJoin(EventFingerprint article, StoryProfile story, double similarities) => ObjectionTo(article, story, similarities) == StoryObjection.None;

    /// <summary>The first thing that keeps the article, which is no member, out of the story, however strong its link.</summary>
    public StoryObjection ObjectionTo(EventFingerprint article, StoryProfile story, double similarities)
    {
        var (likeness, strictness) = Likeness(article, story, similarities);
        if (likeness < tuning.LeastLikeness * strictness * strictness)
        {
            return StoryObjection.Unlike;
        }

        if (story.Evidence(article, news.Space.Table, isMember: false) < LeastEvidence(Chances(article, story), story.Count))
        {
            return StoryObjection.TooLittleEvidence;
        }

        if (!agreement.IsEnough(story, article, similarities, strictness))
        {
            return StoryObjection.NameAlone;
        }

        return FactualObjectionTo(article, story, likeness, strictness);
    }

    /// <summary>Whether no fact forbids the article, which is known to be of the story's kind, to join.</summary>
    public bool MayBelong(EventFingerprint article, StoryProfile story, double similarities)
    {
        var (likeness, strictness) = Likeness(article, story, similarities);
        return FactualObjectionTo(article, story, likeness, strictness) == StoryObjection.None;
    }

    private StoryObjection FactualObjectionTo(EventFingerprint article, StoryProfile story, double likeness, double strictness)
    {
        if (recurrences.IsRecurrence(article, story))
        {
            return StoryObjection.FilledAnew;
        }

        var facts = FactSums.Of(article);
        var pause = Pause(article.Day, story.Gap(article.Day, article.Day));
        // Reports of the same hours need no number to be known as one event's.
        var mustName = double.IsNaN(article.Day) || double.IsNaN(story.FirstDay) || pause < 1;
        var compatibility = FactSums.NumberCompatibility(facts, story.Facts, mustName ? ShortestOf(article, story) : 0);
        if (pause < 1)
        {
            compatibility = Math.Min(compatibility, Compatibility(facts, story.Facts, pause));
        }

        return compatibility >= Compatible || likeness * compatibility >= strictness ? StoryObjection.None : StoryObjection.FactsDisagree;
    }

    /// <summary>Whether enough of what a member says is the story's, for it to stay.</summary>
    public bool HasEvidence(EventFingerprint member, StoryProfile own) =>
        own.Evidence(member, news.Space.Table, isMember: true) >= EvidenceToStay * LeastEvidence(Chances(member, own), own.Count - 1);

    /// <summary>Whether two stories of at least two articles each are one.</summary>
    public bool AreOneEvent(StoryProfile a, StoryProfile b, double similarities)
    {
        var (larger, smaller) = a.Count >= b.Count ? (a, b) : (b, a);
        var strictness = tuning.Strictness * (a.Strictness * a.Count + b.Strictness * b.Count) / (a.Count + b.Count);
        if (larger.Evidence(smaller, news.Space.Table) < LeastEvidence(news.Articles.Count, larger.Count) || !agreement.IsEnough(a, b, similarities, strictness))
        {
            return false;
        }

        var between = similarities / (a.Count * (double)b.Count);
        var within = Math.Max(Math.Sqrt(a.Within() * b.Within()), LeastWithin(strictness));
        return between / within * Compatibility(a.Facts, b.Facts, Pause(b.FirstDay, a.Gap(b.FirstDay, b.LastDay))) >= strictness
            && recurrences.Between(a, b) is null;
    }

    /// <inheritdoc cref="RecurrenceGuard.Between"/>
    public RecurringPair? RecurringBetween(StoryProfile a, StoryProfile b) => recurrences.Between(a, b);

    /// <inheritdoc cref="RecurrenceGuard.Within"/>
    public RecurringPair? RecurringWithin(StoryProfile story) => recurrences.Within(story);

    /// <summary>By what two stories are known to be of one kind, kept apart as recurrences of each other; null where they are not.</summary>
    public StorylineSign? RecurrenceSign(StoryProfile a, StoryProfile b, double similarities)
    {
        var (larger, smaller) = a.Count >= b.Count ? (a, b) : (b, a);
        if (larger.Evidence(smaller, news.Space.Table) < LeastEvidence(news.Articles.Count, larger.Count))
        {
            return null;
        }

        if (recurrences.Between(a, b) is not null)
        {
            return StorylineSign.FilledAnew;
        }

        var strictness = tuning.Strictness * (a.Strictness * a.Count + b.Strictness * b.Count) / (a.Count + b.Count);
        var within = Math.Max(Math.Sqrt(a.Within(AssumedWithin, AssumedPairs) * b.Within(AssumedWithin, AssumedPairs)), LeastWithin(strictness));
        var likeness = similarities / (a.Count * (double)b.Count) / within;
        var numbered = a.Facts.EventNumber is { } one && b.Facts.EventNumber is { } other && one != other;
        return numbered && likeness >= tuning.LeastLikeness * strictness * strictness ? StorylineSign.EventNumber
            : likeness >= strictness ? StorylineSign.Likeness
            : null;
    }

    private (double Likeness, double Strictness) Likeness(EventFingerprint article, StoryProfile story, double similarities)
    {
        var strictness = tuning.Strictness * (story.Strictness * story.Count + article.Strictness) / (story.Count + 1);
        return (similarities / story.Count / Math.Max(story.Within(AssumedWithin, AssumedPairs), LeastWithin(strictness)), strictness);
    }

    // After a pause in the coverage, facts that disagree mean the next event of its kind; within hours they mean news.
    private static double Compatibility(FactSums a, FactSums b, double pause)
    {
        var compatibility = FactSums.Compatibility(a, b, apart: pause < 1);
        return compatibility < 1 ? compatibility * pause : compatibility;
    }

    // A date without a time stands for its whole day: the next day may be minutes away.
    private static double Pause(double day, double gap)
    {
        var pause = day == Math.Floor(day) ? gap - 1 : gap;
        return pause > NoPause ? Math.Exp((NoPause - pause) / DaysToNextEvent) : 1;
    }

    // How many articles the article may be like by chance: where the whole story is of its days, those of these days.
    private int Chances(EventFingerprint article, StoryProfile story) =>
        Math.Max(story.LastDay - article.Day, article.Day - story.FirstDay) < SameDays ? news.CountNear((int)article.Day) : news.Articles.Count;

    // Of many stories one is like any article by chance, and a small one sooner than that everyone writes about.
    private double LeastEvidence(int chances, int count) => tuning.EvidencePerChance * Math.Log(Math.Max(1, (double)chances / count));

    private static double LeastWithin(double strictness) => LeastWithinShare * strictness * strictness;

    private static double Link(double similarities, int count, double selfSimilarity) =>
        similarities / count / Math.Pow(Math.Max(selfSimilarity / Squared(count), 1e-6), 0.25);

    private static double Squared(double value) => value * value;

    private double Fading(double gap) => gap > joinWithinDays ? 0 : Math.Exp(-gap / tuning.DaysToFade);

    private double ShortestOf(EventFingerprint article, StoryProfile story)
    {
        var shortest = article.LogLength;
        foreach (var member in story.Members)
        {
            shortest = Math.Min(shortest, news.Fingerprints[member].LogLength);
        }

        return shortest;
    }
}
