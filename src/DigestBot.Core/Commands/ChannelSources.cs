using DigestBot.Core.Feeds;

namespace DigestBot.Core.Commands;

/// <summary>The feeds that a channel's workspace sees: those that all share, which the operator alone changes, and its own.</summary>
internal sealed class ChannelSources(IFeedStore feeds)
{
    /// <summary>More than any team reads; fewer than would keep the others' feeds waiting.</summary>
    internal const int MostOfAWorkspace = 200;

    public Task<IReadOnlyList<Feed>> ListAsync(CommandRequest request, CancellationToken cancellationToken) => feeds.SeenByAsync(Of(request), cancellationToken);

    /// <exception cref="CommandException">The workspace has too many of its own.</exception>
    public async Task<(Feed Feed, bool Added)> AddAsync(CommandRequest request, FoundFeed found, string? name, CancellationToken cancellationToken)
    {
        if (Of(request) is not { } subscriber)
        {
            return await feeds.AddAsync(found.AsNew(name), cancellationToken);
        }

        await RequireRoomAsync(subscriber, wanted: 1, cancellationToken);
        // Others may have the feed too: they know it by its own title.
        return await feeds.SubscribeAsync(subscriber, found.AsNew(name: null), name is null ? null : found.AsNew(name).Title, cancellationToken);
    }

    /// <inheritdoc cref="AddAsync"/>
    public async Task<IReadOnlyList<Feed>> ImportAsync(CommandRequest request, IReadOnlyList<NewFeed> list, CancellationToken cancellationToken)
    {
        if (Of(request) is not { } subscriber)
        {
            return await feeds.ImportAsync(list, cancellationToken);
        }

        await RequireRoomAsync(subscriber, list.Count, cancellationToken);
        return await feeds.SubscribeAsync(subscriber, list, cancellationToken);
    }

    public Task<IReadOnlyList<Feed>> UndoImportAsync(CommandRequest request, CancellationToken cancellationToken) =>
        Of(request) is { } subscriber ? feeds.UndoImportAsync(subscriber, cancellationToken) : feeds.UndoImportAsync(cancellationToken);

    /// <exception cref="CommandException">It is everyone's.</exception>
    public async Task RemoveAsync(CommandRequest request, Feed feed, CancellationToken cancellationToken)
    {
        await RequireOwnAsync(request, feed, cancellationToken);
        await (Of(request) is { } subscriber ? feeds.UnsubscribeAsync(subscriber, feed.Id, cancellationToken) : feeds.RemoveAsync(feed.Id, cancellationToken));
    }

    /// <exception cref="CommandException">It is everyone's, and the channel is not the operator's.</exception>
    public async Task RequireOwnAsync(CommandRequest request, Feed feed, CancellationToken cancellationToken)
    {
        if (Of(request) is not null && !(await feeds.PrivateAsync(cancellationToken)).Has(feed.Id))
        {
            throw new CommandException($"{feed.Title} is read for everyone, so only who runs the bot can change that: a topic such as -source:\"{feed.Title}\" leaves it out of this channel.");
        }
    }

    private async Task RequireRoomAsync(FeedSubscriber subscriber, int wanted, CancellationToken cancellationToken)
    {
        var own = (await feeds.PrivateAsync(cancellationToken)).CountOf(subscriber);
        if (own + wanted > MostOfAWorkspace)
        {
            throw new CommandException($"A workspace may have {MostOfAWorkspace} sources of its own, this one has {own}: take some away first.");
        }
    }

    private static FeedSubscriber? Of(CommandRequest request) => request.Channel.Ref.Subscriber;
}
