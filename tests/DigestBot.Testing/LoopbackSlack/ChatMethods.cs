using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary><c>chat.*</c>: the bot's messages.</summary>
internal static class ChatMethods
{
    private const int MaxText = 40_000;

    public static JsonObject Post(LoopbackWorkspace workspace, WebApiCall call)
    {
        var place = workspace.Writable(call.Required("channel"));
        var stored = Store(workspace, place.Id, call);
        return new JsonObject { ["ok"] = true, ["channel"] = place.Id, ["ts"] = stored["ts"]!.ToString(), ["message"] = stored };
    }

    public static JsonObject PostEphemeral(LoopbackWorkspace workspace, WebApiCall call)
    {
        workspace.Writable(call.Required("channel"));
        _ = SlackPerson.All.Any(person => person.Id == call.Required("user")) ? true : throw new SlackError("user_not_in_channel");
        Content(call);
        return new JsonObject { ["ok"] = true, ["message_ts"] = "1700000000.000100" };
    }

    public static JsonObject Update(LoopbackWorkspace workspace, WebApiCall call)
    {
        var place = workspace.Writable(call.Required("channel"));
        var ts = call.Required("ts");
        var changed = workspace.Rewrite(place.Id, ts, message => Write(message, call));
        return new JsonObject { ["ok"] = true, ["channel"] = place.Id, ["ts"] = ts, ["text"] = changed["text"]?.DeepClone(), ["message"] = changed };
    }

    public static JsonObject Delete(LoopbackWorkspace workspace, WebApiCall call)
    {
        var place = workspace.Readable(call.Required("channel"));
        var ts = call.Required("ts");
        workspace.Rewrite(place.Id, ts, change: null);
        return new JsonObject { ["ok"] = true, ["channel"] = place.Id, ["ts"] = ts };
    }

    public static JsonObject Permalink(LoopbackWorkspace workspace, WebApiCall call)
    {
        var (channel, ts) = (call.Required("channel"), call.Required("message_ts"));
        return workspace.MessagesIn(channel).Any(message => message["ts"]!.ToString() == ts)
            ? new JsonObject { ["ok"] = true, ["channel"] = channel, ["permalink"] = $"https://loopback.slack.example/archives/{channel}/p{ts.Replace(".", "", StringComparison.Ordinal)}" }
            : throw new SlackError("message_not_found");
    }

    /// <summary>Keeps a message as the bot's.</summary>
    internal static JsonObject Store(LoopbackWorkspace workspace, string channel, WebApiCall call)
    {
        var message = new JsonObject { ["type"] = "message", ["user"] = workspace.BotUserId, ["bot_id"] = workspace.BotId, ["app_id"] = LoopbackApp.Id };
        Write(message, call);
        if (call.Text("thread_ts") is { Length: > 0 } thread)
        {
            message["thread_ts"] = thread;
        }

        return workspace.Store(channel, message);
    }

    /// <summary>Gives blocks that have none an id, as Slack does.</summary>
    internal static JsonNode? WithIds(JsonNode? blocks)
    {
        foreach (var (block, i) in (blocks as JsonArray ?? []).OfType<JsonObject>().Select((block, i) => (block, i)))
        {
            block["block_id"] ??= $"b{(i + 1).ToString(CultureInfo.InvariantCulture)}";
        }

        return blocks;
    }

    internal static void Write(JsonObject message, WebApiCall call)
    {
        var (text, blocks) = Content(call);
        message["text"] = text ?? "";
        message.Remove("blocks");
        if (blocks is not null)
        {
            message["blocks"] = WithIds(blocks);
        }

        if (call.Structure("metadata") is { } metadata)
        {
            message["metadata"] = metadata["event_type"] is not null && metadata["event_payload"] is JsonObject ? metadata : throw new SlackError("invalid_metadata_format");
        }
    }

    private static (string? Text, JsonNode? Blocks) Content(WebApiCall call)
    {
        var text = call.Text("text");
        var blocks = call.Structure("blocks");
        if (string.IsNullOrEmpty(text) && blocks is not JsonArray { Count: > 0 } && call.Structure("attachments") is null)
        {
            throw new SlackError("no_text");
        }

        if (text?.Length > MaxText)
        {
            throw new SlackError("msg_too_long");
        }

        BlockRules.Check(blocks);
        return (text, blocks);
    }
}
