using System.Runtime.CompilerServices;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Testing;
using DigestBot.Testing.Coverage;
using DigestBot.Testing.Stores;

namespace DigestBot.Core.Tests.Stories;

public sealed class StoriesInMemoryTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new(SampleArticles.Morning);
    private readonly InMemoryCoverage _store = new();
    private readonly StoriesInMemory _stories;

    public StoriesInMemoryTests() => _stories = new(_store, _clock);

    [Fact]
    public async Task Fifty_who_ask_at_once_share_one_reading()
    {
        await SaveAsync(Article(1, story: 1));
        var reading = new TaskCompletionSource();
        _store.Reading = reading.Task;

        var all = Enumerable.Range(0, 50).Select(_ => TodayAsync()).ToList();
        reading.SetResult();

        Assert.All(await Task.WhenAll(all), stories => Assert.Single(stories));
        Assert.Equal(1, _store.SpansRead);
    }

    [Fact]
    public async Task Each_gets_the_stories_of_the_span_asked_for_and_an_earlier_one_is_read_anew()
    {
        await SaveAsync(Article(1, story: 1, hoursAgo: 2), Article(2, story: 2, hoursAgo: 10), Article(3, story: 2, hoursAgo: 1));

        Assert.Equal([1, 2], Ids(await TodayAsync(hours: 12)));
        Assert.Equal([1], Ids(await _stories.ActiveAsync(SampleArticles.Morning.AddHours(-3), SampleArticles.Morning.AddHours(-1), default)));
        Assert.Equal(1, _store.SpansRead);

        Assert.Equal([1, 2], Ids(await TodayAsync(hours: 24)));
        Assert.Equal(2, _store.SpansRead);
    }

    [Fact]
    public async Task What_a_poll_brings_is_there_at_once_and_only_its_story_is_another_object()
    {
        await SaveAsync(Article(1, story: 1), Article(2, story: 2));
        var before = await TodayAsync();

        await SaveAsync(Article(3, story: 2));
        var after = await TodayAsync();

        Assert.Equal(2, after[1].Articles.Count);
        Assert.Same(before[0], after[0]);
        Assert.NotSame(before[1], after[1]);
    }

    [Fact]
    public async Task A_reading_that_a_change_overtook_serves_nobody_who_asks_after_the_change()
    {
        await SaveAsync(Article(1, story: 1));
        var reading = new TaskCompletionSource();
        _store.Reading = reading.Task;
        var first = TodayAsync();
        await SaveAsync(Article(2, story: 2));

        var second = TodayAsync();
        reading.SetResult();
        await first;

        Assert.Equal([1, 2], Ids(await second));
    }

    [Fact]
    public async Task What_another_process_stored_is_seen_within_seconds()
    {
        await TodayAsync();
        await _store.SaveAsync([Article(1, story: 1).Article], [Article(1, story: 1).Assignment], default);

        Assert.Empty(await TodayAsync());
        _clock.Advance(StoriesInMemory.Life);

        Assert.Single(await TodayAsync());
    }

    [Fact]
    public async Task A_long_span_is_read_each_time_and_not_kept()
    {
        await SaveAsync(Article(1, story: 1, hoursAgo: 100));

        Assert.Single(await TodayAsync(hours: 24 * 7));
        Assert.Single(await TodayAsync(hours: 24 * 7));

        Assert.Equal(2, _store.SpansRead);
    }

    [Fact]
    public async Task When_nobody_asks_any_more_the_stories_leave_the_memory()
    {
        await SaveAsync(Article(1, story: 1));
        var story = await WeaklyAsync();
        GC.Collect();
        Assert.True(story.IsAlive);

        _clock.Advance(StoriesInMemory.KeptUnused);
        GC.Collect();

        Assert.False(story.IsAlive);
    }

    public void Dispose() => _stories.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> WeaklyAsync() => new((await TodayAsync())[0]);

    private Task<IReadOnlyList<Story>> TodayAsync(int hours = 8) => _stories.ActiveAsync(_clock.GetUtcNow().AddHours(-hours), _clock.GetUtcNow(), default);

    private Task SaveAsync(params (Article Article, StoryAssignment Assignment)[] added) =>
        _stories.SaveAsync([.. added.Select(pair => pair.Article)], [.. added.Select(pair => pair.Assignment)], default);

    private static (Article Article, StoryAssignment Assignment) Article(long id, long story, double hoursAgo = 1) =>
        (SampleArticles.Article(id, $"Ferry news {id}", hoursAgo: hoursAgo), new StoryAssignment(new ArticleId(id), new StoryId(story), DuplicateOf: null, 0));

    private static IEnumerable<long> Ids(IEnumerable<Story> stories) => stories.Select(story => story.Id.Value);
}
