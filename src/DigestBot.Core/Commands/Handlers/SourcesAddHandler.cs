using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>sources add https://example.org/feed.xml</c>; of a site's address it shows the feeds it found there.</summary>
internal sealed class SourcesAddHandler(ChannelSources sources, FeedFinder finder, SourceNames names, IOptions<CommandOptions> options) : ISlashCommandHandler
{
    public CommandDefinition Definition { get; } = new("sources add", "Adds a feed to the sources, or finds a site's feeds", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters = [new("url", "the feed's or the site's web address", Required: true), new("name", "the outlet's name; the feed's own if left out", Required: false, TakesRest: true)],
        Examples = ["sources add https://example.org", "sources add https://example.org/feed.xml The Example"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var address = FeedAddress.Normalize(LinkText.Of(request["url"]!))
            ?? throw new CommandException($"A source is added by its web address, which begins with https:// or http://, such as `{options.Value.Line("sources add https://example.org/feed.xml")}`.");
        if ((await sources.ListAsync(request, cancellationToken)).FirstOrDefault(feed => feed.Url == address && !feed.Poll.Ended) is { } known)
        {
            return Already(known);
        }

        return await finder.FindAsync(address, cancellationToken) switch
        {
            FeedSearch.IsFeed(var feed) => await AddAsync(request, feed, cancellationToken),
            FeedSearch.OnPage(var found) => Offer(address, found, request.Now),
            FeedSearch.Nothing(var reason) => throw new CommandException($"{FeedAddress.Display(address)} {reason.TrimEnd('.')}. Nothing was added."),
            var unknown => throw new InvalidOperationException($"No such end of a search: {unknown.GetType().Name}."),
        };
    }

    private async Task<ChatMessage> AddAsync(CommandRequest request, FoundFeed found, CancellationToken cancellationToken)
    {
        var (feed, added) = await sources.AddAsync(request, found, request["name"]?.Trim('"'), cancellationToken);
        names.Forget();
        if (!added)
        {
            return Already(feed);
        }

        request.Change.Made($"added the source {feed.Title}", $"sources remove {feed.Title}");
        return ChatMessage.Line(RichText.Sentence($"Added {FeedAddress.Display(feed.Url)} as {feed.Title}: {FeedHealth.Of(found.Document, request.Now).Words}. Its news are in the next digests."));
    }

    /// <summary>Nothing is added before someone has chosen.</summary>
    private ChatMessage Offer(string address, IReadOnlyList<FoundFeed> found, DateTimeOffset now)
    {
        var sentence = $"{FeedAddress.Display(address)} is a page; it leads to {EditionWords.Count(found.Count, "feed", "feeds")}:";
        var offers = found.Select(feed => (Feed: feed, feed.AsNew(name: null).Title)).ToList();
        return new(sentence, [
            new MessageBlock.Paragraph(RichText.Plain(sentence)),
            new MessageBlock.Bullets([.. offers.Select(offer => new RichText(
                [new Inline.Strong(offer.Title), new Inline.Text($" · {FeedAddress.Display(offer.Feed.Url)} · {FeedHealth.Of(offer.Feed.Document, now).Words}")]))]),
            new MessageBlock.Actions([.. offers.Select(offer => new ChatButton($"Add {offer.Title}", options.Value.ButtonCommand($"sources add {offer.Feed.Url}")))]),
        ]);
    }

    private static ChatMessage Already(Feed feed) => ChatMessage.Line($"{FeedAddress.Display(feed.Url)} is among the sources already, as {feed.Title}.");
}
