using System.Collections.Concurrent;

namespace DigestBot.Slack.Api;

/// <summary>Lets each call leave when Slack's limits allow it.</summary>
/// <remarks>Slack tells its limits in documents alone, and of a limit only when it was exceeded: they are written down here and in <see cref="SlackMethod"/>.</remarks>
internal sealed class RateLimits(TimeProvider time)
{
    /// <summary>Who waits longer than this had better come back: a slot in the outbox is not held for it.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // "Several hundred messages a minute" for a workspace; above that they can vanish without an error.
    private const int MessagesPerMinute = 300;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // One message a second, and some more.
    private static readonly TimeSpan ChannelSpacing = TimeSpan.FromMilliseconds(1_100);

    // Every workspace has limits of its own.
    private readonly ConcurrentDictionary<(string? Workspace, string Method), Pace> _methods = new();
    private readonly ConcurrentDictionary<(string? Workspace, string Channel), Pace> _channels = new();

    /// <summary>Ends when the call may leave.</summary>
    /// <exception cref="SlackBusyException">It would have to wait too long.</exception>
    public async Task EnterAsync(SlackCall call, CancellationToken cancellationToken)
    {
        if (call.Channel is { } channel)
        {
            await PaceIn(call.Workspace, channel).WaitAsync(Patience, cancellationToken);
        }

        await PaceOf(call).WaitAsync(Patience, cancellationToken);
    }

    /// <summary>Slack has the call. A first one travels slower than the next, which must not be there within its second.</summary>
    public void Arrived(SlackCall call)
    {
        if (call.Channel is { } channel)
        {
            PaceIn(call.Workspace, channel).BlockFor(ChannelSpacing);
        }
    }

    /// <summary>Slack answered 429: it means the method as a whole, in that workspace.</summary>
    public void Exceeded(SlackCall call, TimeSpan retryAfter) => PaceOf(call).BlockFor(retryAfter);

    private Pace PaceIn(string? workspace, string channel) => _channels.GetOrAdd((workspace, channel), _ => new Pace(1, ChannelSpacing, time));

    private Pace PaceOf(SlackCall call) =>
        _methods.GetOrAdd((call.Workspace, call.Method.Name), _ => new Pace(call.Method == SlackMethod.PostMessage ? MessagesPerMinute : call.Method.PerMinute ?? int.MaxValue, Minute, time));
}
