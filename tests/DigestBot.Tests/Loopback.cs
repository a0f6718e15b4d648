namespace DigestBot.Tests;

/// <summary>A client for servers of the tests' own, on this machine.</summary>
internal static class Loopback
{
#pragma warning disable RS0030 // The address guard of the product's clients refuses loopback, which is where the tests' servers are.
    public static HttpClient Client() => new(new SocketsHttpHandler { UseProxy = false });
#pragma warning restore RS0030
}
