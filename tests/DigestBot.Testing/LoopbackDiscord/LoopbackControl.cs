using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing.Loopback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>For programs that started the server on its own: the journal, faults, and a member's hands, under <c>/loopback</c>.</summary>
internal static class LoopbackControl
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void Map(IEndpointRouteBuilder application, LoopbackDiscordServer server)
    {
        application.MapMethods("loopback/journal", ["GET"], context => WriteAsync(context, JsonSerializer.SerializeToNode(server.Journal.Entries, Json)));
        application.MapMethods("loopback/channels/{channel}/messages", ["GET"], context => WriteAsync(context, new JsonArray([.. server.World.MessagesIn(context.GetRouteValue("channel")!.ToString()!)])));
        application.MapMethods("loopback/channels", ["POST"], async context => await WriteAsync(context, new JsonObject { ["id"] = AddChannel(server.World, await ReadAsync(context)) }));
        application.MapMethods("loopback/commands", ["GET"], context => WriteAsync(context, new JsonArray([.. server.World.Commands(server.World.GuildId).Concat(server.World.Commands())])));
        application.MapMethods("loopback/interactions", ["GET"], context => WriteAsync(context, new JsonArray([.. server.Desk.All.Select(Show)])));
        application.MapMethods("loopback/faults", ["POST"], async context =>
        {
            server.Faults.Plan((await ReadAsync(context)).Deserialize<LoopbackFault>(Json)!);
            await WriteAsync(context, new JsonObject());
        });
        application.MapMethods("loopback/gateway", ["POST"], async context =>
        {
            await DisturbAsync(server.Gateway, await ReadAsync(context));
            await WriteAsync(context, new JsonObject());
        });
        application.MapMethods("loopback/interactions", ["POST"], async context => await WriteAsync(context, Show(await ActAsync(server, await ReadAsync(context)))));
    }

    // {"name": "news", "tags": []} for a forum, without tags for a text channel.
    private static string AddChannel(LoopbackWorld world, JsonObject wish) => wish["tags"] is JsonArray tags
        ? world.AddForum(FormRules.Text(wish, "name") ?? "forum", FormRules.Flag(wish, "requiresTag"), [.. tags.Select(tag => tag!.ToString())])
        : world.AddChannel(FormRules.Text(wish, "name") ?? "channel");

    // {"do": "drop"} and the like.
    private static Task DisturbAsync(LoopbackGateway gateway, JsonObject wish)
    {
        switch (FormRules.Text(wish, "do"))
        {
            case "drop":
                gateway.Drop();
                return Task.CompletedTask;
            case "close":
                return gateway.CloseAsync(FormRules.Number(wish, "code") ?? 4000);
            case "reconnect":
                return gateway.AskToReconnectAsync();
            case "invalidate":
                return gateway.InvalidateAsync(FormRules.Flag(wish, "resumable"));
            case "heartbeat":
                return gateway.AskForHeartbeatAsync();
            case "swallow-heartbeats":
                gateway.SwallowHeartbeats = FormRules.Flag(wish, "on");
                return Task.CompletedTask;
            case "slow-heartbeats":
                gateway.AcknowledgeAfter = TimeSpan.FromMilliseconds(FormRules.Number(wish, "milliseconds") ?? 0);
                return Task.CompletedTask;
            default:
                throw new BadHttpRequestException("do: drop, close, reconnect, invalidate, heartbeat, swallow-heartbeats or slow-heartbeats");
        }
    }

    // {"command": "digest today", "options": {"topic": "ferry"}}, with "complete": "topic" while typing; or {"press": custom id}; or {"choose": a menu's value}; or {"submit": id of the interaction that opened a modal, "values": {}}; or {"menu": name, "message": text}.
    private static async Task<LoopbackInteraction> ActAsync(LoopbackDiscordServer server, JsonObject wish)
    {
        var member = FormRules.Text(wish, "member") == "reader" ? LoopbackMember.Reader : LoopbackMember.Manager;
        var channel = FormRules.Text(wish, "channel") ?? server.World.ChannelIds[0];
        var options = (wish["options"] as JsonObject ?? []).Select(option => (option.Key, option.Value!.ToString())).ToArray();
        var interaction = wish switch
        {
            _ when FormRules.Text(wish, "press") is { } id => await server.Members.PressAsync(member, channel, id),
            _ when FormRules.Text(wish, "choose") is { } value => await server.Members.ChooseAsync(member, channel, value),
            _ when FormRules.Text(wish, "submit") is { } opened => await server.Members.SubmitAsync(
                member, server.Desk.All.First(candidate => candidate.Id == opened), (wish["values"] as JsonObject ?? []).ToDictionary(value => value.Key, value => value.Value!.ToString())),
            _ when FormRules.Text(wish, "menu") is { } menu => await server.Members.UseOnMessageAsync(member, channel, menu, FormRules.Text(wish, "message") ?? ""),
            _ when FormRules.Text(wish, "complete") is { } typed => await server.Members.CompleteAsync(
                member, channel, FormRules.Text(wish, "command")!, typed, options.First(option => option.Key == typed).Item2, [.. options.Where(option => option.Key != typed)]),
            _ => await server.Members.RunAsync(member, channel, FormRules.Text(wish, "command")!, options),
        };
        return await interaction.WaitForAnswerAsync();
    }

    private static JsonObject Show(LoopbackInteraction interaction) => new()
    {
        ["id"] = interaction.Id,
        ["acknowledged"] = interaction.Acknowledged,
        ["acknowledgedAfterMs"] = interaction.AcknowledgedAfter.TotalMilliseconds,
        ["answeredAfterMs"] = interaction.AnsweredAfter.TotalMilliseconds,
        ["data"] = interaction.Data?.DeepClone(),
        ["messages"] = new JsonArray([.. interaction.Messages]),
    };

    private static async Task<JsonObject> ReadAsync(HttpContext context) => await JsonNode.ParseAsync(context.Request.Body) as JsonObject ?? [];

    private static async Task WriteAsync(HttpContext context, JsonNode? answer)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer?.ToJsonString() ?? "null");
    }
}
