using DigestBot.Core.Commands.Handlers;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Commands;

/// <summary>The sources by name, from memory.</summary>
internal sealed class SourceNames(IFeedStore feeds, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private readonly ShortLived<Known> _feeds = new(
        async cancellationToken => new(await feeds.ListAsync(cancellationToken), await feeds.PrivateAsync(cancellationToken)), Life, time);

    /// <summary>Sources that the channel sees whose name holds what has been typed so far.</summary>
    public async Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string typed, CancellationToken cancellationToken)
    {
        var (all, own) = await _feeds.GetAsync(cancellationToken);
        return SourceLines.Complete(own.SeenBy(request.Channel.Ref.Subscriber, all), typed);
    }

    /// <summary>A source was added or removed.</summary>
    public void Forget() => _feeds.Forget();

    public void Dispose() => _feeds.Dispose();

    private sealed record Known(IReadOnlyList<Feed> Feeds, PrivateFeeds Private);
}
