namespace DigestBot.Core.Stories;

/// <summary>The facts of a group of articles, added up, and how far two groups' facts contradict each other.</summary>
internal sealed class FactSums
{
    // Before articles have shown how well facts agree inside a story, two pairs are taken to agree by .6: rewrites of
    // one event name the same weekday about that often.
    private const double AssumedPairs = 2;
    private const double AssumedAgreement = 0.6;
    private const double LowestFactor = 0.3;

    /// <summary>Texts of 100 terms and more (ln 100 = 4.6) would name the event's number if it had one; headlines need not.</summary>
    private const double LongText = 4.6;

    private static readonly FactKind[] Kinds = Enum.GetValues<FactKind>();

    private readonly int[] having = new int[Kinds.Length];
    private readonly List<(FactKind Kind, int Value, float Sum)> sums = [];

    public int Articles { get; private set; }

    public static FactSums Of(EventFingerprint article)
    {
        var facts = new FactSums();
        facts.Add(article);
        return facts;
    }

    public static bool Has(EventFingerprint article, FactKind kind) => Array.Exists(article.Facts, fact => fact.Kind == kind);

    public void Add(EventFingerprint article) => Add(article, 1);

    public void Remove(EventFingerprint article) => Add(article, -1);

    /// <summary>1 where nothing speaks against one event; less, down to .3 a kind, the more the facts disagree beyond what they do inside each group.</summary>
    /// <param name="apart">Whether a pause lies between the two: only then days and stages are those of another event and not its progress.</param>
    /// <remarks>A fact that few articles have proves little: one article's weekday may be that of something it mentions.</remarks>
    public static double Compatibility(FactSums a, FactSums b, bool apart)
    {
        var factor = 1.0;
        foreach (var kind in Kinds)
        {
            factor *= apart || kind is not (FactKind.Day or FactKind.Stage) ? Compatibility(a, b, kind) : 1;
        }

        return factor;
    }

    /// <summary>As <see cref="Compatibility(FactSums, FactSums, bool)"/> for the event's number alone; one that only one side names counts against, too.</summary>
    public static double NumberCompatibility(FactSums article, FactSums story, double shortestLogLength)
    {
        var kind = FactKind.EventNumber;
        if (article.Agrees(kind) && story.Agrees(kind) && article.Product(story, kind) == 0)
        {
            return 0; // "Her fifth visit" never joins "her seventh", be the rest word for word the same.
        }

        var factor = Compatibility(article, story, kind);
        var (numbered, other) = article.Having(kind) > 0 ? (article, story) : (story, article);
        var count = numbered.Having(kind);
        if (count == 0 || other.Having(kind) > 0 || shortestLogLength < LongText)
        {
            return factor;
        }

        return numbered.Agrees(kind) ? factor * (1 - Influence(kind) * AssumedAgreement * count / (count + Doubt(kind))) : factor;
    }

    private static double Compatibility(FactSums a, FactSums b, FactKind kind)
    {
        double na = a.Having(kind), nb = b.Having(kind);
        if (na == 0 || nb == 0)
        {
            return 1;
        }

        var agreement = a.Product(b, kind) / (na * nb);
        var within = (a.SquaredSums(kind) - na + b.SquaredSums(kind) - nb) / 2;
        var pairsWithin = (na * (na - 1) + nb * (nb - 1)) / 2;
        var expected = (within + AssumedPairs * AssumedAgreement) / (pairsWithin + AssumedPairs);
        var fewer = Math.Min(na, nb);
        var cover = Math.Sqrt(na / a.Articles * nb / b.Articles) * fewer / (fewer + Doubt(kind));
        return Math.Clamp(1 + Influence(kind) * (agreement - expected) * cover, LowestFactor, 1);
    }

    private static double Influence(FactKind kind) => kind is FactKind.EventNumber ? 1.5 : 1;

    // So many articles with the fact are needed for half of its influence.
    private static double Doubt(FactKind kind) => kind is FactKind.Weekday or FactKind.Year ? 4 : .5;

    public int Having(FactKind kind) => having[(int)kind];

    /// <summary>The event's number where most name it and mostly the same; null else.</summary>
    public int? EventNumber => Agrees(FactKind.EventNumber) ? MostSaid(FactKind.EventNumber).Value : null;

    public bool Says(StoryFact fact) => IndexOf(fact.Kind, fact.Value) is var index and >= 0 && sums[index].Sum > 0;

    /// <summary>What most articles say of a kind that some of them have.</summary>
    public StoryFact MostSaid(FactKind kind) => new(kind, sums.Where(fact => fact.Kind == kind).MaxBy(fact => fact.Sum).Value);

    // Most of the articles have such a fact, and mostly the same: then it is one that an article of the story should share.
    private bool Agrees(FactKind kind)
    {
        double count = Having(kind);
        return count > 0 && count >= .5 * Articles && SquaredSums(kind) >= .5 * count * count;
    }

    private double Product(FactSums other, FactKind kind)
    {
        var product = 0.0;
        foreach (var fact in sums)
        {
            if (fact.Kind == kind)
            {
                var index = other.IndexOf(kind, fact.Value);
                product += index < 0 ? 0 : fact.Sum * other.sums[index].Sum;
            }
        }

        return product;
    }

    private double SquaredSums(FactKind kind)
    {
        var squares = 0.0;
        foreach (var fact in sums)
        {
            squares += fact.Kind == kind ? fact.Sum * fact.Sum : 0;
        }

        return squares;
    }

    private void Add(EventFingerprint article, int sign)
    {
        Articles += sign;
        var kinds = 0;
        foreach (var fact in article.Facts)
        {
            var index = IndexOf(fact.Kind, fact.Value);
            if (index < 0)
            {
                sums.Add((fact.Kind, fact.Value, sign * fact.Weight));
            }
            else
            {
                sums[index] = sums[index] with { Sum = sums[index].Sum + sign * fact.Weight };
            }

            if ((kinds >> (int)fact.Kind & 1) == 0)
            {
                kinds |= 1 << (int)fact.Kind;
                having[(int)fact.Kind] += sign;
            }
        }
    }

    private int IndexOf(FactKind kind, int value)
    {
        for (var i = 0; i < sums.Count; i++)
        {
            if (sums[i].Kind == kind && sums[i].Value == value)
            {
                return i;
            }
        }

        return -1;
    }
}
