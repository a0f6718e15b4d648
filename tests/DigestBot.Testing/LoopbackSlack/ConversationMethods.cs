using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary><c>conversations.*</c>, and what tells of people.</summary>
internal static class ConversationMethods
{
    private static readonly string[] Types = ["public_channel", "private_channel", "mpim", "im"];

    public static JsonObject List(LoopbackWorkspace workspace, WebApiCall call)
    {
        var types = TypesOf(call);
        var places = workspace.Places.Where(place => types.Contains(place.Type) && (place.HasBot || !place.IsPrivate) && !(place.IsArchived && call.Flag("exclude_archived")));
        return Paging.Page(call, "channels", [.. places.Select(place => place.Payload(workspace.TeamId))]);
    }

    /// <summary>Of one person: of private channels those alone that the bot is in as well.</summary>
    public static JsonObject OfUser(LoopbackWorkspace workspace, WebApiCall call)
    {
        var types = TypesOf(call);
        var user = call.Text("user") ?? workspace.BotUserId;
        var places = workspace.Places.Where(place => types.Contains(place.Type) && (place.HasBot || !place.IsPrivate) && MembersOf(workspace, place).Contains(user));
        return Paging.Page(call, "channels", [.. places.Select(place => place.Payload(workspace.TeamId))]);
    }

    public static JsonObject Info(LoopbackWorkspace workspace, WebApiCall call)
    {
        var place = workspace.Visible(call.Required("channel"));
        var payload = place.Payload(workspace.TeamId);
        if (call.Flag("include_num_members"))
        {
            payload["num_members"] = MembersOf(workspace, place).Count();
        }

        return new JsonObject { ["ok"] = true, ["channel"] = payload };
    }

    public static JsonObject Members(LoopbackWorkspace workspace, WebApiCall call)
    {
        var place = workspace.Visible(call.Required("channel"));
        return Paging.Page(call, "members", [.. MembersOf(workspace, place).Select(id => JsonValue.Create(id))]);
    }

    public static JsonObject Open(LoopbackWorkspace workspace, WebApiCall call)
    {
        PersonOf(call.Text("users") ?? "");
        return new JsonObject { ["ok"] = true, ["channel"] = new JsonObject { ["id"] = LoopbackWorkspace.DirectId } };
    }

    public static JsonObject Join(LoopbackWorkspace workspace, WebApiCall call) =>
        new() { ["ok"] = true, ["channel"] = workspace.Visible(call.Required("channel")).Payload(workspace.TeamId) };

    /// <summary>Newest first, without what stands in threads alone.</summary>
    public static JsonObject History(LoopbackWorkspace workspace, WebApiCall call)
    {
        var place = workspace.Readable(call.Required("channel"));
        return Messages(call, workspace.MessagesIn(place.Id).Where(message => message["thread_ts"] is null).Reverse());
    }

    /// <summary>Oldest first, the parent before all.</summary>
    public static JsonObject Replies(LoopbackWorkspace workspace, WebApiCall call)
    {
        var place = workspace.Readable(call.Required("channel"));
        var ts = call.Required("ts");
        var all = workspace.MessagesIn(place.Id);
        return all.Any(message => TsOf(message) == ts)
            ? Messages(call, all.Where(message => TsOf(message) == ts || message["thread_ts"]?.ToString() == ts))
            : throw new SlackError("thread_not_found");
    }

    public static JsonObject User(LoopbackWorkspace workspace, WebApiCall call) =>
        new() { ["ok"] = true, ["user"] = PersonOf(call.Required("user")).Payload(workspace.TeamId) };

    public static JsonObject Users(LoopbackWorkspace workspace, WebApiCall call)
    {
        var page = Paging.Page(call, "members", [.. SlackPerson.All.Select(person => person.Payload(workspace.TeamId))]);
        page["cache_ts"] = 1_700_000_000;
        return page;
    }

    // Oldest and latest are left out themselves unless "inclusive" is set.
    private static JsonObject Messages(WebApiCall call, IEnumerable<JsonObject> messages)
    {
        var oldest = Bound(call, "oldest") ?? 0;
        var latest = Bound(call, "latest") ?? decimal.MaxValue;
        var shown = messages.Where(message =>
        {
            var at = decimal.Parse(TsOf(message), CultureInfo.InvariantCulture);
            return call.Flag("inclusive") ? at >= oldest && at <= latest : (at > oldest || oldest == 0) && at < latest;
        }).ToList();
        foreach (var message in shown)
        {
            message.Remove("channel");
            if (!call.Flag("include_all_metadata"))
            {
                message.Remove("metadata");
            }
        }

        var page = Paging.Page(call, "messages", shown);
        page["has_more"] = page["response_metadata"]!["next_cursor"]!.ToString().Length > 0;
        return page;
    }

    private static decimal? Bound(WebApiCall call, string name) => call.Text(name) is { Length: > 0 } given
        ? decimal.TryParse(given, NumberStyles.Number, CultureInfo.InvariantCulture, out var bound) ? bound : throw new SlackError($"invalid_ts_{name}")
        : null;

    private static string[] TypesOf(WebApiCall call)
    {
        var types = (call.Text("types") is { Length: > 0 } wished ? wished : Types[0]).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return types.Except(Types).Any() ? throw new SlackError("invalid_types") : types;
    }

    // The reader is in no private channel, so that tests can tell who sees what.
    private static IEnumerable<string> MembersOf(LoopbackWorkspace workspace, SlackPlace place) =>
        SlackPerson.All.Where(person => !place.IsPrivate || person != SlackPerson.Reader).Select(person => person.Id)
            .Concat(place.HasBot ? [workspace.BotUserId] : []);

    private static SlackPerson PersonOf(string id) => SlackPerson.All.FirstOrDefault(known => known.Id == id) ?? throw new SlackError("user_not_found");

    private static string TsOf(JsonObject message) => message["ts"]!.ToString();
}
