namespace DigestBot.Core.Summaries.Grounding;

/// <summary>Where the cited articles speak of what a sentence says.</summary>
/// <param name="Nearest">The sentence beside the passages that have most of it, the nearest first.</param>
/// <param name="Region">The passages that have its words, each with those beside it and its article's headline.</param>
internal sealed record Support(Passage Sentence, IReadOnlyList<IReadOnlyList<Passage>> Articles, IReadOnlyList<Alignment> Nearest, IReadOnlyList<Passage> Region)
{
    /// <summary>From here on a sentence is its source's with changes, not the writer's own.</summary>
    private const double MostlyVerbatim = 0.6;

    private const int MostPassages = 3;

    /// <summary>The sentence beside the passage that it is nearest to.</summary>
    public Alignment Main => Nearest[0];

    public bool IsNearVerbatim => Main.Verbatim >= MostlyVerbatim;

    /// <summary>No cited article is in the sentence's language.</summary>
    public bool IsTranslated { get; } = Articles.All(article => article[0].Language is not "und" && article[0].Language != Sentence.Language);

    public IEnumerable<Passage> Everything => Articles.SelectMany(article => article);

    /// <summary>Some passage near what the sentence says has the word, or one like it.</summary>
    public bool Has(PassageWord word) => Region.Any(passage => passage.Has(word));

    public static Support Find(Passage sentence, IReadOnlyList<IReadOnlyList<Passage>> articles)
    {
        var candidates = articles.SelectMany(article => article.Select((passage, at) => (Article: article, At: at, Shared: Shared(sentence, passage)))).OrderByDescending(candidate => candidate.Shared.Count).ToList();
        var nearest = candidates.Take(2 * MostPassages).Select(candidate => Alignment.Of(sentence, candidate.Article[candidate.At]))
            .MaxBy(alignment => alignment.Verbatim)!;
        var region = new List<Passage>();
        var alignments = new List<Alignment> { nearest };
        var missing = sentence.Content.ToHashSet();
        Take(candidates.First(candidate => candidate.Article[candidate.At] == nearest.Source));
        for (var taken = 1; taken < MostPassages && missing.Count > 0; taken++)
        {
            var next = candidates.MaxBy(candidate => candidate.Shared.Count(missing.Contains));
            if (!next.Shared.Overlaps(missing))
            {
                break;
            }

            alignments.Add(Alignment.Of(sentence, next.Article[next.At]));
            Take(next);
        }

        return new Support(sentence, articles, alignments, [.. region.Distinct()]);

        void Take((IReadOnlyList<Passage> Article, int At, HashSet<int> Shared) candidate)
        {
            missing.ExceptWith(candidate.Shared);
            region.Add(candidate.Article[0]);
            region.AddRange(candidate.Article.Skip(Math.Max(0, candidate.At - 1)).Take(candidate.At == 0 ? 2 : 3));
        }
    }

    private static HashSet<int> Shared(Passage sentence, Passage passage) => [.. sentence.Content.Where(i => passage.Has(sentence.Words[i]))];
}
