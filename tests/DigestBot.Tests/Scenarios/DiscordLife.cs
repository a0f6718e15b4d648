using System.Text.Json.Nodes;
using DigestBot.Discord.Gateway;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Tests.Discord;

namespace DigestBot.Tests.Scenarios;

internal sealed class DiscordLife : ChannelLife
{
    private LoopbackDiscordServer _server = null!;
    private JsonObject _answer = null!;

    private string Channel => _server.World.ChannelIds[0];

    public override async Task<string> AskAsync(string command, params (string Name, string Value)[] options) =>
        await ReadAsync(await _server.Members.RunAsync(LoopbackMember.Manager, Channel, $"digest {command}", options));

    public override async Task<string> PressAsync(string label)
    {
        var button = DiscordBody.Collect(_answer).OfType(2).Single(button => button.GetProperty("label").GetString() == label);
        return await ReadAsync(await _server.Members.PressAsync(LoopbackMember.Manager, Channel, button.GetProperty("custom_id").GetString()!));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server.DisposeAsync();
    }

    protected override async Task<IReadOnlyDictionary<string, string?>> SettingsAsync()
    {
        _server = await LoopbackDiscordServer.StartAsync(TimeProvider.System);
        return new Dictionary<string, string?> { ["Discord:Token"] = _server.World.Token, ["Discord:ApiBaseUrl"] = _server.ApiBaseUrl };
    }

    protected override async Task ConnectAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!Get<GatewayState>().IsConnected)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    // What was answered to a command is a message of the channel on Discord: an interaction's.
    protected override Task<IReadOnlyList<string>> PostsAsync() =>
        Task.FromResult<IReadOnlyList<string>>([.. _server.World.MessagesIn(Channel).Where(message => message["nonce"] is not null).Select(DiscordBody.TextOf)]);

    private async Task<string> ReadAsync(LoopbackInteraction interaction)
    {
        _answer = (await interaction.WaitForAnswerAsync()).Messages[0];
        return DiscordBody.TextOf(_answer);
    }

    // As it is read: without the signs that keep words from being marks.
}
