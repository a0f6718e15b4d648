using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>topics remove 1</c></summary>
internal sealed class TopicsRemoveHandler(IChannelStore channels, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters
{
    public CommandDefinition Definition { get; } = new("topics remove", "Stops following a topic", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters = [new("topic", "its number in the list, or its words", Required: true, TakesRest: true)],
        Examples = ["topics remove 1", "topics remove ferry strike"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var topics = request.Channel.Topics;
        var topic = Choose(topics, request["topic"]!);
        await channels.SaveAsync(request.Channel with { Topics = [.. topics.Where(other => other != topic)] }, cancellationToken);
        request.Change.Made($"stopped following {Typed.Quote(topic)}", $"topics add {topic}");
        return ChatMessage.Line(topics.Count == 1
            ? $"This channel no longer follows {Typed.Quote(topic)}: without a topic it follows everything."
            : $"This channel no longer follows {Typed.Quote(topic)}.");
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        Task.FromResult(DigestParameters.CompleteTopic(request, typed));

    private string Choose(IReadOnlyList<string> topics, string typed)
    {
        // Words first: a topic may be a number.
        var byWords = topics.FirstOrDefault(topic => topic.Equals(typed, StringComparison.OrdinalIgnoreCase));
        if (byWords is not null)
        {
            return byWords;
        }

        return ListNumber.Parse(typed) is { } number && number >= 1 && number <= topics.Count
            ? topics[number - 1]
            : throw new CommandException($"This channel does not follow {Typed.Quote(typed)}: `{options.Value.Line("topics list")}` shows what it follows.");
    }
}
