using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestBot.Slack.Interactions;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SlackCommand))]
[JsonSerializable(typeof(SlackAction))]
[JsonSerializable(typeof(SlackEvent))]
internal sealed partial class InteractionJson : JsonSerializerContext;

/// <summary>Someone typed a slash command.</summary>
/// <param name="TriggerId">With which a modal may be opened: for 3 s, once.</param>
internal sealed record SlackCommand(
    string TeamId, string ChannelId, string? ChannelName, string UserId, string? UserName, string? Text, string ResponseUrl, string? TriggerId);

/// <summary>Someone used a button or a menu, of a message or a modal, or a shortcut, or sent a form.</summary>
/// <param name="Type"><c>block_actions</c>, <c>message_action</c>, <c>shortcut</c> or <c>view_submission</c>; others are of no interest.</param>
/// <param name="CallbackId">Of a shortcut.</param>
/// <param name="Message">The one whose menu was used.</param>
/// <param name="View">The modal in which it was done.</param>
/// <param name="ResponseUrl">Where the answer goes; null where it was not done in a channel.</param>
internal sealed record SlackAction(
    string Type, ActionPlace? Team, ActionUser User, ActionPlace? Channel, List<PressedElement>? Actions, string? CallbackId, JsonElement Message, SlackView? View, string? ResponseUrl, string? TriggerId);

internal sealed record ActionUser(string Id, string? Username, string? Name, string? TeamId);

internal sealed record ActionPlace(string Id, string? Name);

/// <param name="Value">Of a button.</param>
/// <param name="SelectedOption">Of a menu.</param>
internal sealed record PressedElement(string ActionId, string? Value, PickedOption? SelectedOption);

internal sealed record PickedOption(string? Value);

/// <param name="Type"><c>modal</c> or <c>home</c>.</param>
internal sealed record SlackView(string Id, string? Type, string? PrivateMetadata, ViewState? State);

/// <param name="Values">By block, then by element.</param>
internal sealed record ViewState(Dictionary<string, Dictionary<string, GivenValue>>? Values);

/// <summary>What someone gave in one field; which of them it is depends on <paramref name="Type"/>.</summary>
internal sealed record GivenValue(string Type, string? Value, PickedOption? SelectedOption, List<PickedOption>? SelectedOptions, List<GivenFile>? Files);

/// <param name="Size">Bytes.</param>
/// <param name="UrlPrivateDownload">Opens with the bot's token.</param>
internal sealed record GivenFile(string? Name, long Size, string? UrlPrivateDownload);

/// <summary>Something happened in the workspace.</summary>
internal sealed record SlackEvent(string TeamId, string EventId, HappenedEvent Event);

/// <param name="Channel">An id, or of some events an object.</param>
/// <param name="User">Who did it, of some events.</param>
/// <param name="Tab">Of the app's home.</param>
internal sealed record HappenedEvent(string Type, JsonElement? Channel, string? User, string? Tab);
