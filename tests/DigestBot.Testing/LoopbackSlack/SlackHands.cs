using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>What people in a workspace do, as Slack's own apps would send it.</summary>
public sealed class SlackHands(LoopbackWorkspace workspace, SlackInteractionDesk desk, ViewDesk views, TimeProvider time)
{
    /// <summary>Types a slash command.</summary>
    /// <param name="line">With its slash: <c>/digest today</c>.</param>
    public Task<SlackInteraction> TypeAsync(SlackPerson person, string channel, string line)
    {
        var words = line.Split(' ', 2);
        return desk.SendAsync(workspace, "slash_commands", responseUrl => new JsonObject
        {
            ["token"] = "deprecated",
            ["team_id"] = workspace.TeamId,
            ["team_domain"] = "loopback",
            ["channel_id"] = channel,
            ["channel_name"] = workspace.NameOf(channel),
            ["user_id"] = person.Id,
            ["user_name"] = person.Name,
            ["command"] = words[0],
            ["text"] = words.ElementAtOrDefault(1) ?? "",
            ["api_app_id"] = LoopbackApp.Id,
            ["is_enterprise_install"] = "false",
            ["response_url"] = responseUrl,
            ["trigger_id"] = views.NewTrigger(),
        });
    }

    /// <summary>Presses a button, or picks from a menu, of a message.</summary>
    /// <param name="element">As it stands in the message.</param>
    /// <param name="option">Which of a menu's.</param>
    public Task<SlackInteraction> PressAsync(SlackPerson person, string channel, JsonObject message, JsonObject element, JsonObject? option = null)
    {
        var action = ActionOf(message, element, option);
        return desk.SendAsync(workspace, "interactive", responseUrl => With(Action(person, channel, responseUrl), new()
        {
            ["type"] = "block_actions",
            ["container"] = new JsonObject { ["type"] = "message", ["channel_id"] = channel, ["is_ephemeral"] = message["ts"] is null },
            ["message"] = message.DeepClone(),
            ["actions"] = new JsonArray(action),
        }));
    }

    /// <summary>Presses a button, or picks from a menu, of a modal or of the app's home.</summary>
    public Task<SlackInteraction> PressInViewAsync(SlackPerson person, JsonObject view, JsonObject element, JsonObject? option = null)
    {
        var action = ActionOf(view, element, option);
        return desk.SendAsync(workspace, "interactive", _ => With(Action(person, channel: null, responseUrl: null, view["id"]!.ToString()), new()
        {
            ["type"] = "block_actions",
            ["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view["id"]!.ToString() },
            ["view"] = view.DeepClone(),
            ["actions"] = new JsonArray(action),
        }));
    }

    /// <summary>Chooses one of the app's shortcuts, wherever in Slack.</summary>
    public Task<SlackInteraction> UseShortcutAsync(SlackPerson person, string callbackId) =>
        desk.SendAsync(workspace, "interactive", _ => With(Action(person, channel: null, responseUrl: null), new()
        {
            ["type"] = "shortcut",
            ["callback_id"] = callbackId,
            ["action_ts"] = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        }));

    /// <summary>Says something and chooses a shortcut from the message's menu.</summary>
    public Task<SlackInteraction> UseOnMessageAsync(SlackPerson person, string channel, string callbackId, string text)
    {
        var said = workspace.Say(channel, person, text);
        return desk.SendAsync(workspace, "interactive", responseUrl => With(Action(person, channel, responseUrl), new()
        {
            ["type"] = "message_action",
            ["callback_id"] = callbackId,
            ["message_ts"] = said["ts"]!.ToString(),
            ["message"] = said,
        }));
    }

    /// <summary>Fills a form's fields and sends it off; what is not filled goes as it was shown.</summary>
    /// <param name="typed">By block id: a text, the value of a choice, or nothing.</param>
    public Task<SlackInteraction> FillAndSubmitAsync(SlackPerson person, JsonObject view, params (string Block, string? Value)[] typed) =>
        SubmitAsync(person, view, SlackFormState.Of(view, typed.ToDictionary(field => field.Block, field => field.Value)));

    /// <summary>Sends a form off.</summary>
    /// <param name="values">By block and action id.</param>
    public Task<SlackInteraction> SubmitAsync(SlackPerson person, JsonObject view, JsonObject values)
    {
        var sent = (JsonObject)view.DeepClone();
        sent["state"] = new JsonObject { ["values"] = values };
        return desk.SendAsync(workspace, "interactive", _ => With(Action(person, channel: null, responseUrl: null, view["id"]?.ToString()), new() { ["type"] = "view_submission", ["view"] = sent, ["response_urls"] = new JsonArray() }));
    }

    /// <summary>Opens the app's home.</summary>
    public Task<SlackInteraction> OpenHomeAsync(SlackPerson person) => SendEventAsync(new()
    {
        ["type"] = "app_home_opened",
        ["user"] = person.Id,
        ["channel"] = LoopbackWorkspace.DirectId,
        ["tab"] = "home",
        ["event_ts"] = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>Something happens in the workspace.</summary>
    public Task<SlackInteraction> SendEventAsync(JsonObject happened) => desk.SendAsync(workspace, "events_api", _ => new JsonObject
    {
        ["type"] = "event_callback",
        ["team_id"] = workspace.TeamId,
        ["api_app_id"] = LoopbackApp.Id,
        ["event_id"] = $"Ev{Guid.NewGuid():N}",
        ["event_time"] = time.GetUtcNow().ToUnixTimeSeconds(),
        ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = workspace.TeamId, ["user_id"] = workspace.BotUserId, ["is_bot"] = true, ["is_enterprise_install"] = false }),
        ["event"] = happened,
    });

    private JsonObject ActionOf(JsonObject shown, JsonObject element, JsonObject? option)
    {
        var action = new JsonObject
        {
            ["type"] = element["type"]!.ToString(),
            ["action_id"] = element["action_id"]?.ToString() ?? "",
            ["block_id"] = BlockOf(shown, element) ?? "b1",
            ["action_ts"] = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        if (element["value"] is { } value)
        {
            action["value"] = value.DeepClone();
        }

        if (option is not null)
        {
            action["selected_option"] = option.DeepClone();
        }

        return action;
    }

    private static string? BlockOf(JsonObject shown, JsonObject element) =>
        (shown["blocks"] as JsonArray)?.OfType<JsonObject>()
            .FirstOrDefault(block => (block["elements"] as JsonArray ?? []).Append(block["accessory"]).Any(part => JsonNode.DeepEquals(part, element)))?["block_id"]?.ToString();

    private JsonObject Action(SlackPerson person, string? channel, string? responseUrl, string? view = null)
    {
        var action = new JsonObject
        {
            ["team"] = new JsonObject { ["id"] = workspace.TeamId, ["domain"] = "loopback" },
            ["api_app_id"] = LoopbackApp.Id,
            ["trigger_id"] = views.NewTrigger(view),
            ["is_enterprise_install"] = false,
            ["user"] = new JsonObject { ["id"] = person.Id, ["username"] = person.Name, ["name"] = person.Name, ["team_id"] = workspace.TeamId },
        };
        if (channel is not null)
        {
            action["channel"] = new JsonObject { ["id"] = channel, ["name"] = workspace.NameOf(channel) };
            action["response_url"] = responseUrl;
        }

        return action;
    }

    private static JsonObject With(JsonObject action, JsonObject more)
    {
        foreach (var (name, value) in more.ToList())
        {
            more.Remove(name);
            action[name] = value;
        }

        return action;
    }
}
