using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>A member of every workspace.</summary>
public sealed record SlackPerson(string Id, string Name, bool IsAdmin)
{
    public string Zone { get; init; } = "Europe/Berlin";

    public static SlackPerson Admin { get; } = new("U0ADMIN001", "mara", IsAdmin: true);

    public static SlackPerson Reader { get; } = new("U0READER01", "ron", IsAdmin: false);

    /// <summary>Made every channel.</summary>
    public static SlackPerson Creator { get; } = new("U0CREATOR1", "cleo", IsAdmin: false);

    internal static IReadOnlyList<SlackPerson> All { get; } = [Admin, Reader, Creator];

    internal JsonObject Payload(string team) => new()
    {
        ["id"] = Id,
        ["team_id"] = team,
        ["name"] = Name,
        ["real_name"] = Name,
        ["profile"] = new JsonObject { ["display_name"] = Name, ["real_name"] = Name },
        ["tz"] = Zone,
        ["is_admin"] = IsAdmin,
        ["is_owner"] = false,
        ["is_primary_owner"] = false,
        ["is_restricted"] = false,
        ["is_app_user"] = false,
        ["is_bot"] = false,
        ["deleted"] = false,
    };
}
