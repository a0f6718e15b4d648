using System.Diagnostics;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Storage;
using DigestBot.Testing.Feeds.Day;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Benchmarks.Feeds;

/// <summary>A simulated day of an odd web, polled through the product's own stages into its own store.</summary>
internal static class FeedDayRun
{
    /// <returns>An exit code: 1 where something was not as it must be.</returns>
    public static async Task<int> RunAsync(int feeds, TimeSpan length)
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-day-");
        try
        {
            var begun = Stopwatch.GetTimestamp();
            await using var day = await FeedDay.StartAsync(feeds);
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Path", Path.Combine(folder.FullName, "day.db"))]).Build();
            await using var services = day.Services.AddStorage(configuration).AddArticles(configuration).AddStories(configuration).BuildServiceProvider();
            await services.OpenStorageAsync(CancellationToken.None);
            await day.RunAsync(services, length, CancellationToken.None);
            var problems = await day.ProblemsAsync(services, CancellationToken.None);
            foreach (var problem in problems)
            {
                Console.WriteLine(problem);
            }

            var articles = await services.GetRequiredService<IArticleStore>().CountAsync(CancellationToken.None);
            Console.WriteLine(
                $"{feeds} feeds, {length.TotalHours:0} simulated hours: {day.Requests:N0} requests, {articles:N0} articles, {problems.Count} problems, in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s");
            return problems.Count == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
