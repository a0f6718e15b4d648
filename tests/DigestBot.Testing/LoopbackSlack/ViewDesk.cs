using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>Modals and home pages.</summary>
public sealed class ViewDesk(TimeProvider time)
{
    private const int MaxTitle = 24;
    private const int MaxMetadata = 3_000;
    private const int MaxStack = 3;

    // As Slack has it: a trigger is good for 3 s, once.
    private static readonly TimeSpan TriggerLife = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, string? View)> _triggers = new();
    private readonly ConcurrentDictionary<string, bool> _usedTriggers = new();
    private readonly ConcurrentDictionary<string, JsonObject> _views = new();
    private int _numbers;

    /// <summary>By user.</summary>
    public ConcurrentDictionary<string, JsonObject> Homes { get; } = new();

    /// <summary>Those opened, newest last, as they stand now.</summary>
    public IReadOnlyList<JsonObject> Opened => [.. _views.Values.OrderBy(view => view["id"]!.ToString(), StringComparer.Ordinal).Select(view => (JsonObject)view.DeepClone())];

    /// <param name="view">The modal in which somebody did something.</param>
    internal string NewTrigger(string? view = null)
    {
        var trigger = string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref _numbers)}.1000.{Guid.NewGuid():N}");
        _triggers[trigger] = (time.GetUtcNow() + TriggerLife, view);
        return trigger;
    }

    /// <summary>What an acknowledgement does to the form that was sent off.</summary>
    internal void Apply(LoopbackWorkspace workspace, string? view, JsonObject? acknowledgement)
    {
        if (view is null || !_views.TryGetValue(view, out var sent))
        {
            return;
        }

        switch (acknowledgement?["response_action"]?.ToString())
        {
            case "errors":
                break;
            case "update":
                Stored(workspace, view, Checked(acknowledgement["view"], "modal"), sent);
                break;
            case "push":
                Stored(workspace, NewId(), Checked(acknowledgement["view"], "modal"), sent, isPush: true);
                break;
            case "clear":
                var root = sent["root_view_id"]!.ToString();
                foreach (var (id, _) in _views.Where(each => each.Value["root_view_id"]!.ToString() == root))
                {
                    _views.TryRemove(id, out _);
                }

                break;
            default:
                _views.TryRemove(view, out _);
                break;
        }
    }

    internal JsonObject Open(LoopbackWorkspace workspace, WebApiCall call)
    {
        var view = Checked(call.Structure("view"), "modal");
        UseTrigger(call);
        return Answer(Stored(workspace, NewId(), view, former: null));
    }

    internal JsonObject Push(LoopbackWorkspace workspace, WebApiCall call)
    {
        var view = Checked(call.Structure("view"), "modal");
        if (UseTrigger(call) is not { } below || !_views.TryGetValue(below, out var former))
        {
            throw new SlackError("invalid_trigger_id");
        }

        var root = former["root_view_id"]!.ToString();
        return _views.Values.Count(open => open["root_view_id"]!.ToString() == root) >= MaxStack
            ? throw new SlackError("push_limit_reached")
            : Answer(Stored(workspace, NewId(), view, former, isPush: true));
    }

    internal JsonObject Update(LoopbackWorkspace workspace, WebApiCall call)
    {
        var former = call.Text("view_id") is { Length: > 0 } id
            ? _views.GetValueOrDefault(id)
            : _views.Values.FirstOrDefault(view => call.Text("external_id") is { Length: > 0 } external && view["external_id"]?.ToString() == external);
        if (former is null)
        {
            throw new SlackError("not_found");
        }

        return call.Text("hash") is { } hash && former["hash"]!.ToString() != hash
            ? throw new SlackError("hash_conflict")
            : Answer(Stored(workspace, former["id"]!.ToString(), Checked(call.Structure("view"), "modal"), former));
    }

    internal JsonObject Publish(LoopbackWorkspace workspace, WebApiCall call)
    {
        var view = Checked(call.Structure("view"), "home");
        var user = call.Required("user_id");
        if (SlackPerson.All.All(person => person.Id != user))
        {
            throw new SlackError("user_not_found");
        }

        view["id"] = NewId();
        view["team_id"] = workspace.TeamId;
        Homes[user] = view;
        return Answer(view);
    }

    private string NewId() => $"V{Interlocked.Increment(ref _numbers).ToString("D8", CultureInfo.InvariantCulture)}";

    /// <returns>The modal in which it was given out.</returns>
    private string? UseTrigger(WebApiCall call)
    {
        var trigger = call.Text("trigger_id") ?? call.Text("interactivity_pointer") ?? throw new SlackError("invalid_arguments", "missing required field: trigger_id");
        if (!_triggers.TryRemove(trigger, out var given))
        {
            throw new SlackError(_usedTriggers.ContainsKey(trigger) ? "exchanged_trigger_id" : "invalid_trigger_id");
        }

        _usedTriggers[trigger] = true;
        return given.Until < time.GetUtcNow() ? throw new SlackError("expired_trigger_id") : given.View;
    }

    private JsonObject Stored(LoopbackWorkspace workspace, string id, JsonObject view, JsonObject? former, bool isPush = false)
    {
        view["id"] = id;
        view["team_id"] = workspace.TeamId;
        view["app_id"] = LoopbackApp.Id;
        view["bot_id"] = workspace.BotId;
        view["hash"] = $"{time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}.{Interlocked.Increment(ref _numbers).ToString(CultureInfo.InvariantCulture)}";
        view["root_view_id"] = former?["root_view_id"]?.ToString() ?? id;
        view["previous_view_id"] = isPush ? former!["id"]!.ToString() : former?["previous_view_id"]?.ToString();
        view["state"] ??= new JsonObject { ["values"] = new JsonObject() };
        view["private_metadata"] ??= "";
        view["callback_id"] ??= "";
        _views[id] = view;
        return view;
    }

    private static JsonObject Answer(JsonObject view) => new() { ["ok"] = true, ["view"] = view.DeepClone() };

    private static JsonObject Checked(JsonNode? given, string type)
    {
        var view = given as JsonObject ?? throw new SlackError("invalid_arguments", "missing required field: view");
        if (view["type"]?.ToString() != type)
        {
            throw new SlackError("invalid_arguments", $"must be {type} [json-pointer:/view/type]");
        }

        if (view["blocks"] is not JsonArray blocks)
        {
            throw new SlackError("invalid_arguments", "missing required field: blocks [json-pointer:/view]");
        }

        if (type == "modal")
        {
            Title(view, "title", required: true);
            Title(view, "submit", required: blocks.Any(block => block?["type"]?.ToString() == "input"));
            Title(view, "close", required: false);
        }

        Most(view, "private_metadata", MaxMetadata);
        Most(view, "callback_id", 255);
        BlockRules.Check(blocks, isView: true);
        ChatMethods.WithIds(blocks);
        return (JsonObject)view.DeepClone();
    }

    private static void Title(JsonObject view, string name, bool required)
    {
        if (view[name] is null ? required : view[name]!["type"]?.ToString() != "plain_text" || view[name]!["text"]?.ToString().Length is not (> 0 and <= MaxTitle))
        {
            throw new SlackError("invalid_arguments", $"must be plain text of 1 to {MaxTitle} characters [json-pointer:/view/{name}/text]");
        }
    }

    private static void Most(JsonObject view, string name, int most)
    {
        if (view[name]?.ToString().Length > most)
        {
            throw new SlackError("invalid_arguments", $"must be less than {most + 1} characters [json-pointer:/view/{name}]");
        }
    }
}
