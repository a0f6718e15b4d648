using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>What Discord answers when it does not do as asked.</summary>
internal sealed class DiscordError(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status { get; } = status;

    public JsonObject Body => errors is null
        ? new JsonObject { ["message"] = Message, ["code"] = code }
        : new JsonObject { ["message"] = Message, ["code"] = code, ["errors"] = errors.DeepClone() };

    public static DiscordError Unauthorized() => new(401, 0, "401: Unauthorized");

    public static DiscordError NotFound() => new(404, 0, "404: Not Found");

    public static DiscordError Unknown(int code, string what) => new(404, code, $"Unknown {what}");

    public static DiscordError MissingAccess() => new(403, 50001, "Missing Access");

    public static DiscordError MissingPermissions() => new(403, 50013, "Missing Permissions");

    /// <param name="path">The field at fault, such as <c>embeds.0.title</c>.</param>
    public static DiscordError InvalidForm(string path, string code, string message)
    {
        JsonObject errors = new() { ["_errors"] = new JsonArray(new JsonObject { ["code"] = code, ["message"] = message }) };
        foreach (var name in path.Split('.').Reverse())
        {
            errors = new() { [name] = errors };
        }

        return new(400, 50035, "Invalid Form Body", errors);
    }
}
