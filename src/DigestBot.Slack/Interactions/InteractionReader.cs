using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Slack.Posting;
using DigestBot.Slack.Views;

namespace DigestBot.Slack.Interactions;

/// <summary>What someone did on Slack, as the bot's commands take it.</summary>
internal static class InteractionReader
{
    /// <summary>What the app's manifest calls the message shortcut.</summary>
    public const string FindCoverageId = "find_coverage";

    /// <summary>What it calls the shortcut that can be chosen anywhere.</summary>
    public const string TodaysDigestId = "todays_digest";

    public const string TodaysDigest = "Today's digest";

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
        return new(interaction, command.ResponseUrl, command.TriggerId);
    }

    /// <returns>Null for what the bot has nothing to say to: a link's button, an action without a place to answer.</returns>
    public static SlackInteraction? Read(SlackAction action)
    {
        if (CommandOf(action) is not var (text, arguments))
        {
            return null;
        }

        if (action is { ResponseUrl: { } responseUrl, Channel: { } place })
        {
            var channel = new ChannelRef(SlackPlatform.Name, TeamOf(action), place.Id);
            return new(text is null ? null : new Interaction(channel, UserOf(action), text, NameOf(place.Name)) { Arguments = arguments }, responseUrl, action.TriggerId);
        }

        // Chosen anywhere, a shortcut is a person's own: so are topics and zone, should they have set some.
        var whose = action.Type == "shortcut" ? new ViewPlace(new(SlackPlatform.Name, TeamOf(action), action.User.Id), null, null, null, default) : ViewPlace.Read(action.View?.PrivateMetadata);
        return whose is null || text is null || action.TriggerId is null
            ? null
            : new(new Interaction(whose.Channel, UserOf(action), text, whose.ChannelName) { Arguments = arguments }, ResponseUrl: null, action.TriggerId) { View = action.View?.Id };
    }

    /// <summary>A form, with its fields as texts. Its files are fetched by whoever needs them.</summary>
    /// <returns>Null for a form that is none of ours.</returns>
    public static (Interaction Submission, ViewPlace Place)? ReadForm(SlackAction action) =>
        action.View is { } view && ViewPlace.Read(view.PrivateMetadata) is { Command: { } command } place
            ? (new Interaction(place.Channel, UserOf(action), command, place.ChannelName) { Arguments = FormReader.Values(view), IsSubmission = true }, place)
            : null;

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
            case "shortcut" when action.CallbackId == TodaysDigestId:
                return ("today", null);
            default:
                return null;
        }
    }

    private static string TeamOf(SlackAction action) => action.Team?.Id ?? action.User.TeamId ?? "";

    private static ChatUser UserOf(SlackAction action) => new(action.User.Id, action.User.Username ?? action.User.Name ?? action.User.Id, CanManageChannel: false);

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
/// <param name="ResponseUrl">Slack's address for answers: five within 30 minutes. Null: the answer is a modal.</param>
/// <param name="Trigger">Opens a modal, for 3 s, once.</param>
internal sealed record SlackInteraction(Interaction? Interaction, string? ResponseUrl, string? Trigger)
{
    /// <summary>The modal in which it was done.</summary>
    public string? View { get; init; }
}
