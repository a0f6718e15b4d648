using DigestBot.Hosting;

namespace DigestBot.Benchmarks.Start;

/// <summary>How long the bot takes to be ready, and what it holds in memory, with 40 feeds and 5,000 stored articles, beside an empty host.</summary>
/// <remarks>
/// Each pair of processes is started one after the other, so that a machine whose speed drifts treats both alike. Ready: from the
/// process's start to its ready line. Memory: resident, once it has stopped changing, the story index rebuilt.
/// </remarks>
internal static class StartBenchmark
{
    private const int Feeds = 40;
    private const int Articles = 5_000;
    private const double MostTimes = 1.5;
    private const double MostMegabytes = 60;

    public static async Task<int> RunAsync(int runs)
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-start-");
        try
        {
            var environment = new Dictionary<string, string>
            {
                ["Storage__Path"] = Path.Combine(folder.FullName, "start.db"),
                ["Feeds__List"] = "",
                ["Web__Address"] = "http://127.0.0.1:5089",
            };
            await StoredNews.FillAsync(environment, Feeds, Articles, TimeSpan.FromDays(3));
            var pairs = new List<(Measured Bot, Measured Empty)>();
            for (var run = 0; run <= runs; run++)
            {
                var bot = await MeasureAsync(typeof(BotHost).Assembly.Location, ["run"], environment, "DigestBot is ready", $"Took up {Articles} articles", folder);
                var empty = await MeasureAsync(typeof(StartBenchmark).Assembly.Location, ["empty-host"], new Dictionary<string, string>(), "ready", null, folder);
                // The first pair warms the disk's cache and is not counted.
                if (run > 0)
                {
                    pairs.Add((bot, empty));
                    Console.WriteLine($"run {run}: bot {bot.Ready.TotalMilliseconds:F0} ms, {bot.Megabytes:F0} MB; empty host {empty.Ready.TotalMilliseconds:F0} ms, {empty.Megabytes:F0} MB");
                }
            }

            return Report(pairs);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Report(List<(Measured Bot, Measured Empty)> pairs)
    {
        var times = Median(pairs.Select(pair => pair.Bot.Ready / pair.Empty.Ready));
        var megabytes = Median(pairs.Select(pair => pair.Bot.Megabytes - pair.Empty.Megabytes));
        Console.WriteLine($"ready within {times:F2} times the empty host's time (at most {MostTimes}); {megabytes:F0} MB more (at most {MostMegabytes}); medians of {pairs.Count} pairs");
        return times <= MostTimes && megabytes <= MostMegabytes ? 0 : 1;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static async Task<Measured> MeasureAsync(string assembly, string[] arguments, IReadOnlyDictionary<string, string> environment, string readyMark, string? rebuiltMark, DirectoryInfo folder)
    {
        await using var process = await MeasuredProcess.StartAsync(assembly, arguments, environment, readyMark, folder.FullName);
        if (rebuiltMark is not null)
        {
            await process.WaitForLogAsync(rebuiltMark);
        }

        return new Measured(process.ReadyAfter, await process.SettledMegabytesAsync());
    }

    private sealed record Measured(TimeSpan Ready, double Megabytes);
}
