using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>Modals and home pages.</summary>
public sealed class ViewDesk(TimeProvider time)
{
    // As Slack has it: a trigger is good for 3 s, once.
    private static readonly TimeSpan TriggerLife = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _triggers = new();
    private readonly ConcurrentDictionary<string, JsonObject> _views = new();
    private int _numbers;

    /// <summary>By user.</summary>
    public ConcurrentDictionary<string, JsonObject> Homes { get; } = new();

    /// <summary>Those opened, newest last.</summary>
    public IReadOnlyList<JsonObject> Opened => [.. _views.Values.OrderBy(view => view["id"]!.ToString(), StringComparer.Ordinal)];

    internal string NewTrigger()
    {
        var trigger = $"trigger.{Interlocked.Increment(ref _numbers)}";
        _triggers[trigger] = time.GetUtcNow() + TriggerLife;
        return trigger;
    }

    internal JsonObject Open(WebApiCall call)
    {
        var view = Checked(call);
        if (!_triggers.TryRemove(call.Required("trigger_id"), out var until))
        {
            throw new SlackError("invalid_trigger_id");
        }

        return until < time.GetUtcNow() ? throw new SlackError("expired_trigger_id") : Stored($"V{Interlocked.Increment(ref _numbers).ToString("D8", CultureInfo.InvariantCulture)}", view);
    }

    internal JsonObject Update(WebApiCall call)
    {
        var id = call.Required("view_id");
        return _views.ContainsKey(id) ? Stored(id, Checked(call)) : throw new SlackError("not_found");
    }

    internal JsonObject Publish(WebApiCall call)
    {
        var view = Checked(call);
        Homes[call.Required("user_id")] = view;
        return new JsonObject { ["ok"] = true, ["view"] = view.DeepClone() };
    }

    private JsonObject Stored(string id, JsonObject view)
    {
        view["id"] = id;
        view["team_id"] = LoopbackWorkspace.TeamId;
        view["hash"] = $"{id}.{Interlocked.Increment(ref _numbers)}";
        view["state"] ??= new JsonObject { ["values"] = new JsonObject() };
        _views[id] = view;
        return new JsonObject { ["ok"] = true, ["view"] = view.DeepClone() };
    }

    private static JsonObject Checked(WebApiCall call)
    {
        var view = call.Structure("view") as JsonObject ?? throw new SlackError("invalid_arguments", "missing required field: view");
        if (view["type"]?.ToString() is "modal" && view["title"]?["text"]?.ToString().Length is not (> 0 and <= 24))
        {
            throw new SlackError("invalid_arguments", "title must be 1 to 24 characters [json-pointer:/view/title/text]");
        }

        if (view["private_metadata"]?.ToString().Length > 3_000)
        {
            throw new SlackError("invalid_arguments", "must be less than 3001 characters [json-pointer:/view/private_metadata]");
        }

        BlockRules.Check(view["blocks"], isView: true);
        return (JsonObject)view.DeepClone();
    }
}
