using DigestBot.Core.Stories;

namespace DigestBot.Core.Summaries;

/// <summary>Chooses the sentences that say best what a story's articles agree on. No network, and the same answer every time.</summary>
/// <remarks>
/// Each next sentence is chosen for what it adds to those before it (maximal marginal relevance; Carbonell and Goldstein, SIGIR 1998). A figure that
/// later reports corrected gives way to theirs; where the articles still say different things, the sentence carries who says what. They are read in the
/// order in which the articles come to them, all of them rather than one ("majority ordering"; Barzilay, Elhadad and McKeown, JAIR 2002).
/// </remarks>
public sealed class ExtractiveSummarizer : ISummarizer
{
    private const double RedundancyWeight = 1;

    public Task<StorySummary> SummarizeAsync(Story story, int sentences, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(story);
        cancellationToken.ThrowIfCancellationRequested();
        var articles = ArticlesOfMainLanguage(story);
        var candidates = articles.ConvertAll(article => article.Candidates());
        if (candidates.TrueForAll(list => list.Count == 0))
        {
            candidates = articles.ConvertAll(article => article.FirstWhole() is { } first ? new List<ReadSentence> { first } : []);
        }

        if (candidates.TrueForAll(list => list.Count == 0))
        {
            return Task.FromResult(new StorySummary([]));
        }

        SentenceScores.Give(story, candidates);
        var tolls = new Tolls(articles);
        var chosen = Choose([.. candidates.SelectMany(list => list)], sentences, tolls);
        var reading = new StoryReading(story, articles, tolls);
        return Task.FromResult(new StorySummary([.. chosen.ConvertAll(reading.Cite).OrderBy(sentence => sentence.Place).Select(sentence => sentence.Sentence)]));
    }

    private static List<ReadArticle> ArticlesOfMainLanguage(Story story)
    {
        var articles = story.IndependentArticles.ToList();
        var language = articles.GroupBy(article => article.Language).MaxBy(group => group.Count())!.Key;
        return [.. articles.Where(article => article.Language == language).Select(article => new ReadArticle(article))];
    }

    private static List<ReadSentence> Choose(List<ReadSentence> candidates, int sentences, Tolls tolls)
    {
        var chosen = new List<ReadSentence>();
        var left = candidates.ConvertAll(candidate => (Sentence: candidate, Redundancy: 0.0));
        while (chosen.Count < sentences && left.Count > 0)
        {
            var best = left.MaxBy(entry => entry.Sentence.Score - (RedundancyWeight * entry.Redundancy)).Sentence;
            left.RemoveAll(entry => entry.Sentence == best);
            if (tolls.AreOutdatedIn(best))
            {
                continue;
            }

            chosen.Add(best);
            left = [.. left.Where(entry => !SameStatement.Is(entry.Sentence, best))
                .Select(entry => (entry.Sentence, Redundancy: Math.Max(entry.Redundancy, TermSet.Overlap(entry.Sentence.Terms, best.Terms))))];
        }

        return chosen;
    }
}
