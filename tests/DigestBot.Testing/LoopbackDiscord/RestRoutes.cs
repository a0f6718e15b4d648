using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>The part of Discord's REST API that bots of this kind use.</summary>
internal static class RestRoutes
{
    public static IEnumerable<RestRoute> All(LoopbackWorld world, LoopbackGateway gateway, InteractionDesk desk)
    {
        RestRoute Get(string template, string? resource, Func<RestCall, JsonNode> read) => new("GET", template, resource, call => new(read(call)));

        yield return Get("gateway", null, _ => new JsonObject { ["url"] = gateway.Url });
        yield return Get("gateway/bot", null, _ => gateway.Info());
        yield return Get("users/@me", null, _ => world.Bot());
        yield return Get("applications/@me", null, _ => world.Application());
        yield return Get("oauth2/applications/@me", null, _ => world.Application());
        yield return Get("guilds/{guild}", "guild", _ => world.Guild());
        yield return Get("guilds/{guild}/channels", "guild", _ => world.Channels());
        yield return Get("guilds/{guild}/threads/active", "guild", _ => new JsonObject { ["threads"] = world.ActiveThreads(), ["members"] = new JsonArray() });
        yield return Get("channels/{channel}", "channel", call => world.Channel(call["channel"]));
        yield return Get("channels/{channel}/messages", "channel", call => world.Page(call["channel"], call.Query("before"), LimitOf(call)));
        yield return Get("channels/{channel}/messages/{message}", "channel", call => world.Message(call["channel"], call["message"]));
        yield return new("POST", "channels/{channel}/messages", "channel", call => new(world.Post(call["channel"], call.Form)));
        yield return new("POST", "channels/{channel}/threads", "channel", call => new(world.PostThread(call["channel"], call.Form)));
        yield return new("POST", "channels/{channel}/typing", "channel", _ => RestAnswer.Nothing);
        yield return new("PATCH", "channels/{channel}/messages/{message}", "channel", call => new(world.Edit(call["channel"], call["message"], call.Form)));
        yield return new("DELETE", "channels/{channel}/messages/{message}", "channel", call =>
        {
            world.Delete(call["channel"], call["message"]);
            return RestAnswer.Nothing;
        });
        foreach (var route in Commands(world).Concat(Interactions(desk)))
        {
            yield return route;
        }
    }

    private static IEnumerable<RestRoute> Commands(LoopbackWorld world)
    {
        yield return new("GET", "applications/{application}/commands", null, _ => new(ArrayOf(world.Commands())));
        yield return new("PUT", "applications/{application}/commands", null, call => new(world.Overwrite(null, ListOf(call))));
        yield return new("GET", "applications/{application}/guilds/{guild}/commands", "guild", call => new(ArrayOf(world.Commands(call["guild"]))));
        yield return new("PUT", "applications/{application}/guilds/{guild}/commands", "guild", call => new(world.Overwrite(call["guild"], ListOf(call))));
    }

    private static IEnumerable<RestRoute> Interactions(InteractionDesk desk)
    {
        const string webhook = "webhooks/{application}/{token}";
        yield return new("POST", "interactions/{id}/{token}/callback", "token", call => desk.Acknowledge(call["token"], call.Form)) { IsInteraction = true };
        yield return new("POST", webhook, "token", call => new(desk.FollowUp(call["token"], call.Form))) { IsInteraction = true };
        yield return new("GET", webhook + "/messages/{message}", "token", call => new(desk.Find(call["token"], call["message"]))) { IsInteraction = true };
        yield return new("PATCH", webhook + "/messages/{message}", "token", call => new(desk.Edit(call["token"], call["message"], call.Form))) { IsInteraction = true };
        yield return new("DELETE", webhook + "/messages/{message}", "token", call =>
        {
            desk.Delete(call["token"], call["message"]);
            return RestAnswer.Nothing;
        })
        { IsInteraction = true };
    }

    private static JsonArray ListOf(RestCall call) => call.Body as JsonArray ?? throw new DiscordError(400, 50109, "The request body contains invalid JSON.");

    private static JsonArray ArrayOf(IEnumerable<JsonObject> items) => [.. items];

    private static int LimitOf(RestCall call) => int.TryParse(call.Query("limit"), CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= 100
        ? limit
        : call.Query("limit") is null ? 50 : throw DiscordError.InvalidForm("limit", "NUMBER_TYPE_MAX", "int value should be less than or equal to 100.");
}
