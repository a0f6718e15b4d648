using System.Diagnostics;
using System.Globalization;
using DigestBot.Core.Feeds;
using DigestBot.Core.Feeds.Fetching;
using DigestBot.Storage;
using DigestBot.Testing;
using DigestBot.Testing.Feeds;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Benchmarks.Feeds;

/// <summary>How many feeds a second are polled, first whole and then all unchanged: by our poller and by Debian's newsboat, off one server.</summary>
/// <remarks>Both read every entry and note each feed's state in an SQLite file; newsboat keeps the entries there too, ours hands them on.</remarks>
internal static class PollingRate
{
    private const int Feeds = 1000;
    private const int EntriesOfAFeed = 30;

    // Ours asks a host for one thing at a time, so it is given as many names of the server.
    private const int Hosts = 100;

    public static async Task RunAsync()
    {
        await using var web = await LoopbackWeb.StartAsync();
        for (var i = 0; i < Feeds; i++)
        {
            web.AnswerFeed($"/{i}", EntriesOfAFeed);
        }

        var folder = Directory.CreateTempSubdirectory("digestbot-polls-");
        try
        {
            Console.WriteLine($"Polling {Feeds} feeds of {EntriesOfAFeed} entries on {Hosts} hosts, 8 at a time:");
            Print("DigestBot", await OursAsync(web, folder.FullName));
            Print("newsboat", await NewsboatAsync(web, folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(TimeSpan Whole, TimeSpan Unchanged)?> OursAsync(LoopbackWeb web, string folder)
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UnixEpoch.AddYears(55));
        var network = new FakeNetwork();
        foreach (var host in Enumerable.Range(0, Hosts))
        {
            network.Add(Host(host), web.Port);
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Path", Path.Combine(folder, "ours.db"))]).Build();
        await using var services = FeedServicesBuilder.Create(clock).AddSingleton<INetwork>(network).AddStorage(configuration).AddSingleton<IEntrySink, CountingSink>().BuildServiceProvider();
        await services.OpenStorageAsync(CancellationToken.None);
        await services.GetRequiredService<IFeedStore>().ImportAsync(
            [.. Enumerable.Range(0, Feeds).Select(i => new NewFeed($"http://{Host(i % Hosts)}/{i}", $"Feed {i}"))], CancellationToken.None);
        var poller = services.GetRequiredService<FeedPoller>();
        var whole = await TimeAsync(() => poller.PollDueFeedsAsync(CancellationToken.None));
        clock.Advance(TimeSpan.FromDays(2));
        return (whole, await TimeAsync(() => poller.PollDueFeedsAsync(CancellationToken.None)));
    }

    private static async Task<(TimeSpan Whole, TimeSpan Unchanged)?> NewsboatAsync(LoopbackWeb web, string folder)
    {
        var urls = Path.Combine(folder, "urls");
        var settings = Path.Combine(folder, "settings");
        await File.WriteAllLinesAsync(urls, Enumerable.Range(0, Feeds).Select(i => web.Url($"/{i}")));
        await File.WriteAllTextAsync(settings, "reload-threads 8\n");
        string[] arguments = ["-u", urls, "-C", settings, "-c", Path.Combine(folder, "newsboat.db"), "-x", "reload"];
        string? ran = "";
        var whole = await TimeAsync(async () => ran = await OtherProgram.RunAsync("/usr/bin/newsboat", arguments, home: folder));
        return ran is null ? null : (whole, await TimeAsync(() => OtherProgram.RunAsync("/usr/bin/newsboat", arguments, home: folder)));
    }

    private static string Host(int number) => $"host-{number}.example";

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var begun = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(begun);
    }

    private static void Print(string name, (TimeSpan Whole, TimeSpan Unchanged)? took) => Console.WriteLine(
        took is var (whole, unchanged)
            ? string.Create(CultureInfo.InvariantCulture, $"  {name,-12}{Feeds / whole.TotalSeconds,8:0} feeds/s whole  {Feeds / unchanged.TotalSeconds,8:0} feeds/s unchanged")
            : $"  {name,-12}not installed");

    private sealed class CountingSink : IEntrySink
    {
        public Task<int> AcceptAsync(Feed feed, ParsedFeed document, CancellationToken cancellationToken) => Task.FromResult(document.Entries.Count);
    }
}
