using System.Text.Json.Nodes;
using DigestBot.Slack.SocketMode;
using DigestBot.Testing.LoopbackSlack;

namespace DigestBot.Tests.Scenarios;

internal sealed class SlackLife : ChannelLife
{
    private LoopbackSlackServer _server = null!;
    private JsonObject _answer = null!;

    private string Channel => _server.Workspace.ChannelIds[0];

    public override async Task<string> AskAsync(string command, params (string Name, string Value)[] options) =>
        await ReadAsync(await _server.Members.TypeAsync(SlackPerson.Admin, Channel, Line(command, options)));

    public override async Task<string> PressAsync(string label)
    {
        var button = _answer["blocks"]!.AsArray().SelectMany(block => block!["elements"] as JsonArray ?? []).OfType<JsonObject>()
            .Single(element => element["type"]!.ToString() == "button" && element["text"]!["text"]!.ToString() == label);
        return await ReadAsync(await _server.Members.PressAsync(SlackPerson.Admin, Channel, _answer, button));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server.DisposeAsync();
    }

    protected override async Task<IReadOnlyDictionary<string, string?>> SettingsAsync()
    {
        _server = await LoopbackSlackServer.StartAsync(TimeProvider.System);
        return new Dictionary<string, string?> { ["Slack:Token"] = _server.Workspace.Token, ["Slack:AppToken"] = _server.App.AppToken, ["Slack:ApiBaseUrl"] = _server.ApiBaseUrl };
    }

    protected override async Task ConnectAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!Get<SocketState>().IsConnected)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    protected override Task<IReadOnlyList<string>> PostsAsync() =>
        Task.FromResult<IReadOnlyList<string>>([.. _server.Workspace.MessagesIn(Channel).Where(message => message["metadata"] is not null).Select(TextOf)]);

    private async Task<string> ReadAsync(SlackInteraction interaction)
    {
        _answer = (await interaction.WaitForAnswerAsync()).Answers[0];
        return TextOf(_answer);
    }

    // Every text that a reader sees, and the buttons' labels.
    private static string TextOf(JsonNode? node) => node switch
    {
        JsonArray array => string.Concat(array.Select(TextOf)),
        JsonObject element => string.Concat(element.Select(property => property is { Key: "text", Value: JsonValue text } ? text + "\n" : TextOf(property.Value))),
        _ => "",
    };
}
