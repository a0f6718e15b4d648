using System.Net;
using DigestBot.Testing.Loopback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>A Discord on a loopback port: REST version 10, the gateway and interactions, with limits and deadlines as the real one's.</summary>
public sealed class LoopbackDiscordServer : IAsyncDisposable
{
    // The intent for messages.
    private const int GuildMessages = 1 << 9;

    private readonly WebApplication _application;

    private LoopbackDiscordServer(WebApplication application, TimeProvider time, int channels)
    {
        _application = application;
        World = new(time, channels);
        Limits = new(time);
        Gateway = new(World, Journal, time);
        Desk = new(World, Gateway, time);
        Members = new(World, Desk);
        World.Posted = message => _ = Gateway.DispatchAsync("MESSAGE_CREATE", message, GuildMessages);
    }

    public LoopbackWorld World { get; }

    public ServerLimits Limits { get; }

    public LoopbackFaults Faults { get; } = new();

    public LoopbackJournal Journal { get; } = new();

    public LoopbackGateway Gateway { get; }

    public InteractionDesk Desk { get; }

    /// <summary>Types and clicks.</summary>
    public LoopbackMembers Members { get; }

    /// <summary>What a client takes for <c>https://discord.com/api</c>.</summary>
    public string ApiBaseUrl { get; private set; } = "";

    /// <param name="port">0: any that is free.</param>
    public static async Task<LoopbackDiscordServer> StartAsync(TimeProvider time, int channels = 3, int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        var server = new LoopbackDiscordServer(builder.Build(), time, channels);
        server.Map(time);
        await server._application.StartAsync();
        var address = new Uri(server._application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        server.ApiBaseUrl = new Uri(address, "api").AbsoluteUri;
        server.World.Files.Authority = $"http://{address.Authority}";
        server.Gateway.Authority = $"ws://{address.Authority}";
        return server;
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _application.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Gateway.Drop();
        await _application.DisposeAsync();
    }

    private void Map(TimeProvider time)
    {
        _application.UseWebSockets();
        _application.UseRouting();
        new RestEndpoints(World, Limits, Faults, Journal, time).Map(_application, RestRoutes.All(World, Gateway, Desk));
        _application.Map(LoopbackGateway.Path, Gateway.AcceptAsync);
        _application.Map(LoopbackGateway.ResumePath, Gateway.AcceptAsync);
        _application.MapMethods(LoopbackFiles.Template, ["GET"], World.Files.AnswerAsync);
        LoopbackControl.Map(_application, this);
    }
}
