using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using DigestBot.Core.Text;

namespace DigestBot.Core.Feeds.Fetching;

/// <summary>Why a fetch failed, as a clause for whoever runs the bot: "answered 404 Not Found".</summary>
internal static class FailureInWords
{
    // A server's own words go to the terminal and to people: longer ones are no phrase.
    private const int LongestPhrase = 80;

    public static string Of(HttpStatusCode status, string? reason) => status switch
    {
        HttpStatusCode.Unauthorized => "answered 401: it wants a login",
        HttpStatusCode.Forbidden => "answered 403: it blocks the bot",
        HttpStatusCode.NotFound => "answered 404: there is no such page",
        _ => $"answered {(int)status} {(TextNormalizer.CleanLine(reason) is { Length: > 0 and <= LongestPhrase } phrase ? phrase : status)}",
    };

    /// <summary>Whether asking once more, seconds later, may help: not where a name, a certificate or an address is wrong.</summary>
    public static bool IsTransient(Exception failure) => !Causes(failure).Any(cause =>
        cause is AddressRefusedException or AuthenticationException or InvalidDataException
            or SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NetworkUnreachable });

    public static string Of(Exception failure)
    {
        foreach (var cause in Causes(failure))
        {
            switch (cause)
            {
                case AddressRefusedException refused:
                    return $"{refused.Message}; Feeds:AllowedHosts can permit it";
                case AuthenticationException:
                    return "has no valid certificate";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return "has a host name that cannot be found: no network, or a wrong address";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return "refused the connection";
                case SocketException { SocketErrorCode: SocketError.NetworkUnreachable or SocketError.HostUnreachable }:
                    return "cannot be reached: no network";
                case SocketException { SocketErrorCode: SocketError.TimedOut }:
                    return "did not answer in time";
            }
        }

        return failure is InvalidDataException ? "sent a body that does not unpack" : "broke off the connection";
    }

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
