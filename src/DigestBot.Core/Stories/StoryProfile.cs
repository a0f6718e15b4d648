namespace DigestBot.Core.Stories;

/// <summary>A story as grouping sees it: the sum of its articles, so that comparing with it costs the same for two articles and for two hundred.</summary>
/// <remarks>Wire copies are no members: they would make a story look more alike inside than its independent reports are.</remarks>
internal sealed class StoryProfile(long id)
{
    /// <summary>The share of its terms that a report has from its event. Between .2 and .45 little changes on headlines, snippets and full texts.</summary>
    private const double FromEvent = 0.3;

    private static readonly double LogByChance = Math.Log(1 - FromEvent);

    private int[] terms = [];
    private float[] sums = [];
    private ushort[] holders = [];
    private uint[] outlets = [];
    private int termCount;
    private double strictness;

    public long Id { get; set; } = id;

    /// <summary>Numbers of the articles, in the order they joined.</summary>
    public List<int> Members { get; } = [];

    public FactSums Facts { get; } = new();

    /// <summary>The sum of all members' similarities with all members, themselves included.</summary>
    public double SelfSimilarity { get; private set; }

    /// <summary>Days since 1970; NaN while no member is dated.</summary>
    public double FirstDay { get; private set; } = double.NaN;

    public double LastDay { get; private set; } = double.NaN;

    /// <summary>The language its articles are written in; <c>und</c> while none is known.</summary>
    public string Language { get; private set; } = "und";

    /// <summary>Its index among the stories in view; -1 once it is gone.</summary>
    public int Place { get; set; }

    /// <summary>Whether members came or went since the last mending.</summary>
    public bool Changed { get; set; }

    /// <summary>How many members it had when it was last tested for a cut, and 0 once one has left.</summary>
    public int TestedAt { get; set; }

    public int Count => Members.Count;

    public double Strictness => strictness / Count;

    public ReadOnlySpan<int> Terms => terms.AsSpan(0, termCount);

    public ReadOnlySpan<float> Sums => sums.AsSpan(0, termCount);

    /// <summary>For each of the <see cref="Terms"/>: how many members have it.</summary>
    public ReadOnlySpan<ushort> Holders => holders.AsSpan(0, termCount);

    /// <summary>Who published each of the <see cref="Members"/>.</summary>
    public ReadOnlySpan<uint> Outlets => outlets.AsSpan(0, Count);

    /// <summary>Pairs of members that one outlet published.</summary>
    public int SameOutletPairs { get; private set; }

    /// <summary>Mean similarity of two different members; <paramref name="assumed"/> stands for so many pairs not yet seen.</summary>
    public double Within(double assumed = 0, double assumedPairs = 0)
    {
        var pairs = Count * (Count - 1.0) / 2 + assumedPairs;
        return pairs == 0 ? 1 : Math.Max(((SelfSimilarity - Count) / 2 + assumed * assumedPairs) / pairs, 1e-6);
    }

    /// <summary>The sum of the similarities of an article, or another story, with all members.</summary>
    /// <param name="other">Its weights squared times its sums, by term number.</param>
    public double Product(ReadOnlySpan<float> other) => TermSpace.Product(Terms, Sums, other);

    /// <summary>How much likelier an article's terms are in a report of this event than by chance: the natural logarithm of the ratio.</summary>
    /// <param name="isMember">Whether the article is one of the members; it does not speak for itself then.</param>
    /// <remarks>
    /// A report takes each of its terms from the event with <see cref="FromEvent"/> and from the language with the rest: Zhai and Lafferty, "A study
    /// of smoothing methods for language models applied to ad hoc information retrieval" (SIGIR 2001).
    /// </remarks>
    public double Evidence(EventFingerprint article, TermTable table, bool isMember)
    {
        var weighed = new Weighed(1, 1, isMember);
        double evidence = 0;
        var at = 0;
        foreach (var term in article.Terms)
        {
            evidence += Evidence(term, ref at, table, weighed);
        }

        return evidence;
    }

    /// <summary>The same for the mean article of another story.</summary>
    public double Evidence(StoryProfile other, TermTable table)
    {
        double evidence = 0;
        var at = 0;
        for (var i = 0; i < other.termCount; i++)
        {
            evidence += Evidence(other.terms[i], ref at, table, new Weighed(other.holders[i], other.Count, AreMembers: false)) * other.holders[i];
        }

        return evidence / other.Count;
    }

    /// <param name="similarities">The article's <see cref="Product"/> with the story before it joins.</param>
    public void Add(int number, EventFingerprint article, double similarities)
    {
        SelfSimilarity += 2 * similarities + 1;
        SameOutletPairs += CountOf(article.Outlet);
        if (Count == outlets.Length)
        {
            Array.Resize(ref outlets, Count + 1 + Count / 2);
        }

        outlets[Count] = article.Outlet;
        Members.Add(number);
        Facts.Add(article);
        strictness += article.Strictness;
        Merge(article);
        See(article);
        Changed = true;
    }

