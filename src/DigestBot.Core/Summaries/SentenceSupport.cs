namespace DigestBot.Core.Summaries;

/// <summary>Whether an article says what a sentence of another says: most of its words in one place, and there all its numbers and its names too.</summary>
internal static class SentenceSupport
{
    // By judgement, not measured: two outlets' sentences on one fact share most of the shorter one's content words, sentences
    // on two facts of a story share its names and little else.
    private const double ShareOfTerms = 0.6;

    /// <returns>The first sentence of the place that says it; null where none does.</returns>
    public static ReadSentence? Find(ReadSentence sentence, ReadArticle article)
    {
        var needed = ShareOfTerms * sentence.Terms.Length;
        foreach (var at in article.Sentences)
        {
            var next = article.Following(at);
            if (TermSet.SharedWithEither(sentence.Terms, at.Terms, next is null ? [] : next.Terms) >= needed && Agrees(sentence, at, next))
            {
                return at;
            }
        }

        return null;
    }

    private static bool Agrees(ReadSentence sentence, ReadSentence at, ReadSentence? next) =>
        sentence.IsNegated == (at.IsNegated || next is { IsNegated: true })
        && Array.TrueForAll(sentence.Numbers, number => at.Numbers.Contains(number) || next?.Numbers.Contains(number) is true)
        // One word of a name is enough: "Antje Vogt" is "Vogt" elsewhere.
        && Array.TrueForAll(sentence.Names, name => TermSet.SharedWithEither(name, at.Terms, next is null ? [] : next.Terms) > 0);
}
