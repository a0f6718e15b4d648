using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>sources export</c></summary>
internal sealed class SourcesExportHandler(ChannelSources sources) : ISlashCommandHandler
{
    public CommandDefinition Definition { get; } = new("sources export", "The sources as an OPML file for other feed readers", AnswerKind.Ephemeral) { Examples = ["sources export"] };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var all = await sources.ListAsync(request, cancellationToken);
        var list = OpmlDocument.Shareable(all);
        var secret = all.Count - list.Feeds.Count;
        using var content = new MemoryStream();
        list.Write(content);
        var sentence = $"{EditionWords.Count(list.Feeds.Count, "source", "sources")} as an OPML file."
            + (secret > 0 ? $" {secret} with a password or key in the address {(secret == 1 ? "is" : "are")} left out." : "");
        return ChatMessage.Line(sentence) with { Files = [new ChatFile("sources.opml", content.ToArray())] };
    }
}
