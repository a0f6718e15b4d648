using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Testing.Stores;
using static DigestBot.Tests.Storage.EditionSamples;

namespace DigestBot.Tests.Storage;

public sealed class SqliteOutboxTests() : OutboxContract(new SqliteTestStorage());

public sealed class PostgresOutboxTests() : OutboxContract(new PostgresTestStorage());

public abstract class OutboxContract(TestStorage storage) : StoreContract(storage)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private IOutbox Outbox => Storage.Get<IOutbox>();

    [Fact]
    public async Task A_channels_pages_leave_one_after_the_other()
    {
        await QueueAsync("general", "one", "two");

        var first = Assert.Single(await ClaimAsync(Noon));
        Assert.Equal((1, "one", DeliveryState.Queued, 0), (first.Page, first.Body, first.State, first.Attempts));
        Assert.Empty(await ClaimAsync(Noon));

        await Outbox.MarkSentAsync(first, "m1", Noon, Cancellation);
        Assert.Equal("two", Assert.Single(await ClaimAsync(Noon)).Body);
    }

    [Fact]
    public async Task A_page_waiting_to_be_tried_again_holds_the_next_one_back()
    {
        await QueueAsync("general", "one", "two");
        var first = Assert.Single(await ClaimAsync(Noon));

        await Outbox.RetryAsync(first, Noon.AddMinutes(5), "connection refused", Cancellation);

        Assert.Empty(await ClaimAsync(Noon.AddMinutes(2)));
        Assert.Equal(("one", DeliveryState.Queued), Assert.Single((await ClaimAsync(Noon.AddMinutes(5))).Select(delivery => (delivery.Body, delivery.State))));
    }

    [Fact]
    public async Task Channels_do_not_wait_for_each_other_and_a_claim_takes_no_more_than_asked()
    {
        foreach (var name in new[] { "a", "b", "c" })
        {
            await QueueAsync(name, name);
        }

        Assert.Equal(["a", "b"], (await ClaimAsync(Noon, limit: 2)).Select(delivery => delivery.Body));
        Assert.Equal(["c"], (await ClaimAsync(Noon, limit: 2)).Select(delivery => delivery.Body));
    }

    [Fact]
    public async Task Of_many_claiming_at_once_one_gets_the_row()
    {
        await QueueAsync("general", "one");

        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ClaimAsync(Noon))));

        Assert.Single(claims.SelectMany(claim => claim));
    }

    [Fact]
    public async Task A_row_whose_holder_died_before_sending_comes_back_queued()
    {
        await QueueAsync("general", "one");
        await ClaimAsync(Noon);
        await Storage.OpenAsync();

        Assert.Empty(await ClaimAsync(Noon + Lease - TimeSpan.FromMilliseconds(1)));
        Assert.Equal(DeliveryState.Queued, Assert.Single(await ClaimAsync(Noon + Lease)).State);
    }

    [Fact]
    public async Task A_row_whose_holder_died_while_sending_comes_back_unknown_and_not_early()
    {
        await QueueAsync("general", "one");
        var claimed = Assert.Single(await ClaimAsync(Noon));
        Assert.True(await Outbox.MarkSendingAsync(claimed, Noon, lookAfter: Noon.AddSeconds(40), Cancellation));
        await Storage.OpenAsync();

        Assert.Empty(await ClaimAsync(Noon.AddSeconds(39)));
        Assert.Equal((DeliveryState.Unknown, 1), Assert.Single((await ClaimAsync(Noon.AddSeconds(40))).Select(delivery => (delivery.State, delivery.Attempts))));
    }

    [Fact]
    public async Task Who_slept_past_the_lease_may_not_send()
    {
        await QueueAsync("general", "one");
        var sleeper = Assert.Single(await ClaimAsync(Noon));

        Assert.False(await Outbox.MarkSendingAsync(sleeper, Noon + Lease, Noon + Lease, Cancellation));
    }

    [Fact]
    public async Task A_former_holder_changes_nothing_but_that_it_was_sent()
    {
        await QueueAsync("general", "one");
        var former = Assert.Single(await ClaimAsync(Noon));
        var holder = Assert.Single(await ClaimAsync(Noon + Lease));

        Assert.False(await Outbox.MarkSendingAsync(former, Noon, Noon, Cancellation));
        await Outbox.RetryAsync(former, Noon, "late word", Cancellation);
        await Outbox.AbandonAsync(former, "late word", Cancellation);
        Assert.True(await Outbox.MarkSendingAsync(holder, Noon + Lease, Noon + Lease, Cancellation));

        await Outbox.MarkSentAsync(former, "m1", Noon, Cancellation);
        Assert.Equal(DeliveryState.Sent, (await StatusAsync()).Delivery.State);
        await Outbox.RetryAsync(holder, Noon, "after the fact", Cancellation);
        Assert.Equal(DeliveryState.Sent, (await StatusAsync()).Delivery.State);
    }

    [Fact]
    public async Task Ended_rows_are_claimed_no_more_and_say_why()
    {
        await QueueAsync("a", "a");
        await QueueAsync("b", "b");
        await QueueAsync("c", "c");
        var claimed = await ClaimAsync(Noon);

        await Outbox.AbandonAsync(claimed[0], "not_in_channel: invite me first.", Cancellation);
        await Outbox.MarkUncertainAsync(claimed[1], "Nobody can look there.", Cancellation);
        await Outbox.MarkSentAsync(claimed[2], "m3", Noon.AddSeconds(2), Cancellation);

        Assert.Empty(await ClaimAsync(Noon.AddYears(1)));
        Assert.Equal(
            [
                (DeliveryState.Sent, null, Noon.AddSeconds(2)),
                (DeliveryState.Uncertain, "Nobody can look there.", null),
                (DeliveryState.Abandoned, "not_in_channel: invite me first.", (DateTimeOffset?)null),
            ],
            (await Outbox.ListAsync(10, Cancellation)).Select(status => (status.Delivery.State, status.Reason, status.SentAt)));
    }

    [Fact]
    public async Task An_unknown_end_is_due_for_its_look_and_not_before()
    {
        await QueueAsync("general", "one");
        var claimed = Assert.Single(await ClaimAsync(Noon));
        await Outbox.MarkSendingAsync(claimed, Noon, Noon + Lease, Cancellation);

        await Outbox.MarkUnknownAsync(claimed, Noon.AddSeconds(10), "timed out", Cancellation);

        Assert.Empty(await ClaimAsync(Noon.AddSeconds(9)));
        Assert.Equal(DeliveryState.Unknown, Assert.Single(await ClaimAsync(Noon.AddSeconds(10))).State);
    }

    private Task<IReadOnlyList<Delivery>> ClaimAsync(DateTimeOffset now, int limit = 10) => Outbox.ClaimAsync(limit, now, Lease, Cancellation);

    private async Task<DeliveryStatus> StatusAsync() => Assert.Single(await Outbox.ListAsync(10, Cancellation));

    private async Task QueueAsync(string channel, params string[] pages)
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Noon, channel);
        await Storage.Get<IEditionStore>().PublishAsync(schedule.SlotOn(2), Edition(Noon, 1), pages, Noon.AddDays(1), Cancellation);
    }
}
