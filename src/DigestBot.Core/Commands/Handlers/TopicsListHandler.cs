using DigestBot.Core.Chat;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>topics list</c></summary>
internal sealed class TopicsListHandler(IOptions<CommandOptions> options) : ISlashCommandHandler
{
    public CommandDefinition Definition { get; } = new("topics list", "What this channel follows", AnswerKind.Ephemeral) { Examples = ["topics list"] };

    public Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var topics = request.Channel.Topics;
        if (topics.Count == 0)
        {
            return Task.FromResult(ChatMessage.Line(RichText.Sentence(
                $"This channel follows everything. `{options.Value.Line("topics add ferry strike")}` would narrow it to stories with both words.")));
        }

        var lines = topics.Select((topic, i) => new RichText([new Inline.Text($"{i + 1}: "), new Inline.Code(topic)]));
        return Task.FromResult(new ChatMessage($"{topics.Count} topics", [
            new MessageBlock.Heading("Topics of this channel"),
            new MessageBlock.Bullets([.. lines]),
            new MessageBlock.Note(RichText.Plain("A story that matches any of them is shown.")),
        ]));
    }
}
