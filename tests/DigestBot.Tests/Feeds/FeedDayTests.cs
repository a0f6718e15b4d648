using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Storage;
using DigestBot.Testing.Feeds.Day;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Feeds;

public sealed class FeedDayTests
{
    /// <summary>Each oddity on two feeds; <c>DigestBot.Benchmarks -- feed-day</c> has the day of 500.</summary>
    [Fact]
    public async Task A_day_of_an_odd_web_brings_every_entry_once_within_each_hosts_limits()
    {
        using var folder = new TemporaryFolder();
        await using var day = await FeedDay.StartAsync(feeds: 36);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Path", folder.PathOf("day.db"))]).Build();
        await using var services = day.Services.AddStorage(configuration).AddArticles(configuration).AddStories(configuration).BuildServiceProvider();
        await services.OpenStorageAsync(CancellationToken.None);

        await day.RunAsync(services, TimeSpan.FromHours(13), CancellationToken.None);

        Assert.Equal("", string.Join(Environment.NewLine, await day.ProblemsAsync(services, CancellationToken.None)));
    }
}
