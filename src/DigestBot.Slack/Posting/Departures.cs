using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Slack.Api;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack.Posting;

/// <summary>Hears of workspaces that removed the app and of channels in which the bot can no longer post: nothing is posted there any more. And of new names.</summary>
internal sealed partial class Departures(LostChannels lost, IChannelStore channels, SlackTokens tokens, ILogger<Departures> logger)
{
    private const string Renamed = "channel_rename";

    private static readonly string[] WorkspaceLost = ["app_uninstalled", "tokens_revoked"];

    private static readonly string[] ChannelLost = ["channel_archive", "channel_deleted", "channel_left", "group_archive", "group_deleted", "group_left"];

    /// <summary>What the app's manifest subscribes to.</summary>
    public static IReadOnlyList<string> Events { get; } = [.. ChannelLost, Renamed, .. WorkspaceLost];

    /// <param name="happened">Slack's name of the event.</param>
    /// <param name="channel">Its id, or an object with its id and name; null where it is of the whole workspace.</param>
    public async Task HearAsync(string happened, string workspace, JsonElement? channel, CancellationToken cancellationToken)
    {
        if (happened == Renamed)
        {
            await RenameAsync(workspace, channel, cancellationToken);
            return;
        }

        var id = channel is { ValueKind: JsonValueKind.String } place ? place.GetString() : null;
        var paused = WorkspaceLost.Contains(happened)
            ? await LoseWorkspaceAsync(workspace, cancellationToken)
            : id is not null ? await lost.PauseChannelAsync(new ChannelRef(SlackPlatform.Name, workspace, id), cancellationToken) : 0;
        if (paused > 0)
        {
            LogPaused(paused, happened, id ?? workspace);
        }
    }

    // A channel that the bot was never used in stays unknown.
    private async Task RenameAsync(string workspace, JsonElement? renamed, CancellationToken cancellationToken)
    {
        if (renamed is not { ValueKind: JsonValueKind.Object } it || !it.TryGetProperty("id", out var id) || !it.TryGetProperty("name", out var name))
        {
            return;
        }

        var reference = new ChannelRef(SlackPlatform.Name, workspace, id.ToString());
        if ((await channels.ListAsync(cancellationToken)).Any(known => known.Ref == reference))
        {
            await channels.GetOrAddAsync(reference, name.ToString(), cancellationToken);
        }
    }

    private async Task<int> LoseWorkspaceAsync(string workspace, CancellationToken cancellationToken)
    {
        await tokens.ForgetAsync(workspace, cancellationToken);
        return await lost.PauseWorkspaceAsync(SlackPlatform.Name, workspace, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "{Schedules} schedules are paused: Slack tells of {Event} for {Id}.")]
    private partial void LogPaused(int schedules, string @event, string id);
}
