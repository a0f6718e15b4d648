using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>What Slack sends of a form's inputs: each as it was shown, unless someone changed it.</summary>
internal static class SlackFormState
{
    public static JsonObject Of(JsonObject view, IReadOnlyDictionary<string, string?> changed)
    {
        var values = new JsonObject();
        foreach (var input in view["blocks"]!.AsArray().Where(block => block!["type"]!.ToString() == "input"))
        {
            var (block, element) = (input!["block_id"]!.ToString(), (JsonObject)input["element"]!);
            values[block] = new JsonObject { [element["action_id"]!.ToString()] = changed.TryGetValue(block, out var value) ? Changed(element, value) : Shown(element) };
        }

        return values;
    }

    private static JsonObject Shown(JsonObject element) => Kind(element) switch
    {
        "plain_text_input" => Text(element, element["initial_value"]?.ToString()),
        "static_select" => Selected(element, "selected_option", element["initial_option"]),
        var several => Selected(element, several == "file_input" ? "files" : "selected_options", element["initial_options"] ?? new JsonArray()),
    };

    private static JsonObject Changed(JsonObject element, string? value)
    {
        if (Kind(element) == "plain_text_input")
        {
            return Text(element, value);
        }

        var option = element["options"]!.AsArray().FirstOrDefault(option => option!["value"]!.ToString() == value);
        return Kind(element) == "static_select"
            ? Selected(element, "selected_option", option)
            : Selected(element, "selected_options", option is null ? new JsonArray() : new JsonArray(option.DeepClone()));
    }

    private static JsonObject Text(JsonObject element, string? value) => new() { ["type"] = Kind(element), ["value"] = value };

    private static JsonObject Selected(JsonObject element, string name, JsonNode? chosen) => new() { ["type"] = Kind(element), [name] = chosen?.DeepClone() };

    private static string Kind(JsonObject element) => element["type"]!.ToString();
}
