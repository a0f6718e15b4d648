using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace DigestBot.Demo;

/// <summary>The sample's outlets on a loopback port of their own, so that the product polls them like any web site.</summary>
internal sealed class DemoFeedServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private DemoFeedServer(WebApplication application, Uri address)
    {
        this.application = application;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<DemoFeedServer> StartAsync(DemoCoverage coverage, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var server = builder.Build();
        var documents = coverage.Outlets.ToDictionary(
            outlet => outlet.Key,
            outlet => DemoFeedDocument.Of(outlet, coverage.Articles.Where(article => article.Outlet == outlet)));
        server.MapGet("/{outlet}/feed", (string outlet) => documents.TryGetValue(outlet, out var document)
            ? Results.Text(document.Body, document.ContentType, System.Text.Encoding.UTF8)
            : Results.NotFound());
        await server.StartAsync(cancellationToken);
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new DemoFeedServer(server, new Uri(address));
    }

    public string FeedUrl(DemoOutlet outlet) => new Uri(Address, $"{outlet.Key}/feed").ToString();

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
