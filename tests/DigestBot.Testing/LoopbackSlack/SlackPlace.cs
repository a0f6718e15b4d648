using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>A conversation: a channel, or a direct message to the app.</summary>
internal sealed record SlackPlace(string Id, string Name)
{
    public bool HasBot { get; init; } = true;

    public bool IsArchived { get; init; }

    public bool IsPrivate { get; init; }

    public bool IsDirect => Id.StartsWith('D');

    /// <summary>As <c>conversations.list</c> chooses them.</summary>
    public string Type => IsDirect ? "im" : IsPrivate ? "private_channel" : "public_channel";

    /// <summary>How slash commands and buttons call it: private names are not told.</summary>
    public string NameToApps => IsPrivate ? "privategroup" : IsDirect ? "directmessage" : Name;

    public JsonObject Payload(string team)
    {
        var payload = new JsonObject
        {
            ["id"] = Id,
            ["created"] = 1_700_000_000,
            ["is_channel"] = !IsPrivate && !IsDirect,
            ["is_group"] = false,
            ["is_im"] = IsDirect,
            ["is_mpim"] = false,
            ["is_private"] = IsPrivate || IsDirect,
            ["is_archived"] = IsArchived,
            ["context_team_id"] = team,
        };
        if (IsDirect)
        {
            payload["user"] = SlackPerson.Reader.Id;
            return payload;
        }

        payload["name"] = Name;
        payload["name_normalized"] = Name;
        payload["creator"] = SlackPerson.Creator.Id;
        payload["is_member"] = HasBot;
        payload["is_general"] = Name == "general";
        payload["topic"] = new JsonObject { ["value"] = "", ["creator"] = "", ["last_set"] = 0 };
        payload["purpose"] = new JsonObject { ["value"] = "", ["creator"] = "", ["last_set"] = 0 };
        return payload;
    }
}
