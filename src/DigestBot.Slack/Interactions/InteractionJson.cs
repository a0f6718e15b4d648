using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestBot.Slack.Interactions;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SlackCommand))]
[JsonSerializable(typeof(SlackAction))]
[JsonSerializable(typeof(SlackEvent))]
internal sealed partial class InteractionJson : JsonSerializerContext;

/// <summary>Someone typed a slash command.</summary>
internal sealed record SlackCommand(string TeamId, string ChannelId, string? ChannelName, string UserId, string? UserName, string? Text, string ResponseUrl);

/// <summary>Someone used a message's button, its menu, or a shortcut.</summary>
/// <param name="Type"><c>block_actions</c> or <c>message_action</c>; others are of no interest.</param>
/// <param name="CallbackId">Of a shortcut.</param>
/// <param name="Message">The one whose menu was used.</param>
/// <param name="ResponseUrl">Where the answer goes.</param>
internal sealed record SlackAction(
    string Type, ActionPlace? Team, ActionUser User, ActionPlace? Channel, List<PressedElement>? Actions, string? CallbackId, JsonElement Message, string? ResponseUrl);

internal sealed record ActionUser(string Id, string? Username, string? Name, string? TeamId);

internal sealed record ActionPlace(string Id, string? Name);

/// <param name="Value">Of a button.</param>
/// <param name="SelectedOption">Of a menu.</param>
internal sealed record PressedElement(string ActionId, string? Value, PickedOption? SelectedOption);

internal sealed record PickedOption(string? Value);

/// <summary>Something happened in the workspace.</summary>
internal sealed record SlackEvent(string TeamId, string EventId, HappenedEvent Event);

/// <param name="Channel">An id, or of some events an object.</param>
internal sealed record HappenedEvent(string Type, JsonElement? Channel);
