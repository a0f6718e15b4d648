using System.Net;

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
            // "Any free port" could be another one on each of the two.
            return uri.Port == 0 ? null : new(null, uri.Port);
        }

        return IPAddress.TryParse(uri.DnsSafeHost, out var ip) ? new(ip, uri.Port) : null;
    }
}
