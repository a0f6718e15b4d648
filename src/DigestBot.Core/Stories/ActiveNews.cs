namespace DigestBot.Core.Stories;

/// <summary>All articles and stories in view: who belongs where, and who is worth comparing with whom.</summary>
internal sealed class ActiveNews
{
    /// <summary>Articles that are found by the heaviest terms; the lighter ones only add to their scores.</summary>
    /// <remarks>The "continue" strategy of Moffat and Zobel, "Self-indexing inverted files for fast text retrieval" (ACM TOIS 14, 1996).</remarks>
    public const int MostArticles = 256;

    /// <summary>Terms by which an article is looked up, and by which it can be found.</summary>
    private const int TermsAsked = 16;
    private const int TermsListed = 32;

    private const int MostCandidates = 16;

    private const int NoStory = -1;

    private readonly TermIndex index = new();
    private readonly SparseScores found = new(MostArticles);
    private readonly SparseScores touched = new(MostArticles);
    private readonly TopList asked = new(TermsAsked);
    private readonly TopList listed = new(TermsListed);
    private readonly TopList best = new(MostCandidates);
    private readonly StoryProfile[] candidates = new StoryProfile[MostCandidates];

    // By article number: what the search for candidates needs of each of a thousand articles, close together.
    private int[] places = new int[4096];

    // How many articles are of each day since 1970.
    private readonly Dictionary<int, int> days = [];
    private int undated;

    public TermSpace Space { get; } = new();

    /// <summary>By number, in order of arrival.</summary>
    public List<ActiveArticle> Articles { get; } = [];

    public List<EventFingerprint> Fingerprints { get; } = [];

    public List<StoryProfile> Stories { get; } = [];

    public int Track(ActiveArticle article)
    {
        var number = Articles.Count;
        if (number == places.Length)
        {
            Array.Resize(ref places, 2 * number);
        }

        Space.Table.Rescale(article.Fingerprint);
        places[number] = NoStory;
        Articles.Add(article);
        Fingerprints.Add(article.Fingerprint);
        CountDay(article.Fingerprint.Day, 1);
        return number;
    }

    /// <summary>How many articles are of the day, the one before or the one after, or may be: those without a date.</summary>
    public int CountNear(int day) => undated + Enumerable.Range(day - 1, 3).Sum(near => days.GetValueOrDefault(near));

    /// <summary>Lets later articles find this one.</summary>
    public void List(int number)
    {
        foreach (var term in Heaviest(Fingerprints[number].Terms, Fingerprints[number].Frequencies, TermsListed))
        {
            index.Add(term, number);
        }
    }

    /// <summary>Knows the article by the fuller text of a copy of it from now on.</summary>
    public void Replace(int number, EventFingerprint fuller)
    {
        var old = Fingerprints[number];
        var story = StoryOf(number);
        Space.Table.Rescale(fuller);
        using (var side = Space.Spread(old))
        {
            story.Remove(number, old, side.With(story), Fingerprints);
        }

        Space.Table.Discount(old);
        CountDay(old.Day, -1);
        CountDay(fuller.Day, 1);
        (Articles[number].Fingerprint, Fingerprints[number]) = (fuller, fuller);
        using (var side = Space.Spread(fuller))
        {
            story.Add(number, fuller, story.Count == 0 ? 0 : side.With(story));
        }

        foreach (var term in Heaviest(fuller.Terms, fuller.Frequencies, TermsListed))
        {
            if (Array.BinarySearch(old.Terms, term) < 0)
            {
                index.Add(term, number);
            }
        }
    }

    public StoryProfile Found(long id)
    {
        var story = new StoryProfile(id) { Place = Stories.Count };
        Stories.Add(story);
        return story;
    }

    /// <summary>The story of an article that has been placed.</summary>
    public StoryProfile StoryOf(int number) => Stories[places[number]];

    public void Place(int number, StoryProfile story)
    {
        var article = Fingerprints[number];
        using var side = Space.Spread(article);
        story.Add(number, article, story.Count == 0 ? 0 : side.With(story));
        places[number] = story.Place;
    }

    public void Leave(int number)
    {
        var story = StoryOf(number);
        using var side = Space.Spread(Fingerprints[number]);
        story.Remove(number, Fingerprints[number], side.With(story), Fingerprints);
        places[number] = NoStory;
        if (story.Count == 0)
        {
            Drop(story);
        }
    }

    /// <summary>The last story takes the place of the one that goes, so that going costs the same among ten and ten thousand.</summary>
    public void Drop(StoryProfile story)
    {
        var last = Stories[^1];
        Stories[story.Place] = last;
        last.Place = story.Place;
        foreach (var number in last.Members)
        {
            places[number] = last.Place;
        }

        Stories.RemoveAt(Stories.Count - 1);
        story.Place = -1;
    }

