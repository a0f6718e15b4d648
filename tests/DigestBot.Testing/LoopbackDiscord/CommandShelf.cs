using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>The application's commands, by guild and those of everywhere.</summary>
internal sealed class CommandShelf(string application, Func<string> nextId)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<JsonObject>> _commands = [];

    /// <param name="guild">Null: those of everywhere.</param>
    public IReadOnlyList<JsonObject> List(string? guild)
    {
        lock (_lock)
        {
            return [.. Of(guild).Select(command => (JsonObject)command.DeepClone())];
        }
    }

    /// <exception cref="DiscordError">There is none of that id.</exception>
    public JsonObject Find(string? guild, string id)
    {
        lock (_lock)
        {
            return (JsonObject)Stored(guild, id).DeepClone();
        }
    }

    /// <summary>All at once, in place of those before.</summary>
    public JsonArray Overwrite(string? guild, JsonArray commands)
    {
        lock (_lock)
        {
            var before = Of(guild);
            var stored = commands.Cast<JsonObject>().Select(command => Made(guild, command, before)).ToList();
            if (stored.DistinctBy(NameOf).Count() < stored.Count)
            {
                throw DiscordError.InvalidForm("name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            }

            _commands[guild ?? ""] = stored;
            return [.. stored.Select(command => command.DeepClone())];
        }
    }

    /// <summary>A new one; one of the same name is replaced.</summary>
    public JsonObject Add(string? guild, JsonObject command)
    {
        lock (_lock)
        {
            var before = Of(guild);
            var made = Made(guild, command, before);
            _commands[guild ?? ""] = [.. before.Where(other => NameOf(other) != NameOf(made)), made];
            return (JsonObject)made.DeepClone();
        }
    }

    public JsonObject Change(string? guild, string id, JsonObject changes)
    {
        lock (_lock)
        {
            var command = Stored(guild, id);
            var changed = (JsonObject)command.DeepClone();
            foreach (var (name, value) in changes)
            {
                changed[name] = value?.DeepClone();
            }

            CommandRules.Check(changed);
            changed["version"] = nextId();
            Of(guild)[Of(guild).IndexOf(command)] = changed;
            return (JsonObject)changed.DeepClone();
        }
    }

    public void Remove(string? guild, string id)
    {
        lock (_lock)
        {
            Of(guild).Remove(Stored(guild, id));
        }
    }

    private JsonObject Made(string? guild, JsonObject command, List<JsonObject> before)
    {
        CommandRules.Check(command);
        var made = (JsonObject)command.DeepClone();
        made["type"] ??= 1;
        // A command keeps its id as long as it keeps its name.
        made["id"] = before.Find(other => NameOf(other) == NameOf(made))?["id"]?.DeepClone() ?? nextId();
        made["application_id"] = application;
        made["version"] = nextId();
        made["description"] ??= "";
        made["default_member_permissions"] ??= null;
        if (guild is not null)
        {
            made["guild_id"] = guild;
        }

        return made;
    }

    private List<JsonObject> Of(string? guild)
    {
        if (!_commands.TryGetValue(guild ?? "", out var commands))
        {
            _commands[guild ?? ""] = commands = [];
        }

        return commands;
    }

    private JsonObject Stored(string? guild, string id) =>
        Of(guild).Find(command => command["id"]!.ToString() == id) ?? throw DiscordError.Unknown(10063, "application command");

    private static (int Type, string Name) NameOf(JsonObject command) => ((int)command["type"]!, command["name"]!.ToString());
}
