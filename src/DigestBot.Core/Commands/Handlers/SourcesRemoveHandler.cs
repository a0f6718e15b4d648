using DigestBot.Core.Chat;
using DigestBot.Core.Feeds;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>sources remove The Example</c></summary>
internal sealed class SourcesRemoveHandler(ChannelSources sources, SourceNames names, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters
{
    public CommandDefinition Definition { get; } = new("sources remove", "Takes a feed out of the sources", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters = [new("source", "its name or its address", Required: true, TakesRest: true)],
        Examples = ["sources remove https://example.org/feed.xml"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var feed = SourceLines.Choose(await sources.ListAsync(request, cancellationToken), LinkText.Of(request["source"]!.Trim('"')), options.Value);
        await sources.RemoveAsync(request, feed, cancellationToken);
        names.Forget();
        // An address that lets in who knows it is not written down: then the source is added anew by hand.
        request.Change.Made($"took away the source {feed.Title}", FeedAddress.HoldsSecret(feed.Url) ? [] : [$"sources add {feed.Url} {feed.Title}"]);
        return ChatMessage.Line($"{feed.Title} is no longer read. What it brought so far stays.");
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        names.CompleteAsync(request, typed, cancellationToken);
}
