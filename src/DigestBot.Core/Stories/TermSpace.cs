namespace DigestBot.Core.Stories;

/// <summary>Compares articles and stories by their weighted terms: cosine similarities and sums of them.</summary>
internal sealed class TermSpace
{
    // One side of a comparison is spread over an array by term number, so that the other is read once, in order.
    private float[] spread = new float[4096];

    public TermTable Table { get; } = new();

    /// <summary>The article's side of comparisons until it is disposed of; one at a time.</summary>
    public Side Spread(EventFingerprint article)
    {
        Reserve();
        var weights = Table.Weights;
        for (var i = 0; i < article.Terms.Length; i++)
        {
            var term = article.Terms[i];
            spread[term] = article.Frequencies[i] * article.Scale * weights[term] * weights[term];
        }

        return new Side(spread, article.Terms);
    }

    /// <summary>The story's side of comparisons until it is disposed of; one at a time.</summary>
    public Side Spread(StoryProfile story)
    {
        Reserve();
        var weights = Table.Weights;
        for (var i = 0; i < story.Terms.Length; i++)
        {
            var term = story.Terms[i];
            spread[term] = story.Sums[i] * weights[term] * weights[term];
        }

        return new Side(spread, story.Terms);
    }

    /// <summary>The sum of values times what the other side has at their terms.</summary>
    /// <remarks>Four sums side by side: one alone waits for each addition before the next.</remarks>
    public static double Product(ReadOnlySpan<int> terms, ReadOnlySpan<float> values, ReadOnlySpan<float> spread)
    {
        double first = 0, second = 0, third = 0, fourth = 0;
        for (; terms.Length >= 4 && values.Length >= 4; terms = terms[4..], values = values[4..])
        {
            first += values[0] * spread[terms[0]];
            second += values[1] * spread[terms[1]];
            third += values[2] * spread[terms[2]];
            fourth += values[3] * spread[terms[3]];
        }

        for (var i = 0; i < terms.Length; i++)
        {
            first += values[i] * spread[terms[i]];
        }

        return first + second + (third + fourth);
    }

    private void Reserve()
    {
        if (spread.Length < Table.Count)
        {
            spread = new float[2 * Table.Count];
        }
    }

    internal readonly ref struct Side(float[] spread, ReadOnlySpan<int> terms) : IDisposable
    {
        private readonly ReadOnlySpan<int> terms = terms;

        /// <summary>The sum of similarities with all of a story's members.</summary>
        public double With(StoryProfile story) => story.Product(spread);

        public double With(EventFingerprint article) => Product(article.Terms, article.Frequencies, spread) * article.Scale;

        public void Dispose()
        {
            foreach (var term in terms)
            {
                spread[term] = 0;
            }
        }
    }
}
