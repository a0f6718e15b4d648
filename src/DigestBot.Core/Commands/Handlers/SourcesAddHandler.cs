using DigestBot.Core.Chat;
using DigestBot.Core.Feeds;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>sources add https://example.org/feed.xml</c></summary>
internal sealed class SourcesAddHandler(IFeedStore feeds, SourceNames names, IOptions<CommandOptions> options) : ISlashCommandHandler
{
    public CommandDefinition Definition { get; } = new("sources add", "Adds a feed to the sources", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters = [new("url", "the feed's web address", Required: true), new("name", "the outlet's name; the site's if left out", Required: false, TakesRest: true)],
        Examples = ["sources add https://example.org/feed.xml", "sources add https://example.org/feed.xml The Example"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var address = FeedAddress.Normalize(LinkText.Of(request["url"]!))
            ?? throw new CommandException($"A source is added by its web address, which begins with https:// or http://, such as `{options.Value.Line("sources add https://example.org/feed.xml")}`.");
        var name = request["name"]?.Trim('"') ?? HostOf(address);
        var (feed, added) = await feeds.AddAsync(new NewFeed(address, name), cancellationToken);
        names.Forget();
        return added
            ? ChatMessage.Line(RichText.Sentence(
                $"Added {FeedAddress.Display(address)} as {feed.Title}. It is read within a few minutes; `{options.Value.Line("sources health")}` shows how that went."))
            : ChatMessage.Line($"{FeedAddress.Display(address)} is among the sources already, as {feed.Title}.");
    }

    private static string HostOf(string address)
    {
        var host = new Uri(address).Host;
        return host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
    }
}
