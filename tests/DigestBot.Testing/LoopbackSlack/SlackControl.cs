using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing.Loopback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>For programs that started the server on its own: the journal, faults, and a member's hands, under <c>/loopback</c>.</summary>
internal static class SlackControl
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void Map(IEndpointRouteBuilder application, LoopbackSlackServer server)
    {
        application.MapMethods("loopback/journal", ["GET"], context => WriteAsync(context, JsonSerializer.SerializeToNode(server.Journal.Entries, Json)));
        application.MapMethods("loopback/channels/{channel}/messages", ["GET"], context => WriteAsync(context, new JsonArray([.. server.Workspaces.SelectMany(workspace => workspace.MessagesIn(context.GetRouteValue("channel")!.ToString()!))])));
        application.MapMethods("loopback/views", ["GET"], context => WriteAsync(context, new JsonArray([.. server.Views.Opened])));
        application.MapMethods("loopback/homes/{user}", ["GET"], context => WriteAsync(context, server.Views.Homes.GetValueOrDefault(context.GetRouteValue("user")!.ToString()!)));
        application.MapMethods("loopback/files/{name}", ["POST"], async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            await WriteAsync(context, server.Files.Add(context.GetRouteValue("name")!.ToString()!, await reader.ReadToEndAsync()));
        });
        application.MapMethods("loopback/faults", ["POST"], async context =>
        {
            server.Faults.Plan((await ReadAsync(context)).Deserialize<LoopbackFault>(Json)!);
            await WriteAsync(context, new JsonObject());
        });
        application.MapMethods("loopback/sockets", ["POST"], async context =>
        {
            await DisturbAsync(server.Sockets, await ReadAsync(context));
            await WriteAsync(context, new JsonObject());
        });
        application.MapMethods("loopback/interactions", ["GET"], context => WriteAsync(context, new JsonArray([.. server.Desk.All.Select(Show)])));
        application.MapMethods("loopback/interactions", ["POST"], async context => await WriteAsync(context, Show(await ActAsync(server, await ReadAsync(context)))));
    }

    // {"do": "drop"}, or {"do": "disconnect", "reason": "refresh_requested"}: {"do": "close"} ends it then.
    private static Task DisturbAsync(SocketHub sockets, JsonObject wish)
    {
        switch (wish["do"]?.ToString())
        {
            case "drop":
                sockets.Drop();
                return Task.CompletedTask;
            case "disconnect":
                return sockets.AnnounceEndAsync(wish["reason"]?.ToString() ?? "refresh_requested");
            case "close":
                return sockets.CloseAnnouncedAsync();
            default:
                throw new BadHttpRequestException("do: drop, disconnect or close");
        }
    }

    // {"type": "/digest today"}, {"press": {element}, "message": {} or "view": {}}, {"shortcut": callback id, "text": the message's, if any}, {"submit": {view}, "values": {}},
    // {"event": {}}; each with "member", "channel" and "team".
    private static async Task<SlackInteraction> ActAsync(LoopbackSlackServer server, JsonObject wish)
    {
        var person = wish["member"]?.ToString() == "reader" ? SlackPerson.Reader : SlackPerson.Admin;
        var workspace = server.Workspaces.FirstOrDefault(workspace => workspace.TeamId == wish["team"]?.ToString()) ?? server.Workspace;
        var members = server.MembersOf(workspace);
        var channel = wish["channel"]?.ToString() ?? workspace.ChannelIds[0];
        var interaction = wish switch
        {
            _ when wish["type"] is { } line => await members.TypeAsync(person, channel, line.ToString()),
            _ when wish["press"] is JsonObject element && wish["view"] is JsonObject view => await members.PressInViewAsync(person, view, element, wish["option"] as JsonObject),
            _ when wish["press"] is JsonObject element => await members.PressAsync(person, channel, wish["message"] as JsonObject ?? [], element, wish["option"] as JsonObject),
            _ when wish["shortcut"] is { } id && wish["text"] is null => await members.UseShortcutAsync(person, id.ToString()),
            _ when wish["shortcut"] is { } id => await members.UseOnMessageAsync(person, channel, id.ToString(), wish["text"]!.ToString()),
            _ when wish["submit"] is JsonObject view => await members.SubmitAsync(person, view, wish["values"]?.DeepClone() as JsonObject ?? []),
            _ when wish["event"] is JsonObject happened => await members.SendEventAsync((JsonObject)happened.DeepClone()),
            _ => throw new BadHttpRequestException("type, press, shortcut, submit or event"),
        };
        await interaction.WaitForAcknowledgementAsync();
        return interaction;
    }

    private static JsonObject Show(SlackInteraction interaction) => new()
    {
        ["envelopeId"] = interaction.EnvelopeId,
        ["acknowledgedAfterMs"] = interaction.AcknowledgedAfter?.TotalMilliseconds,
        ["acknowledgements"] = interaction.Acknowledgements,
        ["acknowledgedWith"] = interaction.AcknowledgedWith?.DeepClone(),
        ["answeredAfterMs"] = interaction.AnsweredAfter.TotalMilliseconds,
        ["answers"] = new JsonArray([.. interaction.Answers]),
    };

    private static async Task<JsonObject> ReadAsync(HttpContext context) => await JsonNode.ParseAsync(context.Request.Body) as JsonObject ?? [];

    private static async Task WriteAsync(HttpContext context, JsonNode? answer)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer?.ToJsonString() ?? "null");
    }
}