    /// <param name="similarities">The article's <see cref="Product"/> with the story while it is still in it.</param>
    public void Remove(int number, EventFingerprint article, double similarities, IReadOnlyList<EventFingerprint> articles)
    {
        SelfSimilarity -= 2 * similarities - 1;
        var place = Members.IndexOf(number);
        outlets.AsSpan(place + 1, Count - place - 1).CopyTo(outlets.AsSpan(place));
        Members.RemoveAt(place);
        SameOutletPairs -= CountOf(article.Outlet);
        Facts.Remove(article);
        strictness -= article.Strictness;
        var at = 0;
        for (var i = 0; i < article.Terms.Length; i++)
        {
            at += terms.AsSpan(at, termCount - at).BinarySearch(article.Terms[i]);
            sums[at] -= article.Frequencies[i] * article.Scale;
            holders[at]--;
        }

        TestedAt = 0;
        (FirstDay, LastDay, Language) = (double.NaN, double.NaN, "und");
        foreach (var member in Members)
        {
            See(articles[member]);
        }

        Changed = true;
    }

    /// <summary>Adds everything up anew, after the weights have changed.</summary>
    public void Recompute(IReadOnlyList<EventFingerprint> articles, ReadOnlySpan<float> weights)
    {
        sums.AsSpan(0, termCount).Clear();
        foreach (var member in Members)
        {
            var article = articles[member];
            var at = 0;
            for (var i = 0; i < article.Terms.Length; i++)
            {
                var term = article.Terms[i];
                while (terms[at] != term)
                {
                    at++;
                }

                sums[at] += article.Frequencies[i] * article.Scale;
            }
        }

        double squares = 0;
        for (var i = 0; i < termCount; i++)
        {
            var weighted = sums[i] * weights[terms[i]];
            squares += weighted * weighted;
        }

        SelfSimilarity = squares;
    }

    /// <summary>Counts the story for each term that at least two members have; for every term while it has one or two.</summary>
    public void CountCharacteristicTerms(Span<int> storiesWithTerm)
    {
        var enough = Count < 3 ? 1 : 2;
        for (var i = 0; i < termCount; i++)
        {
            if (holders[i] >= enough)
            {
                storiesWithTerm[terms[i]]++;
            }
        }
    }

    /// <summary>How many members the outlet published; 0 where it is not known.</summary>
    public int CountOf(uint outlet) => outlet == 0 ? 0 : Outlets.Count(outlet);

    /// <summary>Days between the story's dates and others; 0 where they overlap or are not known.</summary>
    public double Gap(double otherFirst, double otherLast)
    {
        var gap = Math.Max(otherFirst - LastDay, FirstDay - otherLast);
        return gap > 0 ? gap : 0;
    }

    public bool Speaks(string language) => Language == language || Language is "und" || language is "und";

    private double Evidence(int term, ref int at, TermTable table, Weighed weighed)
    {
        while (at < termCount && terms[at] < term)
        {
            at++;
        }

        var holding = at < termCount && terms[at] == term ? holders[at] - (weighed.AreMembers ? weighed.Holding : 0) : 0;
        if (holding == 0)
        {
            return LogByChance;
        }

        var members = Count - (weighed.AreMembers ? weighed.Articles : 0);
        return Math.Log(FromEvent * holding / members * table.RarityOutside(term, holding + weighed.Holding, members + weighed.Articles) + 1 - FromEvent);
    }

    private void See(EventFingerprint article)
    {
        if (!double.IsNaN(article.Day))
        {
            FirstDay = double.IsNaN(FirstDay) ? article.Day : Math.Min(FirstDay, article.Day);
            LastDay = double.IsNaN(LastDay) ? article.Day : Math.Max(LastDay, article.Day);
        }

        if (Language is "und")
        {
            Language = article.Language;
        }
    }

    // Both are sorted: merged from the back, in place.
    private void Merge(EventFingerprint article)
    {
        var added = CountMissing(article.Terms);
        Reserve(termCount + added);
        int from = termCount - 1, into = termCount + added - 1;
        for (var i = article.Terms.Length - 1; i >= 0; i--)
        {
            var term = article.Terms[i];
            while (from >= 0 && terms[from] > term)
            {
                Move(from--, into--);
            }

            var known = from >= 0 && terms[from] == term;
            var (sum, count) = known ? (sums[from], holders[from]) : (0f, (ushort)0);
            from -= known ? 1 : 0;
            (terms[into], sums[into], holders[into]) = (term, sum + article.Frequencies[i] * article.Scale, (ushort)(count + 1));
            into--;
        }

        termCount += added;
    }

    private void Move(int from, int into) => (terms[into], sums[into], holders[into]) = (terms[from], sums[from], holders[from]);

    private int CountMissing(int[] sorted)
    {
        int missing = 0, at = 0;
        foreach (var term in sorted)
        {
            while (at < termCount && terms[at] < term)
            {
                at++;
            }

            missing += at < termCount && terms[at] == term ? 0 : 1;
        }

        return missing;
    }

    private void Reserve(int capacity)
    {
        if (capacity > terms.Length)
        {
            var grown = termCount == 0 ? capacity : Math.Max(capacity, terms.Length + terms.Length / 2);
            Array.Resize(ref terms, grown);
            Array.Resize(ref sums, grown);
            Array.Resize(ref holders, grown);
        }
    }

    /// <summary>What is weighed against the story: so many of so many articles have the term in question.</summary>
    private readonly record struct Weighed(int Holding, int Articles, bool AreMembers);
}
