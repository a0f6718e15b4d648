using DigestBot.Core.Digests;
using YamlDotNet.Serialization;

namespace DigestBot.CommandLine.Settings;

/// <summary>Takes all channels' settings out of the store and puts changed ones back.</summary>
internal sealed class SettingsTransfer(IChannelStore channels, IScheduleStore schedules, IEditionStore editions, TimeProvider time)
{
    private readonly FirstSlot _first = new(schedules, editions);

    /// <summary>The channels whose workspaces have the bot, by their names in the file.</summary>
    public async Task<IReadOnlyList<ChannelSettings>> ReadAsync(CancellationToken cancellationToken)
    {
        var all = new List<ChannelSettings>();
        foreach (var channel in (await channels.ListAsync(cancellationToken)).Where(channel => channel.LeftAt is null))
        {
            all.Add(new(channel, [.. (await schedules.ListAsync(channel.Id, cancellationToken)).OrderBy(schedule => schedule.Time)]));
        }

        return [.. all.OrderBy(settings => settings.Key, StringComparer.Ordinal)];
    }

    public static string Write(IEnumerable<ChannelSettings> all) => new SerializerBuilder().WithQuotingNecessaryStrings().DisableAliases().Build()
        .Serialize(all.ToDictionary(settings => settings.Key, settings => settings.ToYaml()));

    /// <summary>What would change: for each channel that does, its name, then its lines that go and those that come.</summary>
    public static IReadOnlyList<(ChannelSettings Settings, IReadOnlyList<string> Lines)> Compare(IReadOnlyList<ChannelSettings> stored, IReadOnlyList<ChannelSettings> wanted)
    {
        var before = stored.ToDictionary(settings => settings.Key, settings => settings.Lines().ToList());
        return
        [
            .. wanted.Select(settings => (Settings: settings, Lines: Changes(before.GetValueOrDefault(settings.Key) ?? [], [.. settings.Lines()]))).Where(change => change.Lines.Count > 0),
        ];
    }

    /// <summary>Stores the channels. Done again, nothing is left to do.</summary>
    public async Task ApplyAsync(IEnumerable<ChannelSettings> wanted, CancellationToken cancellationToken)
    {
        foreach (var (channel, planned) in wanted)
        {
            var stored = await channels.GetOrAddAsync(channel.Ref, channel.Name, cancellationToken);
            await channels.SaveAsync(channel with { Id = stored.Id, Alerts = channel.Alerts.InPlaceOf(stored.Alerts, time.GetUtcNow()) }, cancellationToken);
            await PlanAsync(stored.Id, planned, cancellationToken);
        }
    }

    private async Task PlanAsync(ChannelId channel, IReadOnlyList<DigestSchedule> planned, CancellationToken cancellationToken)
    {
        var there = await schedules.ListAsync(channel, cancellationToken);
        foreach (var gone in there.Where(schedule => !planned.Any(other => ChannelSettings.AreSame(schedule, other))))
        {
            await schedules.RemoveAsync(channel, gone.Id, cancellationToken);
        }

        foreach (var wanted in planned)
        {
            var kept = there.FirstOrDefault(schedule => ChannelSettings.AreSame(schedule, wanted));
            if (kept is not null && kept.Paused == wanted.Paused && kept.Ping == wanted.Ping)
            {
                continue;
            }

            var schedule = (kept ?? wanted) with { Channel = channel, Paused = wanted.Paused, Ping = wanted.Ping };
            var now = time.GetUtcNow();
            // One that goes on keeps its next post; a new or resumed one begins from now.
            DateTimeOffset? due = schedule.Paused ? null : kept?.NextDue ?? await _first.DueAsync(schedule with { Created = now }, cancellationToken);
            if (kept is null)
            {
                await schedules.AddAsync(schedule with { Created = now, NextDue = due }, cancellationToken);
            }
            else
            {
                await schedules.SaveAsync(schedule with { NextDue = due }, cancellationToken);
            }
        }
    }

    private static IReadOnlyList<string> Changes(List<string> before, List<string> after) =>
        [.. before.Except(after).Select(line => $"- {line}"), .. after.Except(before).Select(line => $"+ {line}")];
}
