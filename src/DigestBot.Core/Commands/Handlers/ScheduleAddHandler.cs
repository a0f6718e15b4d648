using DigestBot.Core.Chat;
using DigestBot.Core.Commands.Schedules;
using DigestBot.Core.Digests;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>schedule add 08:00 weekdays Europe/Berlin</c></summary>
internal sealed class ScheduleAddHandler(IScheduleStore schedules, IChannelStore channels, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters
{
    /// <summary>More posts than one an hour are a feed, not a digest.</summary>
    private const int MaxSchedules = 24;

    private static readonly string[] CommonTimes = ["07:00", "08:00", "09:00", "12:00", "18:00"];

    private static readonly string[] CommonDays = ["weekdays", "daily", "weekend", "mon-fri", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public CommandDefinition Definition { get; } = new("schedule add", "Posts a digest here at a time of day", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters =
        [
            new("time", "the local time, such as 08:00 or 8:30 pm", Required: true),
            new("days", "weekdays, daily, or days such as mon-fri or sat; daily if left out", Required: false),
            new("zone", "the time zone, such as Europe/Berlin; this channel's if left out", Required: false, TakesRest: true),
        ],
        Examples = ["schedule add 08:00 weekdays Europe/Berlin", "schedule add 18:30", "schedule add 9am sat,sun America/New_York"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        // Whatever is left out, the words that follow stand in its place: read together they sort themselves.
        var when = ScheduleText.Parse(string.Join(' ', new[] { request["time"], request["days"], request["zone"] }.OfType<string>()));
        var zone = when.Zone ?? ChannelZone.Of(request);
        var existing = await schedules.ListAsync(request.Channel.Id, cancellationToken);
        Refuse(existing, when, zone);

        var schedule = new DigestSchedule
        {
            Id = default,
            Channel = request.Channel.Id,
            Time = when.Time,
            Days = when.Days,
            Zone = zone,
            Created = request.Now,
        };
        schedule = schedule with { NextDue = ScheduleClock.Next(schedule, request.Now).Due };
        schedule = await schedules.AddAsync(schedule, cancellationToken);
        var zoneNote = await AdoptZoneAsync(request.Channel, zone, cancellationToken);
        return ScheduleLines.Changed($"A digest will be posted here {ScheduleLines.When(schedule)}.", schedule, request.Now, zoneNote);
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken)
    {
        IReadOnlyList<Completion> values = parameter switch
        {
            "time" => BeginningWith(typed, CommonTimes),
            "days" => BeginningWith(typed, CommonDays),
            _ => ZoneNames.Complete(typed, request.Now),
        };
        return Task.FromResult(values);
    }

    private static IReadOnlyList<Completion> BeginningWith(string typed, IEnumerable<string> values) =>
        [.. values.Where(value => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Select(value => new Completion(value, value))];

    private void Refuse(IReadOnlyList<DigestSchedule> existing, ScheduleText when, string zone)
    {
        if (existing.FirstOrDefault(schedule => schedule.Time == when.Time && schedule.Zone == zone && schedule.Days.SetEquals(when.Days)) is { } same)
        {
            throw new CommandException($"A digest is posted here {ScheduleLines.When(same)} already: `{options.Value.Line("schedule list")}` shows all of them.");
        }

        if (existing.Count >= MaxSchedules)
        {
            throw new CommandException($"This channel has {MaxSchedules} schedules, which is the most: take one away first with `{options.Value.Line("schedule remove 1")}`.");
        }
    }

    // The first zone someone chooses says where the channel's people live: "today" is read by it from then on.
    private async Task<string?> AdoptZoneAsync(Channel channel, string zone, CancellationToken cancellationToken)
    {
        if (channel.Zone == zone || channel.Zone != ChannelZone.Default)
        {
            return null;
        }

        await channels.SaveAsync(channel with { Zone = zone }, cancellationToken);
        return $"“Today” in this channel is now the day in {zone}.";
    }
}
