using DigestBot.Core.Articles;
using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries;

/// <summary>A sentence that may go into a story's summary.</summary>
/// <param name="place">How many candidates of its article come before it.</param>
/// <param name="terms">Its content words, ascending.</param>
internal sealed class SummaryCandidate(Article article, string text, int place, ulong[] terms)
{
    public Article Article { get; } = article;

    public string Text { get; } = text;

    public int Place { get; } = place;

    public ulong[] Terms { get; } = terms;

    public double Score { get; set; }

    /// <summary>An article's sentences that stand alone, a dateline at the head dropped.</summary>
    public static IEnumerable<SummaryCandidate> Of(Article article)
    {
        var place = 0;
        foreach (var text in Sentences(article))
        {
            if (SentenceFitness.StandsAlone(text, article.Language))
            {
                yield return new SummaryCandidate(article, text, place++, Term.ContentOf(text, article.Language));
            }
        }
    }

    /// <summary>For a text without any such sentence: its first whole one, however short.</summary>
    public static IEnumerable<SummaryCandidate> FirstWholeOf(Article article) =>
        Sentences(article)
            .Where(text => SentenceFitness.IsWhole(text) && SentenceFitness.CountWords(text) >= 3 && !Boilerplate.IsLine(text))
            .Take(1)
            .Select(text => new SummaryCandidate(article, text, 0, Term.ContentOf(text, article.Language)));

    private static IEnumerable<string> Sentences(Article article)
    {
        foreach (var sentence in SentenceSplitter.Split(article.Text, article.Language))
        {
            yield return Dateline.Of(sentence.Text) is { } dateline ? sentence.Text[dateline.TextStart..].TrimStart() : sentence.Text;
        }
    }
}
