using System.Net;
using DigestBot.Core.Feeds;
using DigestBot.Core.Feeds.Fetching;
using DigestBot.Testing;
using DigestBot.Testing.Feeds;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Feeds;

/// <summary>However an address of this machine or its network is disguised, nothing is sent there.</summary>
public sealed class GuardedFetchTests : IAsyncLifetime
{
    private static readonly IPAddress Public = IPAddress.Parse("93.184.216.34");

    private readonly FakeNetwork network = new();
    private LoopbackWeb intranet = null!;
    private LoopbackWeb outside = null!;
    private ServiceProvider services = null!;

    public static TheoryData<string> Disguises { get; } =
    [
        "127.0.0.1", "127.1", "127.0.1", "127.255.255.254", "2130706433", "0x7f000001", "0x7f.1", "0x7F.0x0.0x0.0x1", "0177.0.0.1", "017700000001", "00000177.0.0.01",
        "0.0.0.0", "0", "10.0.0.5", "10.5", "167772165", "0xA.0.0.5", "012.0.0.5", "172.16.0.5", "172.31.255.1", "192.168.1.1", "0300.0250.1.1", "3232235777",
        "100.64.0.1", "169.254.169.254", "2852039166", "0xA9.254.0251.254", "168.63.129.16", "192.0.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:a9fe:a9fe]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]",
        "[64:ff9b::7f00:1]", "[64:ff9b::a00:5]", "[64:ff9b:1::a00:5]", "[2002:7f00:1::]", "[2002:a00:5::1]", "[2001::1]", "[2001:db8::1]",
        "[fc00::1]", "[fd00:ec2::254]", "[fe80::1]", "[fec0::1]", "[ff02::1]",
        "localhost", "LOCALHOST", "localhost.", "intranet.example", "both.example", "mapped.example", "①②⑦.⓪.⓪.①", "127。0。0。1", "ada:secret@127.0.0.1", "news.example@127.0.0.1",
    ];

    public async ValueTask InitializeAsync()
    {
        intranet = await LoopbackWeb.StartAsync();
        intranet.AnswerFeed("/rss");
        outside = await LoopbackWeb.StartAsync();
        outside.AnswerFeed("/rss");
        network.Add("news.example", outside.Port);
        network.Route(Public, outside.Port);
        foreach (var name in (string[])["localhost", "localhost."])
        {
            network.Resolve(name, () => [IPAddress.Loopback, IPAddress.IPv6Loopback]);
        }

        network.Resolve("intranet.example", () => [IPAddress.Parse("10.0.0.5")]);
        network.Resolve("both.example", () => [IPAddress.Parse("192.168.1.1"), IPAddress.Parse("fd00::1")]);
        network.Resolve("mapped.example", () => [IPAddress.Parse("::ffff:127.0.0.1")]);
        network.Route(IPAddress.Loopback, intranet.Port);
        var time = new ManualTimeProvider(new DateTimeOffset(2024, 8, 20, 12, 0, 0, TimeSpan.Zero));
        services = FeedServicesBuilder.Create(time).AddSingleton<INetwork>(network).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await intranet.DisposeAsync();
        await outside.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Disguises))]
    public async Task No_disguise_of_a_private_address_gets_through(string host)
    {
        await AssertRefusedAsync($"http://{host}/rss");
        await AssertRefusedAsync($"https://{host}:8443/rss");
        Assert.Empty(network.Connected);
    }

    [Theory]
    [MemberData(nameof(Disguises))]
    public async Task No_redirect_to_a_private_address_is_followed(string host)
    {
        var location = string.Concat($"http://{host}/rss".Select(c => char.IsAscii(c) ? c.ToString() : Uri.EscapeDataString(c.ToString())));
        outside.Answer("/moved", 301, ("Location", location));

        var result = Assert.IsType<FetchResult.Failed>(await FetchAsync("http://news.example/moved"));

        // An escaped host is no host at all.
        Assert.Matches("^(leads to a private address|redirects to no http or https address)", result.Reason);
        Assert.Single(network.Connected);
        Assert.Empty(intranet.Requests);
    }

    [Fact]
    public async Task A_name_that_answers_differently_the_second_time_gains_nothing()
    {
        var asked = 0;
        network.Resolve("rebinding.example", () => asked++ == 0 ? [Public] : [IPAddress.Loopback]);

        var first = await FetchAsync("http://rebinding.example/rss");

        Assert.IsType<FetchResult.Modified>(first);
        Assert.Equal(1, asked);
        Assert.Equal([Public], network.Connected);
    }

    [Fact]
    public async Task A_name_that_leads_inside_at_the_next_connection_is_refused_then()
    {
        var asked = 0;
        network.Resolve("rebinding.example", () => asked++ == 0 ? [Public] : [IPAddress.Loopback]);
        outside.Answer("/rss", context =>
        {
            // The next request needs a connection of its own, and so another look at the name.
            context.Response.Headers.Connection = "close";
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "http://rebinding.example/inside";
            return Task.CompletedTask;
        });

        await AssertRefusedAsync("http://rebinding.example/rss");

        Assert.Equal(2, asked);
        Assert.Equal([Public], network.Connected);
    }

    [Fact]
    public async Task Of_a_name_s_addresses_only_public_ones_are_connected_to()
    {
        network.Resolve("mixed.example", () => [IPAddress.Loopback, IPAddress.Parse("10.0.0.5"), Public]);

        Assert.IsType<FetchResult.Modified>(await FetchAsync("http://mixed.example/rss"));
        Assert.Equal([Public], network.Connected);
    }

    private async Task AssertRefusedAsync(string url)
    {
        Assert.Contains("leads to a private address", Assert.IsType<FetchResult.Failed>(await FetchAsync(url)).Reason, StringComparison.Ordinal);
        Assert.Empty(intranet.Requests);
    }

    private Task<FetchResult> FetchAsync(string url) => services.GetRequiredService<FeedFetcher>().FetchAsync(url, etag: null, lastModified: null, CancellationToken.None);
}
