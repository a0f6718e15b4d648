using DigestBot.Core.Articles;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;

namespace DigestBot.CommandLine;

/// <summary>What people said of stories in all channels, as labelled data that can be passed on.</summary>
internal sealed class FeedbackExport(IChannelStore channels, IArticleStore articles, IFeedStore feeds)
{
    /// <summary>A line each, in the order in which it was said; null where an article's source is not known to be open to everyone.</summary>
    public async Task<IReadOnlyList<string?>> ReadAsync(CancellationToken cancellationToken)
    {
        var open = (await feeds.SeenByAsync(subscriber: null, cancellationToken)).Where(feed => !FeedAddress.HoldsSecret(feed.Url)).Select(feed => feed.Id).ToHashSet();
        var known = await channels.ListAsync(cancellationToken);
        var lines = new List<string?>();
        foreach (var (platform, said) in known.SelectMany(channel => channel.Reading.Feedback, (channel, said) => (channel.Ref.Platform, said)).OrderBy(one => one.said.At))
        {
            var meant = await articles.ListAsync([.. said.Articles, .. said.Others], cancellationToken);
            var isOpen = meant.All(article => article.Feed is { } feed && open.Contains(feed));
            lines.Add(isOpen ? FeedbackJson.Line(platform, said, meant) : null);
        }

        return lines;
    }
}
