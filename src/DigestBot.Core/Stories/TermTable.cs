namespace DigestBot.Core.Stories;

/// <summary>Numbers for terms, and how much each tells about which story an article belongs to.</summary>
/// <remarks>
/// The weight is ln((stories + 300) / (stories with the term + 1.1)). Stories are counted and not articles, else a big story would
/// make its own words look common; the 300 keeps weights steady while few stories are known.
/// </remarks>
internal sealed class TermTable
{
    private const double AssumedStories = 300;
    private const double AssumedStoriesWithTerm = 1.1;
    private const double AssumedArticles = AssumedStories;

    private readonly Dictionary<ulong, int> numbers = [];
    private float[] weights = new float[4096];
    private int[] storiesWithTerm = new int[4096];
    private int[] articlesWithTerm = new int[4096];
    private int articles;
    private float unseenWeight = (float)Math.Log(AssumedStories / AssumedStoriesWithTerm);

    public int Count => numbers.Count;

    /// <summary>Weight of each term number; valid until the next <see cref="NumberOf"/>.</summary>
    public ReadOnlySpan<float> Weights => weights.AsSpan(0, Count);

    /// <summary>What is kept of an article, its terms by number.</summary>
    public EventFingerprint Fingerprint(ArticleFeatures article)
    {
        var terms = Array.ConvertAll(article.Stems, NumberOf);
        Array.Sort(terms, article.Frequencies);
        CountIn(terms);
        return new EventFingerprint
        {
            Terms = terms,
            Frequencies = article.Frequencies,
            Facts = article.Facts,
            Opening = article.Copy.Opening,
            LogLength = article.LogLength,
            Day = article.Copy.Day,
            Language = article.Language,
            Outlet = article.Outlet,
        };
    }

    public int NumberOf(ulong hash)
    {
        if (numbers.TryGetValue(hash, out var number))
        {
            return number;
        }

        number = numbers.Count;
        if (number == weights.Length)
        {
            Array.Resize(ref weights, 2 * number);
            Array.Resize(ref storiesWithTerm, 2 * number);
            Array.Resize(ref articlesWithTerm, 2 * number);
        }

        weights[number] = unseenWeight;
        numbers.Add(hash, number);
        return number;
    }

    /// <summary>The number of a term; -1 where no article has it.</summary>
    public int Find(ulong hash) => numbers.GetValueOrDefault(hash, -1);

    /// <summary>One in so many articles outside a comparison has the term; 300 that never say it are assumed beyond those known.</summary>
    /// <param name="holding">Those of the compared articles that have the term.</param>
    /// <param name="compared">Articles of the story, and what is weighed against it: neither says how common a term is elsewhere.</param>
    /// <remarks>Articles are counted here and not stories: a name that a day's news is full of tells little about which of that news an article is.</remarks>
    public double RarityOutside(int term, int holding, int compared) =>
        (articles - compared + AssumedArticles) / (articlesWithTerm[term] - holding + AssumedStoriesWithTerm);

    /// <summary>Counts anew in how many stories each term stands, and weighs by that.</summary>
    public void Reweigh(IReadOnlyCollection<StoryProfile> stories)
    {
        storiesWithTerm.AsSpan(0, Count).Clear();
        foreach (var story in stories)
        {
            story.CountCharacteristicTerms(storiesWithTerm);
        }

        var all = stories.Count + AssumedStories;
        unseenWeight = (float)Math.Log(all / AssumedStoriesWithTerm);
        for (var term = 0; term < Count; term++)
        {
            weights[term] = (float)Math.Max(0, Math.Log(all / (storiesWithTerm[term] + AssumedStoriesWithTerm)));
        }
    }

    /// <summary>Brings an article's <see cref="EventFingerprint.Scale"/> up to date with the weights.</summary>
    public void Rescale(EventFingerprint article)
    {
        var squares = 0.0;
        for (var i = 0; i < article.Terms.Length; i++)
        {
            var weighted = article.Frequencies[i] * weights[article.Terms[i]];
            squares += weighted * weighted;
        }

        article.Scale = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
    }

    /// <summary>Drops the terms that no article holds any more and numbers the rest anew, in an order that does not depend on who said them first.</summary>
    /// <param name="fingerprints">The articles that are left, with the old numbers.</param>
    /// <returns>The new number of each old one; -1 where it is gone.</returns>
    public int[] Compact(IEnumerable<EventFingerprint> fingerprints)
    {
        articles = 0;
        articlesWithTerm.AsSpan().Clear();
        foreach (var fingerprint in fingerprints)
        {
            CountIn(fingerprint.Terms);
        }

        var renumbered = new int[numbers.Count];
        Array.Fill(renumbered, -1);
        var old = numbers.ToArray();
        Array.Sort(old, static (a, b) => a.Key.CompareTo(b.Key));
        var counts = new int[articlesWithTerm.Length];
        numbers.Clear();
        foreach (var (hash, number) in old)
        {
            if (articlesWithTerm[number] > 0)
            {
                renumbered[number] = numbers.Count;
                counts[numbers.Count] = articlesWithTerm[number];
                numbers.Add(hash, numbers.Count);
            }
        }

        articlesWithTerm = counts;
        return renumbered;
    }

    /// <summary>Takes an article out of the counts by which rarity is judged.</summary>
    public void Discount(EventFingerprint article)
    {
        articles--;
        foreach (var term in article.Terms)
        {
            articlesWithTerm[term]--;
        }
    }

    private void CountIn(ReadOnlySpan<int> terms)
    {
        articles++;
        foreach (var term in terms)
        {
            articlesWithTerm[term]++;
        }
    }
}
