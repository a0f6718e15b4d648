using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace DigestBot.Web;

/// <summary>Where the console listens.</summary>
/// <param name="Ip">Null for <c>localhost</c>: both of its addresses.</param>
internal sealed record ListenAddress(IPAddress? Ip, int Port)
{
    public bool IsLoopback => Ip is null || IPAddress.IsLoopback(Ip);

    /// <summary>Null where the text is no such address. Names other than localhost are none: what they resolve to can change.</summary>
    public static ListenAddress? TryParse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri.Scheme != Uri.UriSchemeHttp
            || uri.PathAndQuery != "/"
            || uri.UserInfo.Length > 0)
        {
            return null;
        }

        if (uri.Host == "localhost")
        {
            return new(null, uri.Port);
        }

        return IPAddress.TryParse(uri.DnsSafeHost, out var ip) ? new(ip, uri.Port) : null;
    }
}

/// <summary>Hands the address to the web server, with limits that fit a console.</summary>
internal sealed class ConfigureWebServer(IOptions<WebOptions> options) : IConfigureOptions<KestrelServerOptions>
{
    // The largest thing typed into the console is a command line.
    private const long MaxRequestBytes = 64 * 1024;

    public void Configure(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = MaxRequestBytes;
        var address = ListenAddress.TryParse(options.Value.Address)
            ?? throw new InvalidOperationException("WebAddressValidator lets no other address pass.");
        if (address.Ip is null)
        {
            server.ListenLocalhost(address.Port);
        }
        else
        {
            server.Listen(address.Ip, address.Port);
        }
    }
}
