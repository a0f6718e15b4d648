using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Text;

namespace DigestBot.Benchmarks.Summaries;

/// <summary>The names and numbers that at least half of a story's independent articles give: what a summary of it should keep.</summary>
/// <remarks>A name counts by each of its words, as "Antje Vogt" is "Vogt" elsewhere; a number by its value, however written.</remarks>
internal sealed class SharedFacts
{
    private readonly HashSet<ulong> names;
    private readonly HashSet<decimal> numbers;
    private readonly string language;

    private SharedFacts(HashSet<ulong> names, HashSet<decimal> numbers, string language) => (this.names, this.numbers, this.language) = (names, numbers, language);

    public int Count => names.Count + numbers.Count;

    /// <summary>Of a story of two independent articles at least; of one alone every fact would be shared.</summary>
    public static SharedFacts Of(Story story)
    {
        var articles = story.IndependentArticles.ToList();
        var given = articles.SelectMany(NamesOf).CountBy(name => name).Where(pair => pair.Value * 2 >= articles.Count && pair.Value > 1);
        var figures = articles.SelectMany(NumbersOf).CountBy(number => number).Where(pair => pair.Value * 2 >= articles.Count && pair.Value > 1);
        return new SharedFacts([.. given.Select(pair => pair.Key)], [.. figures.Select(pair => pair.Key)], articles[0].Language);
    }

    /// <summary>How many of them the sentences give.</summary>
    public int KeptBy(IReadOnlyCollection<string> sentences)
    {
        var words = sentences.SelectMany(sentence => Term.ContentOf(sentence, language)).ToHashSet();
        var values = sentences.SelectMany(sentence => Quantity.Find(sentence, language)).Select(quantity => quantity.Value).ToHashSet();
        return names.Count(words.Contains) + numbers.Count(values.Contains);
    }

    private static HashSet<ulong> NamesOf(Article article) =>
        [.. SentenceSplitter.Split(article.Text, article.Language).SelectMany(sentence => NamedEntity.Find(sentence.Text)).SelectMany(name => Term.ContentOf(name.Text, article.Language))];

    private static HashSet<decimal> NumbersOf(Article article) =>
        [.. Quantity.Find(article.Title, article.Language).Concat(Quantity.Find(article.Text, article.Language)).Select(quantity => quantity.Value)];
}
