using System.Net;
using DigestBot.Testing.Loopback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>A Slack on a loopback port: Web API, Socket Mode and signed deliveries, with limits and deadlines as the real one's.</summary>
public sealed class LoopbackSlackServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TimeProvider _time;

    private LoopbackSlackServer(WebApplication application, TimeProvider time, int workspaces, int channels)
    {
        (_application, _time) = (application, time);
        Workspaces = [.. Enumerable.Range(0, workspaces).Select(number => new LoopbackWorkspace(time, number, channels))];
        Installs = new(App, Workspaces, time);
        Limits = new(time);
        Sockets = new(Journal, time);
        Views = new(time);
        Desk = new(App, Views, Sockets, Faults, Journal, time);
        Members = MembersOf(Workspace);
    }

    public LoopbackApp App { get; } = new();

    public IReadOnlyList<LoopbackWorkspace> Workspaces { get; }

    /// <summary>The first one.</summary>
    public LoopbackWorkspace Workspace => Workspaces[0];

    public InstallDesk Installs { get; }

    public MethodLimits Limits { get; }

    public LoopbackFaults Faults { get; } = new();

    public LoopbackJournal Journal { get; } = new();

    public SocketHub Sockets { get; }

    public ViewDesk Views { get; }

    public FileShelf Files { get; } = new();

    public SlackInteractionDesk Desk { get; }

    /// <summary>Types and clicks in the first workspace.</summary>
    public SlackHands Members { get; }

    /// <summary>What a client takes for <c>https://slack.com/api</c>.</summary>
    public string ApiBaseUrl { get; private set; } = "";

    /// <param name="port">0: any that is free.</param>
    /// <param name="workspaces">How many there are.</param>
    /// <param name="channels">Of each workspace.</param>
    public static async Task<LoopbackSlackServer> StartAsync(TimeProvider time, int port = 0, int workspaces = 1, int channels = 3)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        var server = new LoopbackSlackServer(builder.Build(), time, workspaces, channels);
        server.Map();
        await server._application.StartAsync();
        var address = new Uri(server._application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        server.ApiBaseUrl = new Uri(address, "api").AbsoluteUri;
        server.Sockets.Authority = server.Desk.Authority = server.Files.Authority = address.Authority;
        return server;
    }

    public SlackHands MembersOf(LoopbackWorkspace workspace) => new(workspace, Desk, Views, _time);

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _application.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Sockets.DisposeAsync();
        await _application.DisposeAsync();
    }

    private void Map()
    {
        // Slack pings its connections, and closes those that do not answer.
        _application.UseWebSockets(new() { KeepAliveInterval = TimeSpan.FromSeconds(5), KeepAliveTimeout = TimeSpan.FromSeconds(15) });
        _application.UseRouting();
        var endpoints = new WebApiEndpoints(App, Installs, Limits, Faults, Journal, _time);
        endpoints.Map(_application, WebApiMethods.All(this));
        _application.MapMethods("oauth/v2/authorize", ["GET"], Installs.AuthorizeAsync);
        _application.MapMethods(FileShelf.UploadPath, ["POST"], Files.UploadAsync);
        _application.MapMethods(FileShelf.Path, ["GET"], context => Files.DownloadAsync(context, MayReadFiles));
        _application.Map(SocketHub.Path, Sockets.AcceptAsync);
        _application.MapMethods("hooks/{id}", ["POST"], Desk.AnswerAsync);
        SlackControl.Map(_application, this);
    }

    private bool MayReadFiles(string? token)
    {
        try
        {
            return token is not null && Installs.WorkspaceOf(token).Scopes?.Contains("files:read") is not false;
        }
        catch (SlackError)
        {
            return false;
        }
    }
}
