using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Slack.Api;

namespace DigestBot.Slack.Views;

/// <summary>What a modal has to remember until somebody does something in it: it travels with the modal, so that a restart loses nothing.</summary>
/// <param name="Channel">For which channel it was opened.</param>
/// <param name="Command">A form's.</param>
/// <param name="ResponseUrl">Where the answer to a form goes, for half an hour after <paramref name="Opened"/>; null where it was opened without one.</param>
internal sealed record ViewPlace(ChannelRef Channel, string? ChannelName, string? Command, string? ResponseUrl, DateTimeOffset Opened)
{
    // Slack's half an hour, less a minute for the way.
    private static readonly TimeSpan ResponseLife = TimeSpan.FromMinutes(29);

    public string Write() => JsonSerializer.Serialize(this, SlackJson.Default.ViewPlace);

    /// <returns>Null for a view that is none of ours, or older than this program.</returns>
    public static ViewPlace? Read(string? metadata)
    {
        try
        {
            return string.IsNullOrEmpty(metadata) ? null : JsonSerializer.Deserialize(metadata, SlackJson.Default.ViewPlace);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string? ResponseUrlAt(DateTimeOffset now) => now - Opened < ResponseLife ? ResponseUrl : null;
}
