using DigestBot.CommandLine;
using DigestBot.CommandLine.Input;
using DigestBot.Core.Feeds;
using Microsoft.Extensions.Options;

namespace DigestBot.Hosting;

/// <summary>Gives a new database its feeds.</summary>
internal sealed class FirstFeeds(IFeedStore feeds, IOptions<FeedOptions> options)
{
    /// <summary>Adds the feeds of the list where the store has never had any; someone who removed them all keeps none.</summary>
    /// <exception cref="InputException">The list is named but cannot be read.</exception>
    public async Task AddWhereNewAsync(CancellationToken cancellationToken)
    {
        if (await feeds.HasHadFeedsAsync(cancellationToken))
        {
            return;
        }

        foreach (var feed in await OpmlFile.ReadFirstAsync(options.Value, cancellationToken))
        {
            await feeds.AddAsync(feed, cancellationToken);
        }
    }
}
