using DigestBot.Core.Chat;
using DigestBot.Core.Commands.Handlers;
using DigestBot.Core.Digests;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Schedules;

/// <summary>Adds posts to a channel's plan.</summary>
internal sealed class SchedulePlan(IScheduleStore schedules, IChannelStore channels, FirstSlot first, IOptions<CommandOptions> options)
{
    /// <summary>More posts than one an hour are a feed, not a digest.</summary>
    private const int MaxSchedules = 24;

    /// <summary>The schedule as typed; the first zone that someone chooses becomes the channel's.</summary>
    /// <param name="time">Whatever is left out, the words that follow stand in its place: read together they sort themselves.</param>
    /// <returns>The channel as it is now too.</returns>
    /// <exception cref="CommandException">Something typed is not understood, or there is such a schedule, or there are too many.</exception>
    public async Task<(DigestSchedule Schedule, Channel Channel)> AddAsync(CommandRequest request, string? time, string? days, string? zone, CancellationToken cancellationToken)
    {
        var when = ScheduleText.Parse(string.Join(' ', new[] { time, days, zone }.OfType<string>()));
        var schedule = new DigestSchedule
        {
            Id = default,
            Channel = request.Channel.Id,
            Time = when.Time,
            Days = when.Days,
            Zone = when.Zone ?? ChannelZone.Of(request),
            Created = request.Now,
            Ping = request[CommandParameter.Ping.Name],
        };
        Refuse(await schedules.ListAsync(request.Channel.Id, cancellationToken), schedule);
        schedule = await schedules.AddAsync(schedule with { NextDue = await first.DueAsync(schedule, cancellationToken) }, cancellationToken);
        return (schedule, await AdoptZoneAsync(request.Channel, schedule.Zone, cancellationToken));
    }

    private void Refuse(IReadOnlyList<DigestSchedule> existing, DigestSchedule wanted)
    {
        if (existing.FirstOrDefault(schedule => schedule.Time == wanted.Time && schedule.Zone == wanted.Zone && schedule.Days.SetEquals(wanted.Days)) is { } same)
        {
            throw new CommandException($"A digest is posted here {ScheduleLines.When(same)} already: `{options.Value.Line("schedule list")}` shows all of them.");
        }

        if (existing.Count >= MaxSchedules)
        {
            throw new CommandException($"This channel has {MaxSchedules} schedules, which is the most: take one away first with `{options.Value.Line("schedule remove 1")}`.");
        }
    }

    // The first zone someone chooses says where the channel's people live: "today" is read by it from then on.
    private async Task<Channel> AdoptZoneAsync(Channel channel, string zone, CancellationToken cancellationToken)
    {
        if (channel.Zone == zone || channel.Zone != ChannelZone.Default)
        {
            return channel;
        }

        var adopted = channel with { Zone = zone };
        await channels.SaveAsync(adopted, cancellationToken);
        return adopted;
    }
}
