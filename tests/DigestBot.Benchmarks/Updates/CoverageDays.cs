using System.Net;
using DigestBot.CommandLine.Input;
using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Hosting;
using DigestBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace DigestBot.Benchmarks.Updates;

/// <summary>Dated articles as a channel lives through their days: what its evening editions tell, and what they tell again.</summary>
internal static class CoverageDays
{
    private static readonly LocalTime Evening = new(21, 0);

    /// <returns>0 where nothing is told twice, and each story that returns names and cites what changed.</returns>
    public static async Task<int> RunAsync(string path)
    {
        var all = ArticleInput.Read(path);
        var dated = all.Where(article => article.Published is not null).OrderBy(article => article.Published).ToList();
        if (dated.Count == 0)
        {
            Console.Error.WriteLine($"{path} holds no article with a date: add \"published\" to each.");
            return 1;
        }

        var told = new Dictionary<StoryId, string>();
        var (returned, faults) = (0, 0);
        foreach (var edition in await LiveAsync(dated))
        {
            Console.WriteLine($"{edition.To:yyyy-MM-dd}");
            foreach (var story in edition.Stories)
            {
                var isAgain = !told.TryAdd(story.Story, story.Title);
                var isNamed = story.Badge?.StartsWith("UPDATED: ", StringComparison.Ordinal) is true && story.Summary is [{ Citations.Count: > 0 }, ..];
                returned += isAgain ? 1 : 0;
                faults += isAgain && !isNamed ? 1 : 0;
                Console.WriteLine($"  {(isAgain ? "again" : "first")}  {story.Title}{(story.Badge is { } badge ? $"  [{badge}]" : "")}{(isAgain && story.Summary is [var sentence, ..] ? $"  \u201C{sentence.Text}\u201D" : "")}");
            }
        }

        Console.WriteLine($"{dated.Count} articles ({all.Count - dated.Count} left out for want of a date): {told.Count} stories told, {returned} returned, {faults} of them without a change that is named and cited");
        return faults == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<Edition>> LiveAsync(List<Article> articles)
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-days-");
        try
        {
            var first = new DateTimeOffset(articles[0].Published!.Value.UtcDateTime.Date, TimeSpan.Zero);
            var time = new ManualTimeProvider(first);
            var builder = BotHost.CreateBuilder(new Dictionary<string, string?> { ["Storage:Path"] = Path.Combine(folder.FullName, "bot.db"), ["Feeds:List"] = "" }).AddDigestBot();
            builder.Services.AddSingleton<TimeProvider>(time);
            await using var app = builder.Build();
            await BotHost.PrepareAsync(app.Services, CancellationToken.None);
            var channel = await ScheduleAsync(app.Services, first);
            var feeds = new Dictionary<string, Feed>();
            foreach (var source in articles.Select(article => article.Source).Distinct())
            {
                (feeds[source], _) = await app.Services.GetRequiredService<IFeedStore>().AddAsync(
                    new NewFeed($"https://outlet-{feeds.Count}.example/feed", source.Length > 0 ? source : $"Outlet {feeds.Count}"), CancellationToken.None);
            }

            foreach (var day in Enumerable.Range(0, 1 + (articles[^1].Published!.Value - first).Days))
            {
                time.Advance(first.AddDays(day).AddHours(Evening.Hour) - time.GetUtcNow());
                foreach (var published in articles.Where(article => article.Published >= first.AddDays(day) && article.Published < first.AddDays(day + 1)).GroupBy(article => article.Source))
                {
                    await app.Services.GetRequiredService<CoverageKeeper>().AcceptAsync(feeds[published.Key], new ParsedFeed("rss2.0") { Entries = [.. published.Select(Entry)] }, CancellationToken.None);
                }

                await app.Services.GetRequiredService<EditionPublisher>().PublishDueAsync(CancellationToken.None);
            }

            return [.. (await app.Services.GetRequiredService<IEditionStore>().ListAsync(channel, 1_000, CancellationToken.None)).Reverse().Select(stored => stored.Edition).Where(edition => edition.Stories.Count > 0)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static FeedEntry Entry(Article article) => new()
    {
        Id = article.Key,
        Title = article.Title,
        Link = article.Url,
        Published = article.Published,
        Content = string.Concat(article.Text.Split("\n\n").Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>")),
        Language = article.Language,
    };

    private static async Task<ChannelId> ScheduleAsync(IServiceProvider services, DateTimeOffset first)
    {
        var channels = services.GetRequiredService<IChannelStore>();
        var channel = await channels.GetOrAddAsync(new ChannelRef("local", "local", "general"), "general", CancellationToken.None);
        await channels.SaveAsync(channel with { StoryLimit = 30 }, CancellationToken.None);
        await services.GetRequiredService<IScheduleStore>().AddAsync(
            new DigestSchedule
            {
                Id = default,
                Channel = channel.Id,
                Time = Evening,
                Days = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToHashSet(),
                Zone = "Etc/UTC",
                Created = first,
                NextDue = first.AddHours(Evening.Hour),
            },
            CancellationToken.None);
        return channel.Id;
    }
}
