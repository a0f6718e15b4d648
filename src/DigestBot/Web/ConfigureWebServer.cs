using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace DigestBot.Web;

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
