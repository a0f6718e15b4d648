using DigestBot.Core.Commands.Handlers;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Commands;

/// <summary>The sources by name, from memory.</summary>
internal sealed class SourceNames(IFeedStore feeds, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private readonly ShortLived<IReadOnlyList<Feed>> _feeds = new(feeds.ListAsync, Life, time);

    /// <summary>Sources whose name holds what has been typed so far.</summary>
    public async Task<IReadOnlyList<Completion>> CompleteAsync(string typed, CancellationToken cancellationToken) =>
        SourceLines.Complete(await _feeds.GetAsync(cancellationToken), typed);

    /// <summary>A source was added or removed.</summary>
    public void Forget() => _feeds.Forget();

    public void Dispose() => _feeds.Dispose();
}
