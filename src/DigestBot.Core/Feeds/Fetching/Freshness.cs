namespace DigestBot.Core.Feeds.Fetching;

/// <summary>How long a server asks to be left alone.</summary>
internal static class Freshness
{
    /// <summary>Cache-Control's <c>max-age</c>, else Expires (RFC 9111, 5.2 and 5.3).</summary>
    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.Headers.CacheControl is { } control)
        {
            return control.NoCache || control.NoStore ? null : control.MaxAge ?? UntilExpiry(response, now);
        }

        return UntilExpiry(response, now);
    }

    /// <summary>Retry-After in seconds or as a date; null where it is missing or past.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - now);
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static TimeSpan? UntilExpiry(HttpResponseMessage response, DateTimeOffset now)
    {
        var left = response.Content.Headers.Expires - now;
        return left > TimeSpan.Zero ? left : null;
    }
}
