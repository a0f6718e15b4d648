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

    /// <summary>A role that can be pinged where <c>allowed_mentions</c> lets it.</summary>
    public const string NewsRole = "3001";

    internal static IReadOnlyList<LoopbackMember> All { get; } = [Manager, Reader];

    internal JsonObject User() => new() { ["id"] = Id, ["username"] = Name, ["discriminator"] = "0", ["global_name"] = Name, ["avatar"] = null, ["public_flags"] = 0 };

    /// <summary>With what only an interaction tells: the permissions as computed for the channel.</summary>
    internal JsonObject Payload()
    {
        var member = WorldJson.Member(User());
        member["permissions"] = Permissions.ToString(CultureInfo.InvariantCulture);
        return member;
    }
}
