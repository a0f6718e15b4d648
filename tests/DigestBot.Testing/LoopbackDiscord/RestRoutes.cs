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
        yield return Get("users/@me/guilds", null, _ => world.IsMember ? new JsonArray(WorldJson.PartialGuild(world.GuildId, desk.BotPermissions)) : new JsonArray());
        yield return new("POST", "users/@me/channels", null, call => new(world.OpenDirectMessages(FormRules.Text(call.Form, "recipient_id") ?? "")));
        foreach (var route in Guilds(world).Concat(Channels(world)).Concat(Commands(world)).Concat(Interactions(desk)))
        {
            yield return route;
        }
    }

    private static IEnumerable<RestRoute> Guilds(LoopbackWorld world)
    {
        RestRoute Get(string template, Func<RestCall, JsonNode> read) => new("GET", template, "guild", call =>
        {
            world.Guild(call["guild"]);
            return new(read(call));
        });
        yield return Get("guilds/{guild}", call => world.Guild(call["guild"]));
        yield return Get("guilds/{guild}/channels", _ => world.Channels());
        yield return Get("guilds/{guild}/roles", call => WorldJson.Roles(call["guild"]));
        yield return Get("guilds/{guild}/members/{user}", call => WorldJson.Member(UserOf(world, call["user"])));
        yield return Get("guilds/{guild}/threads/active", _ => new JsonObject { ["threads"] = world.ActiveThreads(), ["members"] = new JsonArray() });
    }

    private static JsonObject UserOf(LoopbackWorld world, string id) =>
        id == world.BotId ? world.Bot() : LoopbackMember.All.FirstOrDefault(member => member.Id == id)?.User() ?? throw DiscordError.Unknown(10007, "Member");

    private static IEnumerable<RestRoute> Channels(LoopbackWorld world)
    {
        RestRoute Get(string template, string? resource, Func<RestCall, JsonNode> read) => new("GET", template, resource, call => new(read(call)));

        yield return Get("channels/{channel}", "channel", call => world.Channel(call["channel"]));
        yield return Get("channels/{channel}/messages", "channel", call => world.Page(call["channel"], MessageRange.Of(call)));
        yield return Get("channels/{channel}/messages/{message}", "channel", call => world.Message(call["channel"], call["message"]));
        yield return new("POST", "channels/{channel}/messages", "channel", call => new(world.Post(call["channel"], call.Form, call.Files)));
        yield return new("POST", "channels/{channel}/threads", "channel", call => new(world.PostThread(call["channel"], call.Form, call.Files)) { IsNew = true });
        yield return new("POST", "channels/{channel}/messages/{message}/threads", "channel", call => new(world.PostThreadBelow(call["channel"], call["message"], call.Form)) { IsNew = true });
        yield return new("POST", "channels/{channel}/typing", "channel", _ => RestAnswer.Nothing);
        yield return new("PATCH", "channels/{channel}/messages/{message}", "channel", call => new(world.Edit(call["channel"], call["message"], call.Form)));
        yield return new("DELETE", "channels/{channel}/messages/{message}", "channel", call =>
        {
            world.Delete(call["channel"], call["message"]);
            return RestAnswer.Nothing;
        });
    }

    private static IEnumerable<RestRoute> Commands(LoopbackWorld world)
    {
        foreach (var (place, resource) in new[] { ("", null), ("/guilds/{guild}", "guild") })
        {
            var all = $"applications/{{application}}{place}/commands";
            string? GuildOf(RestCall call) => resource is null ? null : call[resource];
            RestRoute Route(string method, string template, Func<RestCall, RestAnswer> handle) => new(method, template, resource, call =>
                call["application"] == world.ApplicationId ? handle(call) : throw DiscordError.Unknown(10002, "Application"));
            yield return Route("GET", all, call => new(new JsonArray([.. world.Commands(GuildOf(call))])));
            yield return Route("PUT", all, call => new(world.Shelf.Overwrite(GuildOf(call), ListOf(call))));
            yield return Route("POST", all, call => new(world.Shelf.Add(GuildOf(call), call.Form)) { IsNew = true });
            yield return Route("GET", all + "/{command}", call => new(world.Shelf.Find(GuildOf(call), call["command"])));
            yield return Route("PATCH", all + "/{command}", call => new(world.Shelf.Change(GuildOf(call), call["command"], call.Form)));
            yield return Route("DELETE", all + "/{command}", call =>
            {
                world.Shelf.Remove(GuildOf(call), call["command"]);
                return RestAnswer.Nothing;
            });
        }
    }

    private static IEnumerable<RestRoute> Interactions(InteractionDesk desk)
    {
        const string webhook = "webhooks/{application}/{token}";
        yield return new("POST", "interactions/{id}/{token}/callback", "token", call => desk.Acknowledge(call["token"], call.Form, call.Files, call.Query("with_response") is "true")) { IsInteraction = true };
        yield return new("POST", webhook, "token", call => new(desk.FollowUp(call["token"], call.Form, call.Files))) { IsInteraction = true };
        yield return new("GET", webhook + "/messages/{message}", "token", call => new(desk.Find(call["token"], call["message"]))) { IsInteraction = true };
        yield return new("PATCH", webhook + "/messages/{message}", "token", call => new(desk.Edit(call["token"], call["message"], call.Form, call.Files))) { IsInteraction = true };
        yield return new("DELETE", webhook + "/messages/{message}", "token", call =>
        {
            desk.Delete(call["token"], call["message"]);
            return RestAnswer.Nothing;
        })
        { IsInteraction = true };
    }

    private static JsonArray ListOf(RestCall call) => call.Body as JsonArray ?? throw new DiscordError(400, 50109, "The request body contains invalid JSON.");
}
