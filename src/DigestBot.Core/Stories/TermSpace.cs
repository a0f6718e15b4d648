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

        public double With(EventFingerprint article)
        {
            double product = 0;
            for (var i = 0; i < article.Terms.Length; i++)
            {
                product += article.Frequencies[i] * spread[article.Terms[i]];
            }

            return product * article.Scale;
        }

        public void Dispose()
        {
            foreach (var term in terms)
            {
                spread[term] = 0;
            }
        }
    }
}
