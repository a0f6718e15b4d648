using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries;

/// <summary>How much each sentence of a story would tell its reader.</summary>
/// <remarks>
/// By the words it shares with independent articles, by how early it stands, by the headlines and by what other reports open with. Each word's weight is
/// summed over the story once, so a sentence costs its own words alone, however many articles there are. The weights were measured as ROUGE-1 on a
/// sample of news articles with their editors' highlights; the scores are flat around them.
/// </remarks>
internal sealed class SentenceScores
{
    private const double PositionWeight = 0.6;
    private const double HeadlineWeight = 0.3;

    /// <summary>What several reports open with is what happened; what one alone tells is a side of it.</summary>
    private const double OpeningWeight = 0.5;

    /// <summary>So many sentences are an article's opening.</summary>
    private const int OpeningSentences = 3;

    /// <summary>How fast position fades: the 20th candidate of an article has half the weight of its first.</summary>
    private const double PositionFading = 0.05;

    /// <summary>Between counting words (0, long sentences win) and averaging them (1, short ones do).</summary>
    private const double LengthExponent = 0.7;

    /// <summary>Beginning with a quotation keeps the reader waiting for who speaks.</summary>
    private const double QuotationFirst = 0.85;

    /// <summary>A scene that a report opens with has no word of any headline.</summary>
    private const double OffHeadline = 0.8;

    /// <summary>A story's oldest report scores so much less than its newest: figures are corrected as news goes on.</summary>
    private const double AgeDiscount = 0.15;

    /// <summary>Past this a sentence loses by its length.</summary>
    private const int LongSentence = 45;

    private readonly Dictionary<ulong, double> agreement = [];
    private readonly Dictionary<ulong, double> headlines = [];
    private readonly Dictionary<ulong, int> openings = [];
    private readonly int articles;
    private readonly Story story;

    private SentenceScores(Story story, List<List<ReadSentence>> candidates)
    {
        this.story = story;
        articles = candidates.Count;
        foreach (var ofArticle in candidates.Where(list => list.Count > 0))
        {
            ReadAgreement(ofArticle);
            foreach (var term in OpeningOf(ofArticle))
            {
                openings[term] = openings.GetValueOrDefault(term) + 1;
            }

            var headline = Headline(ofArticle[0].Article);
            foreach (var term in headline)
            {
                headlines[term] = headlines.GetValueOrDefault(term) + (1.0 / headline.Length / articles);
            }
        }
    }

    /// <param name="candidates">Of each article.</param>
    public static void Give(Story story, List<List<ReadSentence>> candidates)
    {
        var scores = new SentenceScores(story, candidates);
        var strongest = candidates.SelectMany(list => list).Max(scores.Centrality);
        foreach (var ofArticle in candidates)
        {
            var opening = OpeningOf(ofArticle);
            foreach (var candidate in ofArticle)
            {
                candidate.Score = scores.ScoreOf(candidate, opening, strongest);
            }
        }
    }

    private double ScoreOf(ReadSentence candidate, HashSet<ulong> opening, double strongest)
    {
        var score = (strongest > 0 ? Centrality(candidate) / strongest : 0)
            + (PositionWeight / (1 + (PositionFading * candidate.Place)))
            + (HeadlineWeight * candidate.Terms.Sum(term => headlines.GetValueOrDefault(term)))
            + (OpeningWeight * SharedOpening(candidate, opening));
        var span = (story.Latest - story.First).TotalHours;
        var age = span > 0 ? (story.Latest - candidate.Article.When).TotalHours / span : 0;
        return score
            * (1 - (AgeDiscount * age))
            * (candidate.Place > 0 || headlines.Count == 0 || Array.Exists(candidate.Terms, headlines.ContainsKey) ? 1 : OffHeadline)
            * (SentenceFitness.StartsWithQuotation(candidate.Text) ? QuotationFirst : 1)
            * Math.Min(1, (double)LongSentence / Math.Max(1, SentenceFitness.CountWords(candidate.Text)));
    }

    private double Centrality(ReadSentence candidate) =>
        candidate.Terms.Sum(term => agreement[term]) / Math.Pow(Math.Max(1, candidate.Terms.Length), LengthExponent);

    /// <summary>A word's weight: each independent article that uses it adds the more, the more of its sentences do.</summary>
    private void ReadAgreement(List<ReadSentence> ofArticle)
    {
        foreach (var (term, count) in ofArticle.SelectMany(candidate => candidate.Terms).CountBy(term => term))
        {
            agreement[term] = agreement.GetValueOrDefault(term) + Math.Log2(1 + count);
        }
    }

    private static HashSet<ulong> OpeningOf(List<ReadSentence> ofArticle) => [.. ofArticle.Take(OpeningSentences).SelectMany(candidate => candidate.Terms)];

    /// <summary>0..1: the share of its words that another article opens with, on average over them; 0 where there is no other.</summary>
    private double SharedOpening(ReadSentence candidate, HashSet<ulong> own)
    {
        if (articles < 2 || candidate.Terms.Length == 0)
        {
            return 0;
        }

        var shared = candidate.Terms.Sum(term => openings.GetValueOrDefault(term) - (own.Contains(term) ? 1 : 0));
        return (double)shared / (articles - 1) / candidate.Terms.Length;
    }

    /// <summary>A headline's words; none where the text's own first sentence stands in for a missing one.</summary>
    private static ulong[] Headline(Article article) =>
        article.Text.Contains(article.Title.TrimEnd('…'), StringComparison.Ordinal) ? [] : Term.ContentOf(article.Title, article.Language);
}