    public ReadOnlySpan<StoryProfile> Candidates(int number) => Candidates(Fingerprints[number].Terms, Fingerprints[number].Frequencies);

    public ReadOnlySpan<StoryProfile> Candidates(StoryProfile story) => Candidates(story.Terms, story.Sums);

    /// <summary>Weighs every term anew and brings all sums up to date with it.</summary>
    public void Reweigh()
    {
        Space.Table.Reweigh(Stories);
        foreach (var article in Fingerprints)
        {
            Space.Table.Rescale(article);
        }

        foreach (var story in Stories)
        {
            story.Recompute(Fingerprints, Space.Table.Weights);
        }
    }

    /// <summary>
    /// Lets articles go that were last seen before the instant or are copies by now, and brings the others, in the order they had, into the one form that follows from
    /// them and their stories alone, whatever went before.
    /// </summary>
    /// <returns>The new number of each old one; -1 where it is gone.</returns>
    public int[] TakeStock(DateTimeOffset before)
    {
        var newNumbers = new int[Articles.Count];
        var kept = 0;
        for (var number = 0; number < newNumbers.Length; number++)
        {
            newNumbers[number] = Articles[number].IsFolded || Articles[number].Seen < before ? -1 : kept++;
        }

        var stories = Renumber(newNumbers);
        RenumberTerms();
        Rebuild(stories);
        Reweigh();
        index.Clear();
        for (var number = 0; number < Articles.Count; number++)
        {
            List(number);
        }

        return newNumbers;
    }

    // The story ids of the articles that are kept.
    private long[] Renumber(int[] newNumbers)
    {
        var (old, stories) = (Articles.ToArray(), new List<long>());
        Articles.Clear();
        Fingerprints.Clear();
        days.Clear();
        undated = 0;
        for (var number = 0; number < old.Length; number++)
        {
            if (newNumbers[number] >= 0)
            {
                stories.Add(StoryOf(number).Id);
                Articles.Add(old[number]);
                Fingerprints.Add(old[number].Fingerprint);
                CountDay(old[number].Fingerprint.Day, 1);
            }
        }

        return [.. stories];
    }

    private void CountDay(double day, int change)
    {
        if (double.IsNaN(day))
        {
            undated += change;
        }
        else
        {
            days[(int)day] = days.GetValueOrDefault((int)day) + change;
        }
    }

    private void RenumberTerms()
    {
        var newTerms = Space.Table.Compact(Fingerprints);
        foreach (var article in Fingerprints)
        {
            article.Terms = Array.ConvertAll(article.Terms, term => newTerms[term]);
            Array.Sort(article.Terms, article.Frequencies);
        }
    }

    // Members in order of arrival, stories by id. Similarities are summed up when the terms are weighed.
    private void Rebuild(long[] stories)
    {
        Stories.Clear();
        var byId = stories.Distinct().Order().ToDictionary(id => id, Found);
        for (var number = 0; number < stories.Length; number++)
        {
            var story = byId[stories[number]];
            story.Add(number, Fingerprints[number], similarities: 0);
            places[number] = story.Place;
        }

        foreach (var story in Stories)
        {
            (story.TestedAt, story.Changed) = (story.Count, false);
        }
    }

    // An article's score is the weight of the heavy terms it shares; a story's that of its best article.
    private ReadOnlySpan<StoryProfile> Candidates(ReadOnlySpan<int> terms, ReadOnlySpan<float> frequencies)
    {
        found.Clear();
        foreach (var term in Heaviest(terms, frequencies, TermsAsked))
        {
            var weight = Space.Table.Weights[term];
            index.Score(term, weight * weight, found);
        }

        touched.Clear();
        for (var i = 0; i < found.Count; i++)
        {
            var (number, score) = found[i];
            var place = places[number];
            if (place != NoStory)
            {
                touched.RaiseTo(place, score);
            }
        }

        best.Clear();
        for (var i = 0; i < touched.Count; i++)
        {
            var (place, score) = touched[i];
            best.Offer(score, place);
        }

        for (var i = 0; i < best.Items.Length; i++)
        {
            candidates[i] = Stories[best.Items[i]];
        }

        return candidates.AsSpan(0, best.Items.Length);
    }

    private ReadOnlySpan<int> Heaviest(ReadOnlySpan<int> terms, ReadOnlySpan<float> frequencies, int count)
    {
        var weights = Space.Table.Weights;
        var heaviest = count == TermsAsked ? asked : listed;
        heaviest.Clear();
        for (var i = 0; i < terms.Length; i++)
        {
            heaviest.Offer(frequencies[i] * weights[terms[i]], terms[i]);
        }

        return heaviest.Items;
    }
}
