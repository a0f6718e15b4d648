using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>Which of a channel's messages someone asks for; the answer has the newest first.</summary>
internal sealed record MessageRange(int Limit, ulong? Before, ulong? After, ulong? Around)
{
    /// <exception cref="DiscordError">The query breaks a rule.</exception>
    public static MessageRange Of(RestCall call)
    {
        var limit = call.Query("limit") is not { } text ? 50
            : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 100 ? number
            : throw DiscordError.InvalidForm("limit", "NUMBER_TYPE_MAX", "int value should be less than or equal to 100.");
        var range = new MessageRange(limit, Id(call, "before"), Id(call, "after"), Id(call, "around"));
        return new[] { range.Before, range.After, range.Around }.Count(id => id is not null) <= 1
            ? range
            : throw DiscordError.InvalidForm("around", "MUTUALLY_EXCLUSIVE", "around, before and after are mutually exclusive");
    }

    /// <param name="messages">Oldest first.</param>
    public IEnumerable<JsonObject> Of(IReadOnlyList<JsonObject> messages)
    {
        if (Around is { } middle)
        {
            var older = messages.Where(message => IdOf(message) < middle).TakeLast(Limit / 2);
            var rest = messages.Where(message => IdOf(message) >= middle);
            return older.Concat(rest.Take(Limit - (Limit / 2))).Reverse();
        }

        // After an id the oldest of what follows are meant, before one the newest of what precedes.
        return After is { } after
            ? messages.Where(message => IdOf(message) > after).Take(Limit).Reverse()
            : messages.Where(message => Before is not { } before || IdOf(message) < before).TakeLast(Limit).Reverse();
    }

    private static ulong? Id(RestCall call, string name) => call.Query(name) is not { } text ? null
        : ulong.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id
        : throw DiscordError.InvalidForm(name, "NUMBER_TYPE_COERCE", $"Value \"{text}\" is not snowflake.");

    private static ulong IdOf(JsonObject message) => ulong.Parse(message["id"]!.ToString(), CultureInfo.InvariantCulture);
}
