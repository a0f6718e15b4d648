using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Testing;
using DigestBot.Testing.Stores;
using DigestBot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static DigestBot.Testing.FakeChatPlatform;
using static DigestBot.Tests.Storage.EditionSamples;

namespace DigestBot.Tests.Deliveries;

/// <summary>The dispatcher on a real outbox, with a platform that fails on demand: each page once, whatever happens.</summary>
public sealed class DeliveryDispatcherTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly SqliteTestStorage _storage = new();
    private readonly FakeChatPlatform _platform = new();
    private readonly ManualTimeProvider _time = new(Noon);
    private readonly DeliveryOptions _options = new();

    public async ValueTask InitializeAsync() => await _storage.OpenAsync();

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Pages_get_into_their_channels_in_order_once()
    {
        await QueueAsync("a", "a1", "a2", "a3");
        await QueueAsync("b", "b1");

        Assert.Equal(4, await DispatchAsync());
        Assert.Equal(0, await DispatchAsync());

        Assert.Equal(["a1", "a2", "a3"], _platform.Posts.Where(post => post.Channel.Channel == "a").Select(post => post.Body));
        Assert.Equal(4, _platform.Posts.Count);
        Assert.Equal((DeliveryState.Sent, Noon), ((await StatusAsync()).Delivery.State, (await StatusAsync()).SentAt));
    }

    [Fact]
    public async Task A_refusal_is_final_and_told_to_the_operator()
    {
        await QueueAsync("a", "a1");
        _platform.FailNext(Fault.Before(new DeliveryRejectedException("not_in_channel: invite me with /invite first.")));

        await DispatchAsync();
        _time.Advance(TimeSpan.FromDays(2));
        await DispatchAsync();

        Assert.Empty(_platform.Posts);
        Assert.Equal((DeliveryState.Abandoned, "not_in_channel: invite me with /invite first."), ((await StatusAsync()).Delivery.State, (await StatusAsync()).Reason));
    }

    [Fact]
    public async Task A_send_that_surely_failed_is_tried_again_later_and_later_without_looking()
    {
        await QueueAsync("a", "a1");
        _platform.FailNext([.. Enumerable.Repeat(Fault.Before(new DeliveryPostponedException("Connection refused.")), 3)]);
        var waits = new List<TimeSpan>();

        for (var i = 0; i < 3; i++)
        {
            await DispatchAsync();
            var due = (await StatusAsync()).Due;
            waits.Add(due - _time.GetUtcNow());
            _time.Advance(due - _time.GetUtcNow());
        }

        await DispatchAsync();
        Assert.Single(_platform.Posts);
        Assert.Equal(0, _platform.Looks);
        Assert.Collection(
            waits,
            wait => Assert.InRange(wait, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6)),
            wait => Assert.InRange(wait, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12)),
            wait => Assert.InRange(wait, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(24)));
    }

    [Fact]
    public async Task A_platform_that_asks_to_wait_is_not_asked_earlier()
    {
        await QueueAsync("a", "a1");
        _platform.FailNext(Fault.Before(new DeliveryPostponedException("Too many requests.", TimeSpan.FromMinutes(7))));

        await DispatchAsync();

        Assert.InRange((await StatusAsync()).Due, Noon.AddMinutes(7), Noon.AddMinutes(9));
    }

    [Fact]
    public async Task A_digest_that_could_not_be_sent_for_a_day_is_given_up()
    {
        await QueueAsync("a", "a1");
        _time.Advance(TimeSpan.FromDays(1));
        _platform.FailNext(Fault.Before(new DeliveryPostponedException("Connection refused.")));

        await DispatchAsync();

        Assert.Equal(DeliveryState.Abandoned, (await StatusAsync()).Delivery.State);
        Assert.Contains("Connection refused.", (await StatusAsync()).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_send_cut_off_is_looked_for_before_anything_is_sent_again(bool posted)
    {
        await QueueAsync("a", "a1");
        _platform.FailNext(new Fault(posted, new HttpRequestException("The connection was cut.")));

        await DispatchAsync();
        _time.Advance(TimeSpan.FromSeconds(39));
        await DispatchAsync();
        Assert.Equal((posted ? 1 : 0, 0), (_platform.Posts.Count, _platform.Looks));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await DispatchAsync());
        Assert.Equal((1, 1), (_platform.Posts.Count, _platform.Looks));
        Assert.Equal(DeliveryState.Sent, (await StatusAsync()).Delivery.State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_send_that_takes_too_long_is_ended_and_looked_for(bool posted)
    {
        await QueueAsync("a", "a1");
        _platform.FailNext(new Fault(posted, Exception: null));
        var dispatching = DispatchAsync();
        await _platform.Hanging.WaitAsync(TestContext.Current.CancellationToken);

        _time.Advance(_options.SendTimeout);
        await dispatching;
        Assert.Equal(DeliveryState.Unknown, (await StatusAsync()).Delivery.State);

        _time.Advance(TimeSpan.FromSeconds(10));
        await DispatchAsync();
        Assert.Single(_platform.Posts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_crash_in_the_middle_of_a_send_neither_doubles_nor_loses_it(bool posted)
    {
        await QueueAsync("a", "a1", "a2");
        _platform.FailNext(new Fault(posted, Exception: null));

        // The first process is never heard of again: its clock stands still and its send hangs for good.
        _ = Dispatcher(new ManualTimeProvider(Noon)).DispatchDueAsync(CancellationToken.None);
        await _platform.Hanging.WaitAsync(TestContext.Current.CancellationToken);
        await _storage.OpenAsync();

        Assert.Equal(0, await DispatchAsync());
        _time.Advance(TimeSpan.FromSeconds(39));
        Assert.Equal(0, await DispatchAsync());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await DispatchAsync());
        Assert.Equal(["a1", "a2"], _platform.Posts.Select(post => post.Body));
    }

    [Fact]
    public async Task A_process_that_wakes_after_its_send_ran_out_of_time_lets_nothing_leave()
    {
        await QueueAsync("a", "a1");
        var frozen = new ManualTimeProvider(Noon);
        _platform.Waiting = () =>
        {
            frozen.Advance(_options.SendTimeout);
            return Task.CompletedTask;
        };

        await Dispatcher(frozen).DispatchDueAsync(CancellationToken.None);
        Assert.Empty(_platform.Posts);

        _platform.Waiting = null;
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await DispatchAsync());
        Assert.Single(_platform.Posts);
    }

    [Fact]
    public async Task A_page_that_another_node_took_over_does_not_leave_here_even_where_that_nodes_clock_was_ahead()
    {
        await QueueAsync("a", "a1");
        _platform.Waiting = async () =>
        {
            _platform.Waiting = null;
            _time.Advance(_options.SendTimeout + TimeSpan.FromSeconds(10));
            Assert.Equal(1, await DispatchAsync());
        };

        Assert.Equal(0, await Dispatcher(new ManualTimeProvider(Noon)).DispatchDueAsync(CancellationToken.None));

        Assert.Single(_platform.Posts);
        Assert.Equal(DeliveryState.Sent, (await StatusAsync()).Delivery.State);
    }

    [Fact]
    public async Task Where_nobody_can_look_it_is_not_posted_twice_and_the_operator_told()
    {
        await QueueAsync("a", "a1");
        _platform.FailNext(Fault.After(new HttpRequestException("The connection was cut.")));
        _platform.LookFault = new LookBackRefusedException("Missing permission: Read Message History.");

        await DispatchAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        await DispatchAsync();
        _time.Advance(TimeSpan.FromDays(2));
        await DispatchAsync();

        Assert.Single(_platform.Posts);
        Assert.Equal((DeliveryState.Uncertain, "Missing permission: Read Message History."), ((await StatusAsync()).Delivery.State, (await StatusAsync()).Reason));
    }

    [Fact]
    public async Task A_look_that_fails_is_repeated_and_nothing_sent_meanwhile()
    {
        await QueueAsync("a", "a1");
        _platform.FailNext(Fault.After(new HttpRequestException("The connection was cut.")));
        await DispatchAsync();
        _platform.LookFault = new HttpRequestException("Connection refused.");
        _time.Advance(TimeSpan.FromMinutes(1));
        await DispatchAsync();
        Assert.Equal(DeliveryState.Unknown, (await StatusAsync()).Delivery.State);

        _platform.LookFault = null;
        _time.Advance(TimeSpan.FromMinutes(1));
        await DispatchAsync();

        Assert.Equal(DeliveryState.Sent, (await StatusAsync()).Delivery.State);
        Assert.Single(_platform.Posts);
    }

    [Fact]
    public async Task Stopping_gives_a_send_two_seconds_and_puts_the_rest_back()
    {
        _options.MaxConcurrentSends = 1;
        await QueueAsync("a", "a1");
        await QueueAsync("b", "b1");
        _platform.FailNext(Fault.HangAfter());
        using var stopping = new CancellationTokenSource();
        var dispatching = Dispatcher(_time).DispatchDueAsync(stopping.Token);
        await _platform.Hanging.WaitAsync(TestContext.Current.CancellationToken);

        await stopping.CancelAsync();
        _time.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dispatching);

        var states = (await _storage.Get<IOutbox>().ListAsync(10, CancellationToken.None)).ToDictionary(status => status.Delivery.Channel.Channel);
        Assert.Equal(DeliveryState.Unknown, states["a"].Delivery.State);
        Assert.Equal((DeliveryState.Queued, _time.GetUtcNow()), (states["b"].Delivery.State, states["b"].Due));
        _time.Advance(TimeSpan.FromSeconds(38));
        Assert.Equal(2, await DispatchAsync());
        Assert.Equal(["a1", "b1"], _platform.Posts.Select(post => post.Body).Order());
    }

    [Fact]
    public async Task A_page_for_a_platform_that_is_not_configured_waits()
    {
        await QueueAsync("a", "a1");
        var without = new DeliveryDispatcher(_storage.Get<IOutbox>(), [], _time, Options.Create(_options), NullLogger<DeliveryDispatcher>.Instance);

        await without.DispatchDueAsync(CancellationToken.None);

        Assert.Equal((DeliveryState.Queued, Noon.AddMinutes(15)), ((await StatusAsync()).Delivery.State, (await StatusAsync()).Due));
        Assert.Contains("fake is not configured", (await StatusAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_channels_are_served_side_by_side()
    {
        for (var i = 0; i < 100; i++)
        {
            await QueueAsync($"c{i}", "one", "two");
        }

        Assert.Equal(200, await DispatchAsync());

        Assert.Equal(200, _platform.Posts.Select(post => post.Key).Distinct().Count());
        Assert.All(_platform.Posts.GroupBy(post => post.Channel), posts => Assert.Equal(["one", "two"], posts.Select(post => post.Body)));
    }

    private DeliveryDispatcher Dispatcher(TimeProvider time) =>
        new(_storage.Get<IOutbox>(), [_platform], time, Options.Create(_options), NullLogger<DeliveryDispatcher>.Instance);

    private Task<int> DispatchAsync() => Dispatcher(_time).DispatchDueAsync(TestContext.Current.CancellationToken);

    private async Task<DeliveryStatus> StatusAsync() => (await _storage.Get<IOutbox>().ListAsync(1, CancellationToken.None))[0];

    private async Task QueueAsync(string channel, params string[] pages)
    {
        var schedule = await _storage.ChannelWithScheduleAsync(Noon, channel);
        await _storage.Get<IEditionStore>().PublishAsync(schedule.SlotOn(2), Edition(Noon, 1), pages, Noon.AddDays(1), CancellationToken.None);
    }
}
