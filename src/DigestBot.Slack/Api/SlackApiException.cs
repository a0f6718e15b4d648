namespace DigestBot.Slack.Api;

/// <summary>Slack said no.</summary>
/// <param name="code">Slack's word for it (<see cref="SlackErrorCode"/>), or the HTTP status where it gave none.</param>
/// <param name="detail">What Slack added: fields at fault, the scope that is missing.</param>
internal sealed class SlackApiException(string method, string code, string? detail = null)
    : Exception(detail is null ? $"{method}: {code}" : $"{method}: {code} ({detail})")
{
    public string Method { get; } = method;

    public string Code { get; } = code;

    public bool IsTokenRefused => SlackErrorCode.TokenRefused.Contains(Code);
}

/// <summary>The call was not made, or Slack did nothing: its turn comes later.</summary>
internal sealed class SlackBusyException(TimeSpan retryAfter)
    : Exception($"Slack asks this bot to wait {retryAfter.TotalSeconds:0.#} s.")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>From the error lists of the methods' reference pages.</summary>
internal static class SlackErrorCode
{
    public const string NotInChannel = "not_in_channel";
    public const string ChannelNotFound = "channel_not_found";
    public const string IsArchived = "is_archived";
    public const string ThreadNotFound = "thread_not_found";
    public const string MessageNotFound = "message_not_found";
    public const string MissingScope = "missing_scope";

    /// <summary>Ours: the workspace has no token here.</summary>
    public const string NotInstalled = "not_installed";

    public static readonly IReadOnlyList<string> TokenRefused = ["invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type", NotInstalled];

    /// <summary>Nothing was done, and it may work later.</summary>
    public static readonly IReadOnlyList<string> Busy = ["ratelimited", "rate_limited", "message_limit_exceeded", "service_unavailable", "team_added_to_org"];

    /// <summary>By Slack's own words "it's possible some aspect of the operation succeeded before the error was raised".</summary>
    public static readonly IReadOnlyList<string> MayHaveSucceeded = ["fatal_error", "internal_error", "request_timeout"];
}
