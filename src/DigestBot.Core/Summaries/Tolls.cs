using DigestBot.Core.Articles;
using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries;

/// <summary>How many were killed, hurt, missed … by each outlet of a story; read when first asked for.</summary>
internal sealed class Tolls(IReadOnlyList<ReadArticle> articles)
{
    /// <summary>A report's own count stands in its headline and first sentences; further down it recalls other events.</summary>
    private const int SentencesOfNews = 3;

    private readonly Dictionary<Toll, List<(Article Article, decimal Count)>> counts = [];

    /// <summary>Whether the newest report that counts gives more than the sentence does.</summary>
    public bool AreOutdatedIn(ReadSentence sentence) => sentence.Numbers.Length > 0 && Enum.GetValues<Toll>().Any(toll => IsOutdatedIn(sentence, toll));

    /// <summary>One count an outlet, for those that give one; oldest first.</summary>
    public IReadOnlyList<(Article Article, decimal Count)> Of(Toll toll)
    {
        if (!counts.TryGetValue(toll, out var known))
        {
            known = [];
            foreach (var article in articles)
            {
                var news = article.Sentences.Take(SentencesOfNews).Select(sentence => sentence.Text).Prepend(article.Article.Title);
                if (news.Max(text => TollReader.Highest(text, article.Article.Language, toll)) is { } count)
                {
                    known.Add((article.Article, count));
                }
            }

            // An outlet that counts anew corrects itself: its last word stands.
            known = [.. known.GroupBy(said => OutletName.Of(said.Article), StringComparer.OrdinalIgnoreCase).Select(outlet => outlet.Last()).OrderBy(said => said.Article.When)];
            counts[toll] = known;
        }

        return known;
    }

    private bool IsOutdatedIn(ReadSentence sentence, Toll toll) =>
        TollReader.Highest(sentence.Text, sentence.Article.Language, toll) is { } said
        && Of(toll) is [.., var newest]
        && newest.Article.When > sentence.Article.When
        && newest.Count > said;
}
