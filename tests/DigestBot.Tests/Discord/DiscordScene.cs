using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Discord;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Testing.Messages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Discord;

/// <summary>The bot's Discord side, on a loopback Discord of its own.</summary>
internal sealed class DiscordScene : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private DiscordScene(LoopbackDiscordServer server, ServiceProvider services)
    {
        Server = server;
        _services = services;
        Channel = ChannelAt(0);
    }

    public LoopbackDiscordServer Server { get; }

    public ChannelRef Channel { get; }

    public IChatPlatform Platform => Get<IChatPlatform>();

    public static async Task<DiscordScene> StartAsync(TimeProvider? time = null, int channels = 3, string? token = null)
    {
        var clock = time ?? TimeProvider.System;
        var server = await LoopbackDiscordServer.StartAsync(clock, channels);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Discord:Token", token ?? server.World.Token),
            new("Discord:ApiBaseUrl", server.ApiBaseUrl),
        ]).Build();
        var services = new ServiceCollection().AddSingleton(clock).AddLogging().AddDelivery(configuration).AddDiscord(configuration);
        return new(server, services.BuildServiceProvider());
    }

    public ChannelRef ChannelAt(int index) => new("discord", Server.World.GuildId, Server.World.ChannelIds[index]);

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A page as the outbox would hold it.</summary>
    public string Body(string key = "7-260320-0800") => Platform.Render(SampleMessages.Edition(3), key)[0];

    public Task<string> SendAsync(string key = "7-260320-0800", ChannelRef? channel = null) =>
        Platform.SendAsync(channel ?? Channel, Body(key), key + ".1", TestContext.Current.CancellationToken);

    public Task<string?> FindAsync(string key = "7-260320-0800") => Platform.FindAsync(Channel, key + ".1", TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
