using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestBot.Discord.Interactions;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DiscordInteraction))]
[JsonSerializable(typeof(InteractionCallback))]
[JsonSerializable(typeof(List<ApplicationCommand>))]
internal sealed partial class InteractionJson : JsonSerializerContext;

/// <summary>Someone did something with the bot.</summary>
internal sealed record DiscordInteraction(string Id, string ApplicationId, InteractionType Type, string Token)
{
    public InteractionData? Data { get; init; }

    /// <summary>Null in direct messages.</summary>
    public string? GuildId { get; init; }

    public string? ChannelId { get; init; }

    public InteractionChannel? Channel { get; init; }

    /// <summary>In a server; elsewhere <see cref="User"/>.</summary>
    public InteractionMember? Member { get; init; }

    public InteractionUser? User { get; init; }

    /// <summary>What the bot may do in the channel: a number as text.</summary>
    public string? AppPermissions { get; init; }
}

internal enum InteractionType
{
    Ping = 1,
    Command = 2,
    Component = 3,
    Completion = 4,
    Modal = 5,
}

/// <param name="Type">Of a command: 1 typed, 3 from a message's menu.</param>
/// <param name="Values">What was chosen in a menu.</param>
/// <param name="Components">What was put into a modal.</param>
internal sealed record InteractionData(
    string? Name, int? Type, string? CustomId, string? TargetId, List<InteractionOption>? Options, InteractionResolved? Resolved, List<string>? Values, List<ModalPart>? Components);

/// <param name="Focused">It is being typed.</param>
internal sealed record InteractionOption(string Name, CommandOptionType Type, JsonElement? Value, List<InteractionOption>? Options, bool? Focused);

internal sealed record InteractionResolved(Dictionary<string, ResolvedMessage>? Messages, Dictionary<string, ResolvedAttachment>? Attachments);

internal sealed record ResolvedAttachment(string Filename, string Url);

/// <summary>A label with its input, or a row of inputs.</summary>
internal sealed record ModalPart(ModalInput? Component, List<ModalInput>? Components);

/// <param name="Value">Of a text.</param>
/// <param name="Values">Of a menu, what was chosen; of a file upload, the files' ids.</param>
internal sealed record ModalInput(int Type, string? CustomId, string? Value, List<string>? Values)
{
    public const int FileUpload = 19;
}

internal sealed record ResolvedMessage(string? Content, JsonElement? Embeds, JsonElement? Components);

/// <param name="ParentId">Of a thread, the channel it is in.</param>
internal sealed record InteractionChannel(string? Name, int Type, string? ParentId);

/// <param name="Permissions">Computed for the channel: a number as text.</param>
internal sealed record InteractionMember(InteractionUser User, string? Nick, string? Permissions);

internal sealed record InteractionUser(string Id, string Username, string? GlobalName);

internal sealed record InteractionCallback(CallbackType Type, CallbackData? Data);

internal enum CallbackType
{
    /// <summary>"Thinking…", then an answer.</summary>
    DeferredMessage = 5,
    Choices = 8,
}

internal sealed record CallbackData(int? Flags = null, IReadOnlyList<CommandChoice>? Choices = null);

internal sealed record CommandChoice(string Name, string Value);
