using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries.Disagreements;

namespace DigestBot.Core.Summaries;

/// <summary>Reads in a story's articles what they say of a sentence: who supports it, who contradicts it, and how early they tell it.</summary>
/// <param name="read">Those that were read already; the others are where the sentence does not stand in them word for word.</param>
internal sealed class StoryReading(Story story, IReadOnlyList<ReadArticle> read, Tolls tolls)
{
    private readonly Dictionary<ArticleId, ReadArticle> articles = read.ToDictionary(article => article.Article.Id);
    private readonly DisagreementFinder disagreements = new(read, tolls);

    public CitedSentence Cite(ReadSentence sentence)
    {
        var own = articles[sentence.Article.Id];
        var citations = new List<ArticleId> { sentence.Article.Id };
        var places = new List<double> { Place(sentence, own) };
        foreach (var (article, _, _) in story.Articles.Where(member => member.Article.Id != sentence.Article.Id))
        {
            if (article.Text.Contains(sentence.Text, StringComparison.Ordinal))
            {
                citations.Add(article.Id);
            }
            else if (SentenceSupport.Find(sentence, Read(article)) is { } support)
            {
                citations.Add(article.Id);
                places.Add(Place(support, Read(article)));
            }
        }

        // An article that does not come to it counts as coming to it last.
        var place = 1 - ((places.Count - places.Sum()) / Math.Max(places.Count, read.Count));
        return new CitedSentence(new SummarySentence(sentence.Text, citations) { Disagreement = disagreements.Find(sentence) }, place);
    }

    private static double Place(ReadSentence sentence, ReadArticle article) => (double)sentence.Index / article.Sentences.Count;

    private ReadArticle Read(Article article)
    {
        if (!articles.TryGetValue(article.Id, out var known))
        {
            articles[article.Id] = known = new ReadArticle(article);
        }

        return known;
    }
}

/// <param name="Place">0..1: how early the articles come to it, on average.</param>
internal sealed record CitedSentence(SummarySentence Sentence, double Place);
