namespace DigestBot.Core.Chat;

/// <summary>Someone typed a slash command, pressed a button that stands for one, or sent a form.</summary>
/// <param name="Text">The command's text after the slash and the command's name: <c>today middle-east</c>.</param>
/// <param name="ChannelName">As people see the channel, where the platform tells it.</param>
public sealed record Interaction(ChannelRef Channel, ChatUser User, string Text, string? ChannelName = null)
{
    /// <summary>The parameters by name, where the platform asks for each by itself; <see cref="Text"/> is the command's path alone then.</summary>
    /// <remarks>Of a form: one text a field, as <see cref="FormField"/> says; <see cref="Text"/> is <see cref="ChatForm.Command"/> then.</remarks>
    public IReadOnlyDictionary<string, string>? Arguments { get; init; }

    /// <summary>A form was sent: <see cref="Arguments"/> holds all its fields, empty ones too.</summary>
    public bool IsSubmission { get; init; }

    /// <summary>The files given in a form, by field.</summary>
    public IReadOnlyDictionary<string, ChatFile>? Files { get; init; }
}

/// <param name="CanManageChannel">May change this channel's settings, by the platform's own permissions.</param>
/// <param name="Zone">The person's IANA zone where the platform tells it.</param>
public sealed record ChatUser(string Id, string Name, bool CanManageChannel, string? Zone = null);
