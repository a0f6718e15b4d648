using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Testing;
using DigestBot.Testing.Coverage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DigestBot.Tests.Storage;

/// <summary>A bot that is killed at any moment goes on as if it had not been. The whole of it, with processes that are killed: the benchmarks' <c>restart</c>.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly TestStorage killed = new SqliteTestStorage();
    private readonly TestStorage undisturbed = new SqliteTestStorage();

    public async ValueTask InitializeAsync()
    {
        await killed.OpenAsync();
        await undisturbed.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await killed.DisposeAsync();
        await undisturbed.DisposeAsync();
    }

    [Fact]
    public async Task Kills_at_any_poll_change_no_story()
    {
        // Three weeks: the first articles are forgotten before the last come.
        var polls = new SamplePolls(seed: 7).Of(articles: 2_500, TimeSpan.FromDays(21)).ToList();
        await TakeAsync(undisturbed, polls);
        var kills = new Random(3);
        for (var done = 0; done < polls.Count;)
        {
            var until = Math.Min(polls.Count, done + kills.Next(3, 45));
            await TakeAsync(killed, [.. polls.Skip(done).Take(until - done)]);
            // A kill in the middle of a poll leaves what one before it leaves: a poll is one transaction.
            await killed.OpenAsync();
            done = until;
        }

        Assert.Equal(await StoriesAsync(undisturbed), await StoriesAsync(killed));
    }

    [Fact]
    public async Task Stories_decided_by_other_rules_are_kept_as_they_are()
    {
        var polls = new SamplePolls(seed: 8).Of(articles: 60, TimeSpan.FromHours(9)).ToList();
        await TakeAsync(killed, polls);
        var stored = killed.Get<IStoryStore>();
        var moved = await ReadAsync(killed);
        await stored.SaveAsync([], [.. moved.Where(row => row.Assignment.DuplicateOf is null).Take(9).Select(row => row.Assignment with { Story = new StoryId(900) })], Cancellation);
        var before = await StoriesAsync(killed);

        await killed.OpenAsync();
        using var keeper = Keeper(killed, new ManualTimeProvider(polls[^1].At));
        await keeper.RebuildAsync(Cancellation);

        Assert.Equal(before, await StoriesAsync(killed));
        var story = await killed.Get<IStoryStore>().FindAsync(new StoryId(900), Cancellation);
        Assert.All(await keeper.ExplainAsync(story!, Cancellation), explanation => Assert.Equal(8, explanation.Others));
    }

    private static async Task TakeAsync(TestStorage storage, List<SamplePoll> polls)
    {
        var time = new ManualTimeProvider(polls[0].At);
        using var keeper = Keeper(storage, time);
        foreach (var poll in polls)
        {
            time.Advance(poll.At - time.GetUtcNow());
            Assert.Equal(poll.Document.Entries.Count, await keeper.AcceptAsync(poll.Feed, poll.Document, Cancellation));
        }
    }

    private static CoverageKeeper Keeper(TestStorage storage, TimeProvider time) => new(
        storage.Get<IArticleStore>(), storage.Get<IStoryStore>(), new ArticleBuilder(new ArticleOptions()), Options.Create(new StoryOptions()), time, NullLogger<CoverageKeeper>.Instance);

    private static async Task<IEnumerable<string>> StoriesAsync(TestStorage storage) =>
        (await ReadAsync(storage)).Select(row => $"{row.Article.Feed!.Value.Value} {row.Article.Key} {row.Assignment.Story.Value} {row.Assignment.DuplicateOf?.Value}");

    private static async Task<List<StoredAssignment>> ReadAsync(TestStorage storage)
    {
        var rows = new List<StoredAssignment>();
        await foreach (var row in storage.Get<IStoryStore>().AssignedSinceAsync(DateTimeOffset.MinValue, Cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }
}
