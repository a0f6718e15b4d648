using System.Collections.Concurrent;
using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Discord.Rest;
using Microsoft.Extensions.Options;

namespace DigestBot.Discord.Posting;

/// <summary>Finds editions in forums: each is a post that holds the first page, and the others stand below it.</summary>
internal sealed class ForumPosts(DiscordLookBack lookBack, TimeProvider time, IOptions<DeliveryOptions> delivery)
{
    /// <summary>Posts looked through; a forum with more new ones since the send is a torrent.</summary>
    internal const int MaxPosts = 100;

    // One edition a forum: its other pages follow within seconds.
    private readonly ConcurrentDictionary<string, (string FirstPage, string Post)> _latest = new();

    public void Remember(ChannelRef forum, string deliveryKey, string post) => _latest[forum.Channel] = (DeliveryKey.FirstPage(deliveryKey), post);

    /// <summary>The post whose first page is that of the delivery's edition; null where there is none.</summary>
    /// <exception cref="LookBackRefusedException">The bot may not read there, or there is too much to read.</exception>
    /// <exception cref="DeliveryRejectedException">The forum is gone.</exception>
    public async Task<string?> PostOfAsync(ChannelRef forum, string deliveryKey, CancellationToken cancellationToken)
    {
        var firstPage = DeliveryKey.FirstPage(deliveryKey);
        if (_latest.TryGetValue(forum.Channel, out var latest) && latest.FirstPage == firstPage)
        {
            return latest.Post;
        }

        // A post's id is that of its first message. Whatever was sent before the earliest has been given up.
        var earliest = time.GetUtcNow() - delivery.Value.GiveUpAfter;
        var active = await lookBack.ReadAsync(DiscordRoute.ActiveThreads(forum.Workspace), DiscordJson.Default.ThreadList, cancellationToken);
        var posts = active.Threads.Where(thread => thread.ParentId == forum.Channel && DiscordLookBack.Posted(thread.Id) >= earliest).OrderByDescending(thread => DiscordLookBack.Posted(thread.Id)).ToList();
        foreach (var post in posts.Take(MaxPosts))
        {
            if (await FirstMessageAsync(post.Id, cancellationToken) is { } message && DiscordLookBack.Carries(message.Components, firstPage))
            {
                Remember(forum, deliveryKey, post.Id);
                return post.Id;
            }
        }

        return posts.Count <= MaxPosts ? null : throw new LookBackRefusedException($"More than {MaxPosts} posts came into this forum since: look for the digest there.");
    }

    /// <inheritdoc cref="IChatPlatform.FindAsync"/>
    public async Task<string?> FindAsync(ChannelRef forum, string deliveryKey, CancellationToken cancellationToken)
    {
        var post = await PostOfAsync(forum, deliveryKey, cancellationToken);
        return post is null || IsFirst(deliveryKey) ? post : await lookBack.FindAsync(forum with { Channel = post }, deliveryKey, cancellationToken);
    }

    public static bool IsFirst(string deliveryKey) => deliveryKey == DeliveryKey.FirstPage(deliveryKey);

    private async Task<PostedMessage?> FirstMessageAsync(string post, CancellationToken cancellationToken)
    {
        try
        {
            return await lookBack.ReadAsync(DiscordRoute.Message(post, post), DiscordJson.Default.PostedMessage, cancellationToken);
        }
        catch (DiscordApiException gone) when (gone.Code is DiscordErrorCode.UnknownMessage)
        {
            return null;
        }
    }
}
