using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigestBot.CommandLine.Input;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;

namespace DigestBot.CommandLine;

/// <summary><c>summarize</c>: each article, or each story where the input names them, in a few of its own sentences.</summary>
internal static partial class SummarizeCommand
{
    public static Command Create()
    {
        var input = new Option<string>("--input") { Description = ArticleInput.Description, HelpName = "PATH", Required = true };
        var sentences = CountOption.Create("--sentences", "At most so many sentences each.", 3);
        var output = new Option<string?>("--output") { Description = "Write to this file instead of stdout.", HelpName = "FILE" };
        var command = new Command(
            "summarize",
            "Prints a JSON line per article: its most telling sentences, word for word, each with the ids of the articles that say it, and with what contradicts it.\n"
            + "Lines of a .jsonl file that share a \"story\" are summarized together.\n"
            + "Example: digestbot summarize --input coverage.jsonl --sentences 2")
        {
            input, sentences, output,
        };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(input), parsed.GetValue(sentences), parsed.GetValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string input, int sentences, string? output, CancellationToken cancellationToken)
    {
        var articles = ArticleInput.Read(input);
        var labels = StoryLabels.Read(input);
        var groups = articles.GroupBy(article => labels.TryGetValue(article.Key, out var story) ? (story, true) : (article.Key, false)).ToList();
        return await Progress.ShowAsync("Summarizing", groups.Count, advance => WriteAsync(groups, sentences, output, advance, cancellationToken));
    }

    private static async Task<int> WriteAsync(
        IReadOnlyList<IGrouping<(string Story, bool Labelled), Article>> groups, int sentences, string? output, Action advance, CancellationToken cancellationToken)
    {
        var summarizer = new ExtractiveSummarizer();
        await using var writer = new StreamWriter(Output.Open(output)) { NewLine = "\n" };
        foreach (var group in groups)
        {
            var keys = group.ToDictionary(article => article.Id, article => article.Key);
            var summary = await summarizer.SummarizeAsync(StoryGrouping.Together([.. group]), sentences, cancellationToken);
            var line = new Line(group.Key.Item1, [.. summary.Sentences.Select(sentence => LineSentence.Of(sentence, keys))]);
            await writer.WriteLineAsync(JsonSerializer.Serialize(line, Json.Line).AsMemory(), cancellationToken);
            advance();
        }

        return ExitCode.Success;
    }

    private static readonly LineContext Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The lines are data in UTF-8, not part of a page: letters stand as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    private sealed record Line(string Id, IReadOnlyList<LineSentence> Sentences);

    /// <param name="Disagreement">What contradicts it, in the bot's words; left out where nothing does.</param>
    private sealed record LineSentence(string Text, IReadOnlyList<string> Citations, LineSentence? Disagreement)
    {
        public static LineSentence Of(SummarySentence sentence, Dictionary<ArticleId, string> keys) =>
            new(sentence.Text, [.. sentence.Citations.Select(id => keys[id])], sentence.Disagreement is { } disagreement ? Of(disagreement, keys) : null);
    }

    [JsonSerializable(typeof(Line))]
    private sealed partial class LineContext : JsonSerializerContext;
}
