using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>schedule list</c></summary>
internal sealed class ScheduleListHandler(IScheduleStore schedules, IOptions<CommandOptions> options) : ISlashCommandHandler
{
    public CommandDefinition Definition { get; } = new("schedule list", "When digests are posted here", AnswerKind.Ephemeral) { Examples = ["schedule list"] };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var list = await ScheduleLines.ListAsync(schedules, request.Channel, cancellationToken);
        if (list.Count == 0)
        {
            return ChatMessage.Line(RichText.Sentence(
                $"No digests are scheduled here yet: someone who manages this channel can add one, such as `{options.Value.Line("schedule add 08:00 weekdays Europe/Berlin")}`."));
        }

        var lines = list.Select((schedule, i) => new RichText([new Inline.Text($"{i + 1}: {ScheduleLines.When(schedule)}{(schedule.Ping is null ? "" : ", pings a role")}; "), .. ScheduleLines.Next(schedule, request.Now)]));
        return new($"{list.Count} scheduled digests", [new MessageBlock.Heading("Scheduled digests"), new MessageBlock.Bullets([.. lines])]);
    }
}
