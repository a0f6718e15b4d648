using DigestBot.Core.Feeds;
using DigestBot.Core.Feeds.Fetching;
using DigestBot.Testing;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Tests.Feeds;

public sealed class HostTurnsTests
{
    private readonly ManualTimeProvider time = new(new DateTimeOffset(2024, 8, 20, 12, 0, 0, TimeSpan.Zero));
    private readonly HostTurns turns;

    public HostTurnsTests() => turns = new HostTurns(Options.Create(new FeedOptions { HostSpacing = TimeSpan.FromSeconds(1) }), time);

    [Fact]
    public async Task A_host_is_asked_again_only_when_it_has_answered_and_rested()
    {
        var first = await TakeAsync("https://post.example/a");
        var second = TakeAsync("http://POST.example:8080/b");
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(second.IsCompleted);

        first.Dispose();
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        (await second).Dispose();
    }

    [Fact]
    public async Task Hosts_do_not_wait_for_each_other()
    {
        using var first = await TakeAsync("https://post.example/a");
        using var other = await TakeAsync("https://news.example/a");
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_turn_away()
    {
        (await TakeAsync("https://post.example/a")).Dispose();
        using var stop = new CancellationTokenSource();
        var given = turns.TakeAsync(new Uri("https://post.example/b"), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);

        time.Advance(TimeSpan.FromSeconds(1));
        (await TakeAsync("https://post.example/c")).Dispose();
    }

    private Task<IDisposable> TakeAsync(string url) => turns.TakeAsync(new Uri(url), CancellationToken.None);
}
