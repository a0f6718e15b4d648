using DigestBot.Core.Articles;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.CommandLine;

/// <summary>What people said of two stories in all channels, for the operator to take over for everyone.</summary>
/// <param name="stories">As everyone reads them.</param>
internal sealed class FeedbackDesk(IChannelStore channels, IChangeLog changes, IAdoptedFeedback adopted, IStoryStore stories, IArticleStore articles, IFeedStore feeds)
{
    // More than a channel changes while its stories are news.
    private const int ChangesRead = 1_000;

    /// <summary>In the order in which it was said, what was adopted and is said by no channel any more at the end; null for what has articles that are not everyone's.</summary>
    public async Task<IReadOnlyList<SaidOfStories?>> ListAsync(CancellationToken cancellationToken)
    {
        var open = (await feeds.SeenByAsync(subscriber: null, cancellationToken)).Where(feed => !FeedAddress.HoldsSecret(feed.Url)).Select(feed => feed.Id).ToHashSet();
        var taken = (await adopted.ListAsync(cancellationToken)).ToDictionary(one => one.Key, one => one.Said);
        var all = new List<SaidOfStories?>();
        foreach (var channel in await channels.ListAsync(cancellationToken))
        {
            var log = await changes.ListAsync(channel.Id, ChangesRead, cancellationToken);
            foreach (var said in channel.Reading.Feedback)
            {
                if (AdoptedFeedback.KeyOf(channel.Id, said) is { } key)
                {
                    var by = log.FirstOrDefault(change => change.At.ToUnixTimeMilliseconds() == said.At.ToUnixTimeMilliseconds())?.UserName ?? "someone";
                    all.Add(await ReadAsync(key, said, $"{by} in {channel.Ref.Platform}/{channel.Ref.Workspace}/{channel.Ref.Channel} ({channel.Name})", taken.Remove(key), open, cancellationToken));
                }
            }
        }

        foreach (var (key, said) in taken)
        {
            all.Add(await ReadAsync(key, said, "a channel that says it no more", isAdopted: true, open, cancellationToken));
        }

        return [.. all.OrderBy(one => one?.Said.At)];
    }

    private async Task<SaidOfStories?> ReadAsync(string key, StoryFeedback said, string by, bool isAdopted, HashSet<FeedId> open, CancellationToken cancellationToken)
    {
        var meant = await articles.ListAsync([.. said.Articles, .. said.Others], cancellationToken);
        if (!meant.All(article => article.Feed is { } feed && open.Contains(feed)))
        {
            return null;
        }

        var other = meant.FirstOrDefault(article => said.Others.Contains(article.Id))?.Title ?? "a report that has aged out";
        return new(key, said, other, by, isAdopted, isAdopted ? null : await ObjectionAsync(said, cancellationToken));
    }

    private async Task<string?> ObjectionAsync(StoryFeedback said, CancellationToken cancellationToken)
    {
        if (await FirstAsync(said.Articles, cancellationToken) is not { } one || await FirstAsync(said.Others, cancellationToken) is not { } other)
        {
            return "the stories have aged out";
        }

        return (said.Kind, one.Id == other.Id) switch
        {
            (FeedbackKind.Split, false) => "they are two stories already",
            (FeedbackKind.Merge, true) => "they are one story already",
            _ => null,
        };
    }

    private async Task<Story?> FirstAsync(IReadOnlyList<ArticleId> of, CancellationToken cancellationToken)
    {
        foreach (var article in of)
        {
            if (await stories.FindByArticleAsync(article, cancellationToken) is { } story)
            {
                return story;
            }
        }

        return null;
    }
}

/// <param name="Other">The title of the other story.</param>
/// <param name="By">Who said it, and where.</param>
/// <param name="Objection">Why it cannot be adopted, to stand in a sentence; null where it can, or was.</param>
internal sealed record SaidOfStories(string Key, StoryFeedback Said, string Other, string By, bool IsAdopted, string? Objection)
{
    public string Line => $"{Key}  “{Said.Title}” is {(Said.Kind is FeedbackKind.Split ? "another story than" : "the same story as")} “{Other}”  {By}, {Said.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC"
        + (IsAdopted ? "  adopted" : Objection is null ? "" : $"  cannot be adopted: {Objection}");
}
