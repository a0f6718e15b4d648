using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>Someone in the server.</summary>
/// <param name="Permissions">As computed for the channel.</param>
public sealed record LoopbackMember(string Id, string Name, long Permissions)
{
    private const long ManageChannels = 1 << 4;

    private const long ViewAndSend = (1 << 10) | (1 << 11);

    public string Locale { get; init; } = "en-US";

    /// <summary>May change channels.</summary>
    public static LoopbackMember Manager { get; } = new("2001", "mara", ViewAndSend | ManageChannels);

    public static LoopbackMember Reader { get; } = new("2002", "ron", ViewAndSend);

    internal JsonObject User() => new() { ["id"] = Id, ["username"] = Name, ["discriminator"] = "0", ["global_name"] = Name, ["avatar"] = null, ["public_flags"] = 0 };

    internal JsonObject Payload() => new()
    {
        ["user"] = User(),
        ["nick"] = null,
        ["avatar"] = null,
        ["roles"] = new JsonArray(),
        ["joined_at"] = "2024-01-01T00:00:00+00:00",
        ["premium_since"] = null,
        ["deaf"] = false,
        ["mute"] = false,
        ["flags"] = 0,
        ["pending"] = false,
        ["communication_disabled_until"] = null,
        ["permissions"] = Permissions.ToString(CultureInfo.InvariantCulture),
    };
}
