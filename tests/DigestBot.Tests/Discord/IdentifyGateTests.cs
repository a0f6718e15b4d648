using DigestBot.Discord.Gateway;
using DigestBot.Discord.Rest;
using DigestBot.Testing;

namespace DigestBot.Tests.Discord;

public sealed class IdentifyGateTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 20, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, new[] { 0, 5, 10, 15, 20, 25 })]
    [InlineData(2, new[] { 0, 0, 5, 5, 10, 10 })]
    [InlineData(16, new[] { 0, 0, 0, 0, 0, 0 })]
    public void Of_the_shards_that_share_a_number_by_max_concurrency_one_begins_every_five_seconds(int concurrency, int[] expected) =>
        Assert.Equal(expected, Begin(new SessionStartLimit(1_000, 1_000, 0, concurrency), shards: 6));

    [Fact]
    public void When_no_more_sessions_may_begin_the_next_waits_until_Discord_counts_anew() =>
        Assert.Equal([0, 5, 3_600, 3_605], Begin(new SessionStartLimit(1_000, 2, 3_600_000, 1), shards: 4));

    private static int[] Begin(SessionStartLimit limit, int shards)
    {
        var clock = new ManualTimeProvider(Start);
        var gate = new IdentifyGate(limit, clock);
        return VirtualTime.Run(clock, async () =>
        {
            var waits = Enumerable.Range(0, shards).Select(async shard =>
            {
                await gate.WaitAsync(shard, CancellationToken.None);
                return (int)(clock.GetUtcNow() - Start).TotalSeconds;
            });
            return await Task.WhenAll(waits.ToList());
        });
    }
}
