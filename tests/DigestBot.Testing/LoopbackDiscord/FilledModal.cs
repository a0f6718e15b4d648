using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>A modal as someone filled it in, with what Discord's apps check before they send it.</summary>
internal sealed class FilledModal(JsonObject modal, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, (string Name, byte[] Content)> files, LoopbackFiles shelf)
{
    private const int TextInput = 4;
    private const int Label = 18;
    private const int FileUpload = 19;

    private readonly JsonObject _attachments = [];

    /// <summary>What the interaction carries.</summary>
    public JsonObject Data()
    {
        var parts = FormRules.Items(modal, "components").Select((part, i) => Part(part.Item, i + 1)).ToArray<JsonNode>();
        var data = new JsonObject { ["custom_id"] = modal["custom_id"]!.DeepClone(), ["components"] = new JsonArray(parts) };
        if (_attachments.Count > 0)
        {
            data["resolved"] = new JsonObject { ["attachments"] = _attachments };
        }

        return data;
    }

    private JsonObject Part(JsonObject part, int id)
    {
        var sent = new JsonObject { ["type"] = part["type"]!.DeepClone(), ["id"] = id };
        if ((int)part["type"]! == Label)
        {
            sent["component"] = Input((JsonObject)part["component"]!, id + 100);
        }
        else if (part["components"] is JsonArray inputs)
        {
            sent["components"] = new JsonArray([.. inputs.Select(input => Input((JsonObject)input!, id + 100))]);
        }

        return sent;
    }

    private JsonObject Input(JsonObject input, int id)
    {
        var name = input["custom_id"]!.ToString();
        var sent = new JsonObject { ["type"] = input["type"]!.DeepClone(), ["id"] = id, ["custom_id"] = name };
        switch ((int)input["type"]!)
        {
            case TextInput:
                sent["value"] = Text(input, values.GetValueOrDefault(name) ?? FormRules.Text(input, "value") ?? "");
                break;
            case FileUpload:
                sent["values"] = Upload(input, name);
                break;
            default:
                sent["values"] = Chosen(input, values.GetValueOrDefault(name));
                break;
        }

        return sent;
    }

    private static string Text(JsonObject input, string text)
    {
        var isRequired = input["required"] is null || FormRules.Flag(input, "required");
        return (isRequired && text.Length == 0) || text.Length > (FormRules.Number(input, "max_length") ?? 4_000)
            ? throw new InvalidOperationException($"{input["custom_id"]} cannot be {text}.")
            : text;
    }

    private static JsonArray Chosen(JsonObject input, string? given)
    {
        var options = FormRules.Items(input, "options").Select(option => option.Item).ToList();
        var chosen = given is null
            ? [.. options.Where(option => FormRules.Flag(option, "default")).Select(option => FormRules.Text(option, "value")!)]
            : given.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var known = options.ConvertAll(option => FormRules.Text(option, "value"));
        var (least, most) = (FormRules.Number(input, "min_values") ?? 1, FormRules.Number(input, "max_values") ?? 1);
        return chosen.Length < least || chosen.Length > most || !Array.TrueForAll(chosen, known.Contains)
            ? throw new InvalidOperationException($"{given} cannot be chosen in {input["custom_id"]}.")
            : new JsonArray([.. chosen.Select(value => JsonValue.Create(value))]);
    }

    private JsonArray Upload(JsonObject input, string name)
    {
        if (!files.TryGetValue(name, out var file))
        {
            return (FormRules.Number(input, "min_values") ?? 1) == 0 ? [] : throw new InvalidOperationException($"{name} wants a file.");
        }

        var attachment = shelf.Add(file.Name, file.Content);
        var id = attachment["id"]!.ToString();
        _attachments[id] = attachment;
        return [id];
    }
}
