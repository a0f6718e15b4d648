using System.CommandLine;
using System.Text;
using DigestBot.CommandLine.Input;
using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Core.Topics;
using DigestBot.Discord;
using DigestBot.Slack;
using NodaTime;
using NodaTime.Text;

namespace DigestBot.CommandLine;

/// <summary><c>digest</c>: a digest of files, without running the bot.</summary>
internal static class DigestCommand
{
    private static readonly string[] Formats = ["text", "markdown", "json", "discord", "slack"];

    public static Command Create()
    {
        var input = new Option<string>("--input") { Description = ArticleInput.Description, HelpName = "PATH", Required = true };
        var topic = new Option<string?>("--topic") { Description = "Only stories that match, e.g. ferry or 'ferry \"safety report\" -football'.", HelpName = "QUERY" };
        var date = new Option<string?>("--date") { Description = "Only articles of this day, e.g. 2026-03-14. Without it everything, undated articles included.", HelpName = "YYYY-MM-DD" };
        var zone = new Option<string>("--zone") { Description = "The IANA time zone whose day it is, e.g. Europe/Berlin.", HelpName = "ZONE", DefaultValueFactory = _ => "UTC" };
        var limit = CountOption.Create("--limit", "At most so many stories.", 10);
        var format = new Option<string>("--format") { Description = "How it is printed; discord and slack are the bodies of the messages, as a JSON array.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong(Formats);
        var command = new Command(
            "digest",
            "Prints a digest of files: articles grouped into stories, ranked and shortened, each sentence with its sources.\n"
            + "Example: digestbot digest --input coverage.jsonl --topic ferry --date 2026-03-14 --zone Europe/Berlin --format markdown")
        {
            input, topic, date, zone, limit, format,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new Choices(parsed.GetRequiredValue(input), parsed.GetValue(topic), parsed.GetValue(date), parsed.GetValue(zone)!, parsed.GetValue(limit), parsed.GetValue(format)!),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Choices choices, CancellationToken cancellationToken)
    {
        var span = Span(choices.Date, choices.Zone);
        var named = TopicsFile.For(choices.Topic ?? "");
        CheckTopic(choices.Topic, named);
        var articles = ArticleInput.Read(choices.Input);
        if (span is { } day)
        {
            var undated = articles.Count(article => article.Published is null);
            articles = [.. articles.Where(article => article.Published >= day.From && article.Published < day.To)];
            if (undated > 0)
            {
                await Console.Error.WriteLineAsync($"{EditionWords.Count(undated, "article", "articles")} left out for want of a date.");
            }
        }

        var request = new EditionRequest
        {
            Title = "Digest",
            Zone = choices.Zone,
            From = span?.From,
            To = span?.To,
            Built = TimeProvider.System.GetUtcNow(),
            Topics = choices.Topic is null ? [] : [choices.Topic],
            StoryLimit = choices.Limit,
        };
        var stories = await Progress.ShowAsync(
            "Grouping articles", articles.Count, advance => Task.FromResult(StoryGrouping.Group(articles, advance, cancellationToken)));
        var edition = await new EditionBuilder(new ExtractiveSummarizer(), named: named).BuildAsync(request, stories, cancellationToken);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        await output.WriteAsync(Write(edition, articles, choices.Format).AsMemory(), cancellationToken);
        return ExitCode.Success;
    }

    private static string Write(Edition edition, IReadOnlyList<Article> articles, string format) => format switch
    {
        "text" => EditionText.Write(edition, Width()),
        "markdown" => EditionMarkdown.Write(edition),
        "json" => EditionJson.Write(edition, articles.ToDictionary(article => article.Id, article => article.Key)),
        _ => Render(edition, format),
    };

    private static int Width() => Console.IsOutputRedirected ? 80 : Math.Clamp(Console.WindowWidth, 40, 100);

    private static string Render(Edition edition, string platform)
    {
        using var services = new ServiceCollection().AddDiscordMessages().AddSlackMessages().BuildServiceProvider();
        var renderer = services.GetServices<IMessageRenderer>().Single(candidate => candidate.Platform == platform);
        return $"[\n{string.Join(",\n", renderer.Render(EditionMessage.Of(edition)))}\n]\n";
    }

    private static (DateTimeOffset From, DateTimeOffset To)? Span(string? date, string zoneId)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId)
            ?? throw new InputException($"--zone {zoneId} is no IANA time zone; name one such as Europe/Berlin or UTC.");
        if (date is null)
        {
            return null;
        }

        var day = LocalDatePattern.Iso.Parse(date);
        return day.Success
            ? (StartOf(day.Value), StartOf(day.Value.PlusDays(1)))
            : throw new InputException($"--date {date} is no date; write it as 2026-03-14.");

        DateTimeOffset StartOf(LocalDate local) => zone.AtStartOfDay(local).ToDateTimeOffset();
    }

    private static void CheckTopic(string? topic, NamedTopics named)
    {
        try
        {
            if (topic is not null)
            {
                TopicQuery.Parse(topic, named);
            }
        }
        catch (TopicQueryException problem)
        {
            throw new InputException($"--topic {topic}: {problem.Message}");
        }
    }

    private sealed record Choices(string Input, string? Topic, string? Date, string Zone, int Limit, string Format);
}
