using System.Collections.Frozen;

namespace DigestBot.Core.Feeds;

/// <summary>One form for all addresses of one page, so that an entry met twice is known, and the address that readers are shown.</summary>
public static class CanonicalUrl
{
    // What advertisers, mail and social networks append (their own documentation); the page is the same without.
    private static readonly FrozenSet<string> Tracking = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "igshid", "twclid", "ttclid", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok",
        "_hsenc", "_hsmi", "vero_id", "oly_anon_id", "oly_enc_id", "wickedid", "rb_clickid", "s_cid", "ncid", "cmpid", "icid", "ito", "ocid", "xtor",
        "ns_campaign", "ns_source", "ns_mchannel", "ns_fee", "ns_linkname", "at_medium", "at_campaign", "smid", "smtyp", "partner", "ftag",
        "__twitter_impression", "guccounter", "guce_referrer", "guce_referrer_sig", "sr_share", "cmp", "wt_mc", "wt.mc_id", "feedtype", "feedname", "traffic_source");

    private static readonly string[] TrackingBeginnings = ["utm_", "pk_", "mtm_", "matomo_", "hsa_", "at_custom", "itm_", "stm_"];

    private static readonly string[] MobileHosts = ["m.", "mobile.", "amp.", "www."];

    // Queries that ask for another dress of the same page.
    private static readonly FrozenSet<string> Dress = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "amp", "outputtype", "rss", "ref", "source", "from");

    private static readonly FrozenSet<string> DressValues = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "", "1", "true", "amp", "rss", "feed", "atom", "rss_feed", "xml");

    /// <summary>
    /// The page's identity: https, no <c>www.</c>, mobile or AMP host, no tracking, no fragment, no trailing slash, parameters in order.
    /// For comparing, not for opening.
    /// </summary>
    /// <returns>Null for what is no http(s) address.</returns>
    public static string? Of(string? url)
    {
        if (Parse(url) is not { } uri)
        {
            return null;
        }

        var page = Unwrapped(uri);
        var port = page.IsDefaultPort ? "" : $":{page.Port}";
        var query = string.Join('&', Parameters(page).Where(p => !IsTracking(p) && !IsDress(p)).Order(StringComparer.Ordinal));
        return $"https://{Host(page.IdnHost)}{port}{Path(page.AbsolutePath)}{(query.Length > 0 ? "?" + query : "")}";
    }

    /// <summary>The same address without tracking parameters: what a reader is sent to.</summary>
    /// <returns>Null for what is no http(s) address.</returns>
    public static string? Shown(string? url)
    {
        if (Parse(url) is not { } uri)
        {
            return null;
        }

        var all = Parameters(uri);
        var kept = all.Where(p => !IsTracking(p)).ToList();
        var fragment = IsTracking(uri.Fragment.TrimStart('#')) || uri.Fragment.StartsWith("#xtor", StringComparison.OrdinalIgnoreCase) ? "" : uri.Fragment;
        var query = kept.Count == all.Count ? uri.Query : kept.Count == 0 ? "" : "?" + string.Join('&', kept);
        return $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}{uri.AbsolutePath}{query}{fragment}";
    }

    private static Uri? Parse(string? url) =>
        Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var uri) && FeedAddress.IsWeb(uri) ? uri : null;

    /// <summary>AMP caches and Google's viewer carry the page's address in their path: <c>/amp/s/example.org/page</c>.</summary>
    private static Uri Unwrapped(Uri uri)
    {
        var isCache = uri.Host.EndsWith(".cdn.ampproject.org", StringComparison.OrdinalIgnoreCase);
        var isViewer = uri.Host.StartsWith("www.google.", StringComparison.OrdinalIgnoreCase) && uri.AbsolutePath.StartsWith("/amp/", StringComparison.Ordinal);
        if (!isCache && !isViewer)
        {
            return uri;
        }

        var parts = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipWhile(part => part.Length == 1 || part == "amp");
        return Parse("https://" + string.Join('/', parts) + uri.Query) ?? uri;
    }

    private static string Host(string host)
    {
        foreach (var beginning in MobileHosts)
        {
            // "m.se" is a site of its own.
            if (host.StartsWith(beginning, StringComparison.OrdinalIgnoreCase) && host.AsSpan(beginning.Length).Contains('.'))
            {
                return Host(host[beginning.Length..]);
            }
        }

        return host.ToLowerInvariant();
    }

    private static string Path(string path)
    {
        var trimmed = path.TrimEnd('/');
        foreach (var ending in (ReadOnlySpan<string>)["/amp", ".amp", "/amp.html", ".amp.html"])
        {
            if (trimmed.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                trimmed = trimmed[..^ending.Length] + (ending == ".amp.html" ? ".html" : "");
                break;
            }
        }

        return trimmed.StartsWith("/amp/", StringComparison.OrdinalIgnoreCase) ? trimmed[4..] : trimmed;
    }

    private static List<string> Parameters(Uri uri) => [.. uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsTracking(string parameter)
    {
        var name = NameOf(parameter);
        return Tracking.Contains(name) || TrackingBeginnings.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsDress(string parameter)
    {
        var name = NameOf(parameter);
        return Dress.Contains(name) && DressValues.Contains(parameter.Length == name.Length ? "" : parameter[(name.Length + 1)..]);
    }

    private static string NameOf(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? parameter : parameter[..equals];
    }
}
