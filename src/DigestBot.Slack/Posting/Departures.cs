using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack.Posting;

/// <summary>Hears of workspaces that removed the app and of channels in which the bot can no longer post: nothing is posted there any more.</summary>
internal sealed partial class Departures(LostChannels lost, ILogger<Departures> logger)
{
    private const string AppRemoved = "app_uninstalled";

    private static readonly string[] ChannelLost = ["channel_archive", "channel_deleted", "channel_left", "group_archive", "group_deleted", "group_left"];

    /// <summary>What the app's manifest subscribes to.</summary>
    public static IReadOnlyList<string> Events { get; } = [.. ChannelLost, AppRemoved];

    /// <param name="happened">Slack's name of the event.</param>
    /// <param name="channel">Null where it is of the whole workspace.</param>
    public async Task HearAsync(string happened, string workspace, string? channel, CancellationToken cancellationToken)
    {
        var paused = happened == AppRemoved
            ? await lost.PauseWorkspaceAsync(SlackPlatform.Name, workspace, cancellationToken)
            : channel is not null ? await lost.PauseChannelAsync(new ChannelRef(SlackPlatform.Name, workspace, channel), cancellationToken) : 0;
        if (paused > 0)
        {
            LogPaused(paused, happened, channel ?? workspace);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Schedules} schedules are paused: Slack tells of {Event} for {Id}.")]
    private partial void LogPaused(int schedules, string @event, string id);
}
