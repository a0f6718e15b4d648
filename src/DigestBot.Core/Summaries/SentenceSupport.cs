using DigestBot.Core.Articles;
using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries;

/// <summary>Whether an article says what a sentence of another says: most of its words close together, all its numbers, its names.</summary>
internal sealed class SentenceSupport
{
    // By judgement, not measured: two outlets' sentences on one fact share most of the shorter one's content words, sentences
    // on two facts of a story share its names and little else.
    private const double ShareOfTerms = 0.6;

    private readonly Article article;
    private readonly ulong[] articleWords;
    private readonly HashSet<decimal> numbers;
    private readonly List<ulong[]> windows;

    public SentenceSupport(Article article)
    {
        this.article = article;
        articleWords = Term.ContentOf(article.Text, article.Language);
        numbers = [.. Quantity.Find(article.Text, article.Language).Select(quantity => quantity.Value)];

        // A rewrite often spreads over two sentences what the original said in one.
        var sentences = SentenceSplitter.Split(article.Text, article.Language);
        windows = [.. sentences.Select((sentence, i) => i + 1 < sentences.Count && sentences[i + 1].Paragraph == sentence.Paragraph ? sentence.Text + " " + sentences[i + 1].Text : sentence.Text)
            .Select(window => Term.ContentOf(window, article.Language))];
    }

    public bool Supports(SummaryCandidate sentence)
    {
        if (article.Text.Contains(sentence.Text, StringComparison.Ordinal))
        {
            return true;
        }

        return Quantity.Find(sentence.Text, sentence.Article.Language).All(quantity => numbers.Contains(quantity.Value))
            && HasNames(sentence)
            && windows.Exists(window => TermSet.Shared(sentence.Terms, window) >= ShareOfTerms * sentence.Terms.Length);
    }

    private bool HasNames(SummaryCandidate sentence)
    {
        foreach (var name in NamedEntity.Find(sentence.Text))
        {
            // One word of a name is enough: "Antje Vogt" is "Vogt" elsewhere.
            var words = Term.ContentOf(name.Text, sentence.Article.Language);
            if (words.Length > 0 && TermSet.Shared(words, articleWords) == 0)
            {
                return false;
            }
        }

        return true;
    }
}
