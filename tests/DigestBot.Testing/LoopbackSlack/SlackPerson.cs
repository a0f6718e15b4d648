using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>A member of the workspace.</summary>
public sealed record SlackPerson(string Id, string Name, bool IsAdmin)
{
    public string Zone { get; init; } = "Europe/Berlin";

    public static SlackPerson Admin { get; } = new("U0ADMIN001", "mara", IsAdmin: true);

    public static SlackPerson Reader { get; } = new("U0READER01", "ron", IsAdmin: false);

    /// <summary>Made every channel of the workspace.</summary>
    public static SlackPerson Creator { get; } = new("U0CREATOR1", "cleo", IsAdmin: false);

    internal static IReadOnlyList<SlackPerson> All { get; } = [Admin, Reader, Creator];

    internal JsonObject Payload() => new()
    {
        ["id"] = Id,
        ["team_id"] = LoopbackWorkspace.TeamId,
        ["name"] = Name,
        ["real_name"] = Name,
        ["tz"] = Zone,
        ["is_admin"] = IsAdmin,
        ["is_owner"] = false,
        ["is_bot"] = false,
        ["deleted"] = false,
    };
}
