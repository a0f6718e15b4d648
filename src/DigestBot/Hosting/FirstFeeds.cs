using DigestBot.CommandLine;
using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using Microsoft.Extensions.Options;

namespace DigestBot.Hosting;

/// <summary>Gives a new database its feeds.</summary>
internal sealed class FirstFeeds(IFeedStore feeds, IArticleStore articles, IOptions<FeedOptions> options)
{
    /// <summary>Adds the feeds of the list where the store has never had any; someone who removed them all keeps none.</summary>
    /// <exception cref="InputException">The list is named but cannot be read.</exception>
    public async Task AddWhereNewAsync(CancellationToken cancellationToken)
    {
        var list = options.Value.List;
        if (list.Length == 0 || (await feeds.ListAsync(cancellationToken)).Count > 0 || await articles.CountAsync(cancellationToken) > 0)
        {
            return;
        }

        var file = File.Exists(list) ? list : Path.Combine(AppContext.BaseDirectory, list);
        if (!File.Exists(file))
        {
            throw new InputException($"Feeds:List names {list}, which is not there: name an OPML file, or leave it empty to start without feeds.");
        }

        foreach (var feed in OpmlDocument.Read(await File.ReadAllBytesAsync(file, cancellationToken)).Feeds)
        {
            await feeds.AddAsync(feed, cancellationToken);
        }
    }
}
