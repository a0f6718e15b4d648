using DigestBot.Core.Chat;
using DigestBot.Core.Commands.Schedules;
using DigestBot.Core.Digests;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>schedule add 08:00 weekdays Europe/Berlin</c></summary>
internal sealed class ScheduleAddHandler(SchedulePlan plan, IScheduleStore schedules, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters, IOffersForm
{
    public CommandDefinition Definition { get; } = new("schedule add", "Posts a digest here at a time of day", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters = [ScheduleFields.Time, ScheduleFields.Days, ScheduleFields.Zone with { TakesRest = true }, CommandParameter.Ping],
        Examples = ["schedule add 08:00 weekdays Europe/Berlin", "schedule add 18:30", "schedule add 9am sat,sun America/New_York"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        RequireRole(request[CommandParameter.Ping.Name]);
        var (schedule, channel) = await plan.AddAsync(request, request["time"], request["days"], request["zone"], cancellationToken);
        request.Change.Made($"scheduled a digest {ScheduleLines.When(schedule)}", await ScheduleLines.RemovalAsync(schedules, channel, schedule, cancellationToken));
        return ScheduleLines.Changed(
            $"A digest will be posted here {ScheduleLines.When(schedule)}{(schedule.Ping is null ? "" : ", and ping the role you chose")}.", schedule, request.Now,
            channel.Zone == request.Channel.Zone ? null : $"“Today” in this channel is now the day in {channel.Zone}.");
    }

    // Never everyone, and never words that some platform takes for a group: an id alone.
    private static void RequireRole(string? ping)
    {
        if (ping is not null && !ping.All(char.IsAsciiDigit))
        {
            throw new CommandException("Only a single role can be pinged, chosen from the list that Discord shows: everyone cannot, and elsewhere there are no roles.", CommandParameter.Ping.Name);
        }
    }

    public Task<ChatForm> OpenAsync(CommandRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new ChatForm(options.Value.ButtonCommand("schedule add"), "Add a digest", ScheduleFields.Of(ChannelZone.Of(request), request.Now), submit: "Add"));

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        Task.FromResult(ScheduleFields.Complete(parameter, typed, request.Now));
}
