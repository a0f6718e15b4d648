using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Slack.Posting;

namespace DigestBot.Slack.Interactions;

/// <summary>What someone did on Slack, as the bot's commands take it.</summary>
internal static class InteractionReader
{
    /// <summary>What the app's manifest calls the message shortcut.</summary>
    public const string FindCoverageId = "find_coverage";

    // How Slack calls places whose names it does not tell.
    private static readonly string[] Unnamed = ["privategroup", "directmessage"];

    /// <summary>An interaction, and where its answer goes.</summary>
    public static SlackInteraction Read(SlackCommand command)
    {
        var interaction = new Interaction(
            new(SlackPlatform.Name, command.TeamId, command.ChannelId),
            new(command.UserId, command.UserName ?? command.UserId, CanManageChannel: false),
            Unescape(command.Text ?? ""),
            NameOf(command.ChannelName));
        return new(interaction, command.ResponseUrl);
    }

    /// <returns>Null for what the bot has nothing to say to: a link's button, a form, an action without a place to answer.</returns>
    public static SlackInteraction? Read(SlackAction action)
    {
        if (action is not { ResponseUrl: { } responseUrl, Channel: { } place } || CommandOf(action) is not var (text, arguments))
        {
            return null;
        }

        var channel = new ChannelRef(SlackPlatform.Name, action.Team?.Id ?? action.User.TeamId ?? "", place.Id);
        var user = new ChatUser(action.User.Id, action.User.Username ?? action.User.Name ?? action.User.Id, CanManageChannel: false);
        return new(text is null ? null : new Interaction(channel, user, text, NameOf(place.Name)) { Arguments = arguments }, responseUrl);
    }

    /// <returns>A null text: a message's menu was used, but the message has no link.</returns>
    private static (string? Text, IReadOnlyDictionary<string, string>? Arguments)? CommandOf(SlackAction action)
    {
        switch (action.Type)
        {
            case "block_actions":
                // Buttons and menus carry the whole command; a link's button carries nothing.
                var pressed = action.Actions?.FirstOrDefault();
                return (pressed?.SelectedOption?.Value ?? pressed?.Value) is { Length: > 0 } command ? (command, null) : null;
            case "message_action" when action.CallbackId == FindCoverageId:
                return FindCoverage.LinkIn(StringsIn(action.Message).Select(Unescape)) is { } link
                    ? (FindCoverage.Path, new Dictionary<string, string> { [FindCoverage.Parameter] = link })
                    : (null, null);
            default:
                return null;
        }
    }

    private static string? NameOf(string? name) => Unnamed.Contains(name) ? null : name;

    // Slack writes these three, and nothing else, as entities.
    private static string Unescape(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    private static IEnumerable<string> StringsIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(StringsIn),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(part => StringsIn(part.Value)),
        _ => [],
    };
}

/// <param name="Interaction">Null where the answer is that there is nothing to do.</param>
/// <param name="ResponseUrl">Slack's address for answers: five within 30 minutes.</param>
internal sealed record SlackInteraction(Interaction? Interaction, string ResponseUrl);
