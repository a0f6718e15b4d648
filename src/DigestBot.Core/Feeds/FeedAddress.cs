namespace DigestBot.Core.Feeds;

/// <summary>A feed's address as people may see it: secrets travel in user info and query values.</summary>
public static class FeedAddress
{
    private const string Hidden = "…";

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

    private static bool IsWeb(Uri uri) => (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0;

    // A bare word may be the secret itself.
    private static string WithoutValue(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? Hidden : $"{pair[..equals]}={Hidden}";
    }
}
