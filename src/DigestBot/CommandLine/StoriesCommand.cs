using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using DigestBot.CommandLine.Input;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.CommandLine;

/// <summary><c>stories</c>: which articles of a file are about one event, and which are copies of one text.</summary>
internal static class StoriesCommand
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var input = new Option<string>("--input") { Description = ArticleInput.Description, HelpName = "PATH", Required = true };
        var output = new Option<string?>("--output") { Description = "Write to this file instead of stdout.", HelpName = "FILE" };
        var explain = new Option<bool>("--explain")
        {
            Description = "Add \"why\" to each line: how the article belongs to its story, the names, words and facts it shares, what spoke against it, the story next best, "
                + "and the same in sentences (\"text\"). Keeps all texts in memory.",
        };
        var command = new Command(
            "stories",
            "Groups articles into stories: wire copies folded, rewrites of one event together, the next event of its kind apart.\n"
            + "Writes a JSON line per article, in input order, and counts on stderr.\n"
            + "Example: digestbot stories --input articles.jsonl --output stories.jsonl")
        {
            input,
            output,
            explain,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(input)!, parsed.GetValue(output), parsed.GetValue(explain), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string input, string? output, bool explain, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var grouped = await Progress.ShowAsync("Grouping articles", total: null, advance => GroupAsync(input, explain, advance, cancellationToken));
        await using (var stream = Output.Open(output))
        {
            grouped.WriteTo(stream);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"articles={grouped.Count} stories={grouped.Stories} duplicates={grouped.Duplicates} seconds={seconds:0.00} articles_per_second={grouped.Count / seconds:0} peak_rss_mb={process.PeakWorkingSet64 / (1024 * 1024)}"));
        return ExitCode.Success;
    }

    private static async Task<GroupedArticles> GroupAsync(string input, bool explain, Action advance, CancellationToken cancellationToken)
    {
        var grouped = new GroupedArticles();
        var texts = new List<Article>();
        var reader = new FeatureReader();
        var articles = ReadAhead.Of(ArticleInput.Stream(input), cancellationToken);
        await foreach (var (key, text, features) in ReadAhead.Of(articles.Select(article => (article.Key, explain ? article : null, reader.Read(article))), cancellationToken))
        {
            grouped.Add(key, features);
            if (text is not null)
            {
                texts.Add(text);
            }

            advance();
        }

        grouped.Finish(texts);
        return grouped;
    }

    /// <summary>What is kept of the input while it streams past: keys and decisions.</summary>
    private sealed class GroupedArticles
    {
        private readonly StoryClusterer clusterer = new(StoryOptions.ForFiles);
        private readonly List<(string Key, StoryAssignment Assignment)> articles = [];
        private readonly Dictionary<ArticleId, int> places = [];
        private IReadOnlyList<StoryExplanation> explanations = [];

        public int Count => articles.Count;

        public int Stories => articles.DistinctBy(article => article.Assignment.Story).Count();

        public int Duplicates => articles.Count(article => article.Assignment.DuplicateOf is not null);

        public void Add(string key, ArticleFeatures article)
        {
            places.Add(article.Id, articles.Count);
            articles.Add((key, new StoryAssignment(article.Id, default, null, 0)));
            Take(clusterer.Add(article));
        }

        /// <param name="explained">The articles to explain: none, or all.</param>
        public void Finish(IReadOnlyCollection<Article> explained)
        {
            Take(clusterer.Mend());
            explanations = [.. clusterer.Explain(explained)];
        }

        public void WriteTo(Stream stream)
        {
            using var json = new Utf8JsonWriter(stream, Readable);
            for (var place = 0; place < articles.Count; place++)
            {
                var (key, assignment) = articles[place];
                json.WriteStartObject();
                json.WriteString("id", key);
                json.WriteNumber("story", assignment.Story.Value);
                if (assignment.DuplicateOf is { } original)
                {
                    json.WriteString("duplicateOf", KeyOf(original));
                }
                else
                {
                    json.WriteNull("duplicateOf");
                }

                json.WriteNumber("similarity", Math.Round(assignment.Similarity, 3));
                if (explanations.Count > 0)
                {
                    ExplanationJson.Write(json, explanations[place], KeyOf);
                }

                json.WriteEndObject();
                json.Flush();
                stream.WriteByte((byte)'\n');
                json.Reset();
            }
        }

        private string KeyOf(ArticleId article) => articles[places[article]].Key;

        private void Take(IReadOnlyList<StoryAssignment> changed)
        {
            foreach (var assignment in changed)
            {
                var place = places[assignment.Article];
                articles[place] = articles[place] with { Assignment = assignment };
            }
        }
    }
}
