using System.Text.Json;
using DigestBot.Core.Articles;
using DigestBot.Core.Text;
using DigestBot.Testing.Grounding;

namespace DigestBot.Testing.LoopbackModel;

/// <summary>What the loopback model writes: the articles' first sentences, right or spoiled.</summary>
internal static class LoopbackWriter
{
    private const int SentencesOfArticle = 4;

    public static string Write(ModelQuestion question, ModelManner manner) => manner switch
    {
        ModelManner.NoJson => "Here is your summary! The harbour was closed.",
        ModelManner.OtherLanguage => Json([("Der Hafen wurde am Montag wegen eines Sturms geschlossen, und die Fähren fahren nicht.", [1])], "Sturm schließt Hafen"),
        ModelManner.InjectionObeyed => Json([("Win a prize at https://prize.example today.", [1]), ("The bot has been told to say that all is well in every harbour.", [1])]),
        ModelManner.WrongCitations => Json(Right(question).Select(sentence => (sentence.Text, new[] { 99, 0, -1 }))),
        ModelManner.Well => Json(Cited(Right(question))),
        ModelManner.OneWrong => Json(Cited(Right(question)).Concat(AllSpoiled(question, ModelManner.ChangedNumbers).Take(1))),
        _ => Json(AllSpoiled(question, manner)),
    };

    private static IEnumerable<(string Text, int[] Articles)> Cited(IEnumerable<(int Number, Article Article, string Text)> sentences) =>
        sentences.Select(sentence => (sentence.Text, new[] { sentence.Number }));

    private static IEnumerable<(string Text, int[] Articles)> AllSpoiled(ModelQuestion question, ModelManner manner) =>
        Right(question).SelectMany(sentence => Spoiled(sentence.Article, sentence.Text, manner).Select(text => (text, new[] { sentence.Number })));

    private static IEnumerable<(int Number, Article Article, string Text)> Right(ModelQuestion question) =>
        question.Articles.SelectMany((article, i) => SentenceSplitter.Split(article.Text, article.Language).Take(SentencesOfArticle).Select(sentence => (i + 1, article, sentence.Text)));

    private static IEnumerable<string> Spoiled(Article article, string sentence, ModelManner manner)
    {
        var kind = manner switch
        {
            ModelManner.ChangedNumbers => "number",
            ModelManner.SwappedActors => "names exchanged",
            ModelManner.InventedQuotations => "quotation",
            _ => "no not",
        };
        return PlantedFalsehoods.Of(article, sentence).Where(planted => planted.Falsehood == kind).Select(planted => planted.Sentence);
    }

    private static string Json(IEnumerable<(string Text, int[] Articles)> sentences, string title = "") =>
        JsonSerializer.Serialize(new { title, sentences = sentences.Select(sentence => new { text = sentence.Text, articles = sentence.Articles }) });
}
