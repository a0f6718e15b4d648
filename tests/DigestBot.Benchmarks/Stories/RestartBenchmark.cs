using System.Diagnostics;
using System.Globalization;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Storage;
using DigestBot.Testing;
using DigestBot.Testing.Coverage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DigestBot.Benchmarks.Stories;

/// <summary>Polls through the real keeper into SQLite, in processes that are killed in the middle, beside one that is not: the stories have to be the same.</summary>
internal static class RestartBenchmark
{
    /// <summary>The command by which this program starts itself as the one to be killed.</summary>
    public const string Worker = "restart-worker";

    private const int Kills = 5;
    private static readonly TimeSpan Span = TimeSpan.FromDays(20);

    public static async Task<int> RunAsync(int articles, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-restart-");
        try
        {
            var (killed, undisturbed) = (Path.Combine(folder.FullName, "killed.db"), Path.Combine(folder.FullName, "undisturbed.db"));
            var began = Stopwatch.GetTimestamp();
            await WorkAsync(undisturbed, articles);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"undisturbed: {articles} articles in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s"));
            var dice = new Random(seed);
            for (var kill = 1; kill <= Kills; kill++)
            {
                await KillAsync(killed, articles, atArticle: articles * kill / (Kills + 1), dice);
            }

            await WorkAsync(killed, articles);
            var (expected, found) = (await StoriesAsync(undisturbed), await StoriesAsync(killed));
            var different = expected.Zip(found).Count(pair => pair.First != pair.Second) + Math.Abs(expected.Count - found.Count);
            Console.WriteLine($"{expected.Count} articles undisturbed, {found.Count} after {Kills} kills; {different} in another story or as a copy of another");
            return different == 0 && expected.Count == articles ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Takes in what the database does not have yet.</summary>
    /// <param name="taken">Told after each poll how many articles are stored.</param>
    public static async Task WorkAsync(string database, int articles, Action<int>? taken = null)
    {
        await using var services = await OpenAsync(database);
        var stored = await services.GetRequiredService<IArticleStore>().CountAsync(CancellationToken.None);
        var polls = new SamplePolls(seed: 1).Of(articles, Span).SkipWhile(poll => poll.Articles <= stored).ToList();
        if (polls.Count == 0)
        {
            return;
        }

        var time = new ManualTimeProvider(polls[0].At);
        using var keeper = new CoverageKeeper(
            services.GetRequiredService<IArticleStore>(),
            services.GetRequiredService<IStoryStore>(),
            new ArticleBuilder(new ArticleOptions()),
            Options.Create(new StoryOptions()),
            time,
            NullLogger<CoverageKeeper>.Instance);
        var (began, computed) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await keeper.RebuildAsync(CancellationToken.None);
        if (stored > 0)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  memory rebuilt from {stored} stored articles in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.00} s, {(Environment.CpuUsage.TotalTime - computed).TotalSeconds:0.00} s of it computing"));
        }

        foreach (var poll in polls)
        {
            time.Advance(poll.At - time.GetUtcNow());
            await keeper.AcceptAsync(poll.Feed, poll.Document, CancellationToken.None);
            taken?.Invoke(poll.Articles);
        }
    }

    private static async Task KillAsync(string database, int articles, int atArticle, Random dice)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(RestartBenchmark).Assembly.Location, Worker, database, articles.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var worker = Process.Start(start)!;
        while (await worker.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!int.TryParse(line, CultureInfo.InvariantCulture, out var taken))
            {
                Console.WriteLine(line);
            }
            else if (taken >= atArticle)
            {
                break;
            }
        }

        // Anywhere in one of the next polls.
        await Task.Delay(TimeSpan.FromMilliseconds(dice.Next(200)), TimeProvider.System);
        worker.Kill();
        await worker.WaitForExitAsync();
        Console.WriteLine($"killed at {atArticle} articles or some later");
    }

    private static async Task<ServiceProvider> OpenAsync(string database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Path", database)]).Build();
        var services = new ServiceCollection().AddStorage(configuration).BuildServiceProvider();
        await services.OpenStorageAsync(CancellationToken.None);
        return services;
    }

    private static async Task<List<string>> StoriesAsync(string database)
    {
        await using var services = await OpenAsync(database);
        var stories = new List<string>();
        await foreach (var row in services.GetRequiredService<IStoryStore>().AssignedSinceAsync(DateTimeOffset.MinValue, CancellationToken.None))
        {
            stories.Add($"{row.Article.Key} {row.Assignment.Story.Value} {row.Assignment.DuplicateOf?.Value}");
        }

        return stories;
    }
}
