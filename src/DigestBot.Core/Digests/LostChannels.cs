using DigestBot.Core.Chat;
using DigestBot.Core.Digests.Alerts;

namespace DigestBot.Core.Digests;

/// <summary>Leaves channels alone in which the bot can post no more. Their settings stay for a while, alerts alone do not: who brings the bot back resumes the schedules.</summary>
public sealed class LostChannels(IChannelStore channels, IScheduleStore schedules, TimeProvider time)
{
    /// <summary>So long everything of a workspace that removed the bot is kept.</summary>
    internal static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>The channel was deleted or archived.</summary>
    /// <returns>How many schedules were paused.</returns>
    public Task<int> PauseChannelAsync(ChannelRef lost, CancellationToken cancellationToken) =>
        PauseAsync(channel => channel == lost, cancellationToken);

    /// <summary>The workspace removed the bot.</summary>
    /// <returns>How many schedules were paused.</returns>
    public async Task<int> PauseWorkspaceAsync(string platform, string workspace, CancellationToken cancellationToken)
    {
        await channels.LeaveAsync(platform, workspace, time.GetUtcNow(), cancellationToken);
        return await PauseAsync(channel => channel.Platform == platform && channel.Workspace == workspace, cancellationToken);
    }

    /// <summary>Deletes what is kept of workspaces that removed the bot long ago and did not bring it back.</summary>
    /// <returns>How many channels.</returns>
    public Task<int> ForgetAsync(CancellationToken cancellationToken) => channels.DeleteLeftAsync(time.GetUtcNow() - KeptFor, cancellationToken);

    private async Task<int> PauseAsync(Func<ChannelRef, bool> isLost, CancellationToken cancellationToken)
    {
        var paused = 0;
        foreach (var channel in (await channels.ListAsync(cancellationToken)).Where(channel => isLost(channel.Ref)))
        {
            foreach (var schedule in (await schedules.ListAsync(channel.Id, cancellationToken)).Where(schedule => !schedule.Paused))
            {
                await schedules.SaveAsync(schedule with { Paused = true, NextDue = null }, cancellationToken);
                paused++;
            }

            if (!channel.Alerts.AreNone)
            {
                await channels.SaveAsync(channel with { Alerts = AlertWishes.None }, cancellationToken);
            }
        }

        return paused;
    }
}
