using DigestBot.Core.Chat;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>sources list</c></summary>
internal sealed class SourcesListHandler(ChannelSources sources, IOptions<CommandOptions> options) : ISlashCommandHandler
{
    public CommandDefinition Definition { get; } = new("sources list", "The feeds that stories are made from", AnswerKind.Ephemeral) { Examples = ["sources list"] };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var all = await sources.ListAsync(request, cancellationToken);
        if (all.Count == 0)
        {
            return ChatMessage.Line(RichText.Sentence($"There are no sources yet: `{options.Value.Line("sources add https://example.org/feed.xml")}` adds one."));
        }

        var blocks = new List<MessageBlock> { new MessageBlock.Heading($"{all.Count} sources") };
        foreach (var category in all.GroupBy(feed => feed.Category ?? "other").OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase))
        {
            blocks.Add(new MessageBlock.Paragraph(new RichText([new Inline.Strong(category.Key)])));
            blocks.Add(new MessageBlock.Bullets([.. category.OrderBy(feed => feed.Title, StringComparer.OrdinalIgnoreCase).Select(SourceLines.Of)]));
        }

        return new($"{all.Count} sources", blocks);
    }
}
