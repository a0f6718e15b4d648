using DigestBot.Core.Articles;
using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries.Grounding;

/// <summary>Tests a sentence that a model wrote against the articles it cites: figures, names, quotations, negations, who did what, its language.</summary>
/// <remarks>
/// Words decide, not a model. A whole sentence of an article is grounded. What stands almost as in an article is compared with it place by place; freer
/// wording is held to its names, figures, quotations, framing ("not", "may", "denied"), roles and decisive words. So a right sentence in very free words
/// may be refused, and a wrong one in words that no list knows may pass. The lists are long for English and short for German, French and Spanish; of a
/// translation names, figures, quotations and days are checked.
/// </remarks>
public sealed class GroundingCheck
{
    private readonly Dictionary<ArticleId, IReadOnlyList<Passage>> articles;

    /// <param name="articles">Those that sentences may cite.</param>
    public GroundingCheck(IEnumerable<Article> articles) =>
        this.articles = articles.ToDictionary(article => article.Id, PassagesOf);

    /// <param name="language">The language that was asked for, two letters.</param>
    /// <param name="cited">At least one; articles that are not among the known ones support nothing.</param>
    public GroundingOutcome Check(string sentence, string language, IReadOnlyCollection<ArticleId> cited)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sentence);
        ArgumentNullException.ThrowIfNull(cited);
        var detected = LanguageDetector.Detect(sentence);
        if (detected is not LanguageDetector.Undetermined && detected != language)
        {
            return new GroundingOutcome.Ungrounded(GroundingFault.Language, detected);
        }

        var sources = cited.Distinct().Select(articles.GetValueOrDefault).OfType<IReadOnlyList<Passage>>().ToList();
        if (sources.Count == 0)
        {
            return new GroundingOutcome.Ungrounded(GroundingFault.Unsupported, sentence);
        }

        if (sources.Exists(article => article.Any(passage => QuotationRules.Plain(passage.Text) == QuotationRules.Plain(sentence))))
        {
            return new GroundingOutcome.Grounded();
        }

        var support = Support.Find(Passage.Read(sentence, language), sources);
        return QuotationRules.FaultIn(support)
            ?? FigureRules.FaultIn(support)
            ?? NameRules.FaultIn(support)
            ?? MeaningRules.FaultIn(support)
            ?? (support.IsTranslated ? null : QualifierRules.FaultIn(support) ?? FramingRules.FaultIn(support) ?? RoleRules.FaultIn(support) ?? CauseRules.FaultIn(support) ?? WordingRules.FaultIn(support))
            ?? (GroundingOutcome)new GroundingOutcome.Grounded();
    }

    private static IReadOnlyList<Passage> PassagesOf(Article article) =>
        [.. SentenceSplitter.Split(article.Text, article.Language).Select(sentence => sentence.Text).Prepend(article.Title).Select(text => Passage.Read(text, article.Language))];
}
