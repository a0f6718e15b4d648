namespace DigestBot.Core.Stories;

/// <summary>Cuts a story in two where its halves are less alike than one event's reports are.</summary>
/// <remarks>
/// Two-means along the first principal axis of the members' similarities (Dhillon, Guan, Kulis, "Kernel k-means, spectral clustering and
/// normalized cuts", KDD 2004). Starts are fixed, so that the same members are always cut the same way.
/// </remarks>
internal sealed class StorySplitter(ActiveNews news, Cohesion cohesion)
{
    /// <summary>Of a bigger story the newest members are looked at; the others follow the half they are more like.</summary>
    private const int MostCompared = 150;

    /// <summary>One article is no half: an odd report is ejected by its weak link instead.</summary>
    private const int SmallestHalf = 2;

    private const int PowerIterations = 20;
    private const int MostRounds = 10;

    /// <summary>The half that a story should lose, by article number; empty where it holds together.</summary>
    public IReadOnlyList<int> FindForeignHalf(StoryProfile story)
    {
        if (story.Count < 2 * SmallestHalf)
        {
            return [];
        }

        var members = story.Members[Math.Max(0, story.Count - MostCompared)..];
        var similarities = Compare(members);
        if (Halve(similarities) is not { } inSecond)
        {
            return [];
        }

        StoryProfile first = new(0), second = new(0);
        for (var i = 0; i < members.Count; i++)
        {
            var half = inSecond[i] ? second : first;
            using var side = news.Space.Spread(news.Fingerprints[members[i]]);
            half.Add(members[i], news.Fingerprints[members[i]], half.Count == 0 ? 0 : side.With(half));
        }

        double between;
        using (var side = news.Space.Spread(first))
        {
            between = side.With(second);
        }

        if (cohesion.AreOneEvent(first, second, between))
        {
            return [];
        }

        Assign(story.Members.Count - members.Count, story, first, second);
        return Foreign(first, second);
    }

    /// <summary>The half that a story should lose where it holds a report and the same report filled in anew: each article goes with that which it is more like.</summary>
    public IReadOnlyList<int> FindRecurrence(StoryProfile story)
    {
        if (story.Count < 2 || cohesion.RecurringWithin(story) is not { } pair)
        {
            return [];
        }

        StoryProfile first = new(0), second = new(0);
        foreach (var member in story.Members)
        {
            using var side = news.Space.Spread(news.Fingerprints[member]);
            var half = side.With(news.Fingerprints[pair.Second]) > side.With(news.Fingerprints[pair.First]) ? second : first;
            half.Add(member, news.Fingerprints[member], half.Count == 0 ? 0 : side.With(half));
        }

        return first.Count > 0 && second.Count > 0 && cohesion.RecurringBetween(first, second) is not null ? Foreign(first, second) : [];
    }

    // The bigger half stays; of equal ones that with the earliest article.
    private static List<int> Foreign(StoryProfile first, StoryProfile second)
    {
        var secondGoes = first.Count != second.Count ? first.Count > second.Count : first.Members.Min() < second.Members.Min();
        return secondGoes ? second.Members : first.Members;
    }

    private void Assign(int older, StoryProfile story, StoryProfile first, StoryProfile second)
    {
        for (var i = 0; i < older; i++)
        {
            var article = news.Fingerprints[story.Members[i]];
            using var side = news.Space.Spread(article);
            double withFirst = side.With(first), withSecond = side.With(second);
            var (half, product) = withSecond / Math.Sqrt(second.SelfSimilarity) > withFirst / Math.Sqrt(first.SelfSimilarity)
                ? (second, withSecond)
                : (first, withFirst);
            half.Add(story.Members[i], article, product);
        }
    }

    private double[][] Compare(List<int> members)
    {
        var similarities = new double[members.Count][];
        for (var i = 0; i < members.Count; i++)
        {
            similarities[i] = new double[members.Count];
            similarities[i][i] = 1;
            using var side = news.Space.Spread(news.Fingerprints[members[i]]);
            for (var j = 0; j < i; j++)
            {
                similarities[i][j] = similarities[j][i] = side.With(news.Fingerprints[members[j]]);
            }
        }

        return similarities;
    }

    private static bool[]? Halve(double[][] similarities)
    {
        var axis = PrincipalAxis(similarities);
        var inSecond = Array.ConvertAll(axis, value => value > 0);
        for (var round = 0; round < MostRounds && Improve(similarities, inSecond); round++)
        {
        }

        var second = inSecond.Count(half => half);
        return Math.Min(second, inSecond.Length - second) >= SmallestHalf ? inSecond : null;
    }

    // Power iteration on the similarities, centred without building the centred matrix.
    private static double[] PrincipalAxis(double[][] similarities)
    {
        var n = similarities.Length;
        var means = Array.ConvertAll(similarities, row => row.Sum() / n);
        var mean = means.Sum() / n;
        var axis = new double[n];
        for (var i = 0; i < n; i++)
        {
            axis[i] = Math.Cos(1.7 * i);
        }

        var next = new double[n];
        for (var iteration = 0; iteration < PowerIterations; iteration++)
        {
            var sum = axis.Sum();
            var onMeans = System.Numerics.Tensors.TensorPrimitives.Dot<double>(means, axis);
            for (var i = 0; i < n; i++)
            {
                next[i] = System.Numerics.Tensors.TensorPrimitives.Dot<double>(similarities[i], axis) - onMeans - means[i] * sum + mean * sum;
            }

            var norm = System.Numerics.Tensors.TensorPrimitives.Norm<double>(next);
            if (norm < 1e-9)
            {
                break;
            }

            System.Numerics.Tensors.TensorPrimitives.Divide(next, norm, axis);
        }

        return axis;
    }

    // One round of two-means: everyone to the half whose centre is nearer.
    private static bool Improve(double[][] similarities, bool[] inSecond)
    {
        var n = inSecond.Length;
        Span<double> selfs = stackalloc double[2];
        var sums = new double[2][];
        sums[0] = new double[n];
        sums[1] = new double[n];
        selfs.Clear();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                sums[inSecond[j] ? 1 : 0][i] += similarities[i][j];
            }

            selfs[inSecond[i] ? 1 : 0] += sums[inSecond[i] ? 1 : 0][i];
        }

        if (selfs[0] <= 0 || selfs[1] <= 0)
        {
            return false;
        }

        var changed = false;
        for (var i = 0; i < n; i++)
        {
            var nearerSecond = sums[1][i] / Math.Sqrt(selfs[1]) > sums[0][i] / Math.Sqrt(selfs[0]);
            changed |= nearerSecond != inSecond[i];
            inSecond[i] = nearerSecond;
        }

        return changed;
    }
}
