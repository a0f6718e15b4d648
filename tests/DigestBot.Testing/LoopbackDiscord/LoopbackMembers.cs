using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>What people in the server do, as Discord's own apps would send it.</summary>
public sealed class LoopbackMembers(LoopbackWorld world, InteractionDesk desk)
{
    private const int Boolean = 5;

    /// <summary>Runs a slash command: <c>digest topics add</c> with its options.</summary>
    /// <exception cref="InvalidOperationException">No such command is registered: a person could not type it.</exception>
    public Task<LoopbackInteraction> RunAsync(LoopbackMember member, string channel, string command, params (string Name, string Value)[] options) =>
        desk.SendAsync(2, DataOf(command, options, focused: null), member, channel);

    /// <summary>Types into an option and looks at what is suggested.</summary>
    public Task<LoopbackInteraction> CompleteAsync(LoopbackMember member, string channel, string command, string option, string typed, params (string Name, string Value)[] others) =>
        desk.SendAsync(4, DataOf(command, [.. others, (option, typed)], option), member, channel);

    /// <summary>Presses a button under a message.</summary>
    /// <remarks>Where no message in sight has the button, one that is long gone had it.</remarks>
    public Task<LoopbackInteraction> PressAsync(LoopbackMember member, string channel, string customId)
    {
        var id = JsonValue.Create(customId).ToJsonString();
        var message = world.MessagesIn(channel).Concat(desk.All.SelectMany(interaction => interaction.Messages)).LastOrDefault(shown => shown["components"]!.ToJsonString().Contains(id, StringComparison.Ordinal));
        return desk.SendAsync(3, new JsonObject { ["custom_id"] = customId, ["component_type"] = 2 }, member, channel, message ?? world.MessageOf(channel, [], []));
    }

    /// <summary>Chooses a line of a menu under a message.</summary>
    /// <exception cref="InvalidOperationException">No menu in sight has it.</exception>
    public Task<LoopbackInteraction> ChooseAsync(LoopbackMember member, string channel, string value)
    {
        var shown = world.MessagesIn(channel).Concat(desk.All.SelectMany(interaction => interaction.Messages)).ToList();
        var (menu, message) = shown.SelectMany(message => MenusIn(message["components"]).Select(menu => (menu, message)))
            .LastOrDefault(found => found.menu["options"]!.AsArray().Any(option => option!["value"]!.ToString() == value));
        return menu is null
            ? throw new InvalidOperationException($"No menu offers {value}.")
            : desk.SendAsync(3, new JsonObject { ["custom_id"] = menu["custom_id"]!.DeepClone(), ["component_type"] = 3, ["values"] = new JsonArray(value) }, member, channel, message);
    }

    /// <summary>Fills in and sends the modal that an interaction opened; what is not named stays as it came.</summary>
    /// <param name="values">By the input's id; several values with commas between them.</param>
    /// <exception cref="InvalidOperationException">Discord's apps would not let it be sent so.</exception>
    public Task<LoopbackInteraction> SubmitAsync(
        LoopbackMember member, LoopbackInteraction opened, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, (string Name, byte[] Content)>? files = null)
    {
        var modal = opened is { Acknowledged: 9, Data: { } data } ? data : throw new InvalidOperationException("No modal was opened.");
        var filled = new FilledModal(modal, values, files ?? new Dictionary<string, (string, byte[])>(), world.Files);
        return desk.SendAsync(5, filled.Data(), member, opened.Channel, opened.Pressed);
    }

    private static IEnumerable<JsonObject> MenusIn(JsonNode? part) => part switch
    {
        JsonArray parts => parts.SelectMany(MenusIn),
        JsonObject { } menu when (int?)menu["type"] == 3 => [menu],
        JsonObject parent => MenusIn(parent["components"]),
        _ => [],
    };

    /// <summary>Says something and chooses a command from the message's menu.</summary>
    public Task<LoopbackInteraction> UseOnMessageAsync(LoopbackMember member, string channel, string command, string message)
    {
        var registered = Find(command, type: 3);
        var said = world.Say(channel, member, message);
        return desk.SendAsync(2, new JsonObject
        {
            ["id"] = registered["id"]!.DeepClone(),
            ["name"] = command,
            ["type"] = 3,
            ["target_id"] = said["id"]!.DeepClone(),
            ["resolved"] = new JsonObject { ["messages"] = new JsonObject { [said["id"]!.ToString()] = said } },
        }, member, channel);
    }

    private JsonObject DataOf(string command, IReadOnlyList<(string Name, string Value)> options, string? focused)
    {
        var words = command.Split(' ');
        var registered = Find(words[0], type: 1);
        var data = new JsonObject { ["id"] = registered["id"]!.DeepClone(), ["name"] = words[0], ["type"] = 1 };
        var (inner, definition) = (data, registered);
        foreach (var word in words.Skip(1))
        {
            definition = OptionOf(definition, word);
            var next = new JsonObject { ["name"] = word, ["type"] = definition["type"]!.DeepClone() };
            inner["options"] = new JsonArray(next);
            inner = next;
        }

        inner["options"] = new JsonArray([.. options.Select(option => ValueOf(definition, option, option.Name == focused))]);
        return data;
    }

    private static JsonObject ValueOf(JsonObject definition, (string Name, string Value) option, bool focused)
    {
        var type = (int)OptionOf(definition, option.Name)["type"]!;
        var value = new JsonObject { ["name"] = option.Name, ["type"] = type, ["value"] = type == Boolean ? bool.Parse(option.Value) : option.Value };
        if (focused)
        {
            value["focused"] = true;
        }

        return value;
    }

    private static JsonObject OptionOf(JsonObject definition, string name) =>
        (definition["options"] as JsonArray ?? []).Cast<JsonObject>().FirstOrDefault(option => option["name"]!.ToString() == name)
            ?? throw new InvalidOperationException($"{definition["name"]} has no option {name}.");

    private JsonObject Find(string name, int type) =>
        world.Commands(world.GuildId).Concat(world.Commands()).FirstOrDefault(command => command["name"]!.ToString() == name && (int)command["type"]! == type)
            ?? throw new InvalidOperationException($"No command {name} is registered.");
}
