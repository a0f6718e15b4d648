using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Discord.Gateway;
using Microsoft.Extensions.Logging;

namespace DigestBot.Discord.Posting;

/// <summary>Hears of servers that removed the bot and of channels that were deleted: nothing is posted there any more.</summary>
internal sealed partial class Departures(LostChannels lost, GatewayWork work, ILogger<Departures> logger) : IGatewayEvents
{
    public void Take(string name, ReadOnlySpan<byte> data)
    {
        if (name is not ("GUILD_DELETE" or "CHANNEL_DELETE" or "THREAD_DELETE"))
        {
            return;
        }

        var departed = JsonSerializer.Deserialize(data, GatewayJson.Default.GatewayDeparture)!;
        // A server that Discord cannot reach at the moment is "unavailable", and has not gone.
        if (departed.Unavailable is not true)
        {
            work.Begin($"{name} {departed.Id}", cancellationToken => PauseAsync(departed, cancellationToken));
        }
    }

    private async Task PauseAsync(GatewayDeparture departed, CancellationToken cancellationToken)
    {
        var paused = departed.GuildId is null
            ? await lost.PauseWorkspaceAsync(DiscordPlatform.Name, departed.Id, cancellationToken)
            : await lost.PauseChannelAsync(new ChannelRef(DiscordPlatform.Name, departed.GuildId, departed.Id), cancellationToken);
        if (paused > 0)
        {
            LogPaused(paused, departed.GuildId is null ? "server" : "channel", departed.Id);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Schedules} schedules are paused: Discord {Kind} {Id} is no longer there for the bot.")]
    private partial void LogPaused(int schedules, string kind, string id);
}
