using System.Collections.Frozen;

namespace DigestBot.Core.Feeds;

/// <summary>A feed's address as people may see it: secrets travel in user info and query values.</summary>
public static class FeedAddress
{
    private const string Hidden = "…";

    // How publishers name what lets in who holds it; "partnerKey" and the like are printed on public pages.
    private static readonly FrozenSet<string> SecretNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "access_key", "accesskey", "api-key", "api_key", "apikey", "auth", "auth_key", "authkey", "authorization", "credential", "credentials", "hmac", "jsessionid", "key",
        "pass", "passwd", "password", "private", "private_key", "pwd", "secret", "session", "session_id", "sessionid", "sid", "sig", "signature");

    /// <summary><c>https://user:pass@host/feed?token=x</c> becomes <c>https://host/feed?token=…</c>.</summary>
    public static string Display(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !IsWeb(uri))
        {
            return Hidden;
        }

        var names = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(WithoutValue);
        var query = string.Join('&', names);
        return $"{uri.Scheme}://{uri.Authority}{uri.AbsolutePath}{(query.Length > 0 ? "?" : "")}{query}";
    }

    /// <summary>Whether it lets in who knows it: a user in it, a parameter named like a key, a path that calls itself private.</summary>
    public static bool HoldsSecret(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.UserInfo.Length > 0
            || uri.Segments.Any(segment => segment.TrimEnd('/').Equals("private", StringComparison.OrdinalIgnoreCase))
            || uri.Query.TrimStart('?').Split('&').Select(NameOf).Any(name => SecretNames.Contains(name) || name.Contains("token", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The address as it is fetched, or null where it is none that may be: http(s) with a host.</summary>
    public static string? Normalize(string? url)
    {
        var trimmed = url?.Trim();
        if (trimmed?.StartsWith("feed:", StringComparison.OrdinalIgnoreCase) == true)
        {
            // feed://host/path and feed:https://host/path are how old readers were handed an address.
            trimmed = trimmed[5..].TrimStart('/') is var rest && rest.Contains("://", StringComparison.Ordinal) ? rest : "https://" + rest;
        }

        return Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) && IsWeb(uri) ? uri.AbsoluteUri : null;
    }

    /// <summary>Whether it is http(s) with a host whose name can be looked up.</summary>
    internal static bool IsWeb(Uri uri) => (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0 && HasLegalHost(uri);

    private static bool HasLegalHost(Uri uri)
    {
        try
        {
            return uri.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            // Letters that no domain may have pass the parser and throw only here.
            return false;
        }
    }

    // A bare word may be the secret itself.
    private static string WithoutValue(string pair)
    {
        var name = NameOf(pair);
        return name.Length == pair.Length ? Hidden : $"{name}={Hidden}";
    }

    private static string NameOf(string pair) => pair.Split('=', 2)[0];
}
