using System.Net;

namespace DigestBot.Discord.Rest;

/// <summary>Discord said no. The message is Discord's own, and names fields of the body where those are at fault.</summary>
/// <param name="code">Discord's number for it (<see cref="DiscordErrorCode"/>); 0 where it gave none.</param>
internal sealed class DiscordApiException(HttpStatusCode status, int code, string message) : Exception(message)
{
    public HttpStatusCode Status { get; } = status;

    public int Code { get; } = code;
}

/// <summary>The call was not made: its turn would come too late.</summary>
internal sealed class DiscordBusyException(TimeSpan retryAfter)
    : Exception($"Discord asks this bot to wait {retryAfter.TotalSeconds:0.#} s.")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>From Discord's list of JSON error codes.</summary>
internal static class DiscordErrorCode
{
    public const int UnknownChannel = 10003;
    public const int UnknownMessage = 10008;
    /// <summary>A forum, where only posts can be made.</summary>
    public const int NotATextChannel = 50008;

    /// <summary>The body is not as Discord wants it; the message names the fields.</summary>
    public const int InvalidForm = 50035;

    /// <summary>There is a thread below that message already.</summary>
    public const int ThreadExists = 160004;

    public const int MissingAccess = 50001;
    public const int MissingPermissions = 50013;
}
