namespace DigestBot.Core.Feeds.Fetching;

/// <summary>How long a server asks to be left alone.</summary>
internal static class Freshness
{
    /// <summary>Cache-Control's <c>max-age</c>, else Expires (RFC 9111, 5.2 and 5.3).</summary>
    public static TimeSpan? Of(WebAnswer.Answered answer, DateTimeOffset now)
    {
        if (answer.Headers.CacheControl is { } control)
        {
            return control.NoCache || control.NoStore ? null : control.MaxAge ?? UntilExpiry(answer, now);
        }

        return UntilExpiry(answer, now);
    }

    /// <summary>Retry-After in seconds or as a date; null where it is missing or past.</summary>
    public static TimeSpan? RetryAfter(WebAnswer.Answered answer, DateTimeOffset now)
    {
        var header = answer.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - now);
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static TimeSpan? UntilExpiry(WebAnswer.Answered answer, DateTimeOffset now)
    {
        var left = answer.ContentHeaders.Expires - now;
        return left > TimeSpan.Zero ? left : null;
    }
}
