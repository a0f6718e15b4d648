using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Testing.LoopbackModel;
using DigestBot.Testing.LoopbackSlack;

switch (args)
{
    case ["loopback-discord", "--port", var port] when int.TryParse(port, CultureInfo.InvariantCulture, out var number):
        await using (var discord = await LoopbackDiscordServer.StartAsync(TimeProvider.System, port: number))
        {
            Console.WriteLine(JsonSerializer.Serialize(new JsonObject
            {
                ["api"] = discord.ApiBaseUrl,
                ["token"] = discord.World.Token,
                ["applicationId"] = discord.World.ApplicationId,
                ["guildId"] = discord.World.GuildId,
                ["channelIds"] = new JsonArray([.. discord.World.ChannelIds.Select(id => JsonValue.Create(id))]),
            }));
            await discord.WaitForShutdownAsync(CancellationToken.None);
        }

        return 0;
    case ["loopback-slack", "--port", var port] when int.TryParse(port, CultureInfo.InvariantCulture, out var number):
        await using (var slack = await LoopbackSlackServer.StartAsync(TimeProvider.System, number, workspaces: 2))
        {
            Console.WriteLine(JsonSerializer.Serialize(new JsonObject
            {
                ["api"] = slack.ApiBaseUrl,
                ["token"] = slack.Workspace.Token,
                ["appToken"] = slack.App.AppToken,
                ["signingSecret"] = slack.App.SigningSecret,
                ["clientId"] = slack.App.ClientId,
                ["clientSecret"] = slack.App.ClientSecret,
                ["teamIds"] = new JsonArray([.. slack.Workspaces.Select(workspace => JsonValue.Create(workspace.TeamId))]),
                ["channelIds"] = new JsonArray([.. slack.Workspace.ChannelIds.Select(id => JsonValue.Create(id))]),
            }));
            await slack.WaitForShutdownAsync(CancellationToken.None);
        }

        return 0;
    case ["loopback-model", "--port", var port, .. var manner] when int.TryParse(port, CultureInfo.InvariantCulture, out var number) && Manner(manner) is { } chosen:
        await using (var model = await LoopbackModelServer.StartAsync(number))
        {
            model.Manner = chosen;
            Console.WriteLine(JsonSerializer.Serialize(new JsonObject { ["baseAddress"] = model.BaseAddress, ["model"] = "loopback" }));
            await model.WaitForShutdownAsync(CancellationToken.None);
        }

        return 0;
    default:
        Console.Error.WriteLine($"""
            usage: dotnet run --project tests/DigestBot.Testing -- COMMAND
              loopback-discord --port P   a Discord on 127.0.0.1:P; prints its address, token and ids as JSON. Its journal, faults and members: /loopback/…
              loopback-slack --port P     a Slack likewise; prints its address, tokens, secrets, two workspaces and the first one's channels
              loopback-model --port P [--manner M]
                                          an OpenAI-compatible endpoint whose model answers in a manner: {string.Join(", ", Enum.GetNames<ModelManner>())}
            """);
        return 2;
}

static ModelManner? Manner(string[] typed) => typed switch
{
    [] => ModelManner.Well,
    ["--manner", var name] when Enum.TryParse<ModelManner>(name, ignoreCase: true, out var manner) && Enum.IsDefined(manner) => manner,
    _ => null,
};
