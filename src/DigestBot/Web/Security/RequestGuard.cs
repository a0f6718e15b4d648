using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace DigestBot.Web.Security;

/// <summary>Lets a request through only if it comes from this machine's own browser or from someone with the password.</summary>
/// <remarks>
/// A page anywhere on the web can make the browser of a person on this machine send requests to localhost. What gives them away: the
/// name in <c>Host</c> (a rebound DNS name), and <c>Sec-Fetch-Site</c> or <c>Origin</c> (another site's form or script).
/// </remarks>
internal sealed class RequestGuard(RequestDelegate next, IOptions<WebOptions> options)
{
    private static readonly HashSet<string> LoopbackHosts = new(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };

    private readonly HashSet<string> _allowedHosts = new(options.Value.AllowedHosts, StringComparer.OrdinalIgnoreCase);
    private readonly byte[]? _passwordHash = options.Value.Password is { } password ? SHA256.HashData(Encoding.UTF8.GetBytes(password)) : null;

    public async Task InvokeAsync(HttpContext context)
    {
        if (Refuse(context) is not var (status, sentence))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = (int)status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        if (status == HttpStatusCode.Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"DigestBot\", charset=\"UTF-8\"";
        }

        await context.Response.WriteAsync(sentence, context.RequestAborted);
    }

    private (HttpStatusCode Status, string Sentence)? Refuse(HttpContext context)
    {
        var request = context.Request;
        if (!IsAllowedHost(request.Host, context.Connection.LocalPort))
        {
            return (HttpStatusCode.BadRequest, "This console does not answer to that host name: open it as localhost, or list the name in Web:AllowedHosts.");
        }

        if (_passwordHash is null && request.Headers.Keys.Any(IsFromProxy))
        {
            return (HttpStatusCode.Forbidden, "This request came through a proxy, so others may reach the console: set a password in the environment as Web__Password first.");
        }

        if (ChangesState(request) && !IsFromOwnPage(request))
        {
            return (HttpStatusCode.Forbidden, "This change was asked for by another site's page: open the console itself and try there.");
        }

        // What health tells is counts alone, and whoever asks for it (Docker) has no password.
        return _passwordHash is null || request.Path == ConsolePaths.Health || HasPassword(request)
            ? null
            : (HttpStatusCode.Unauthorized, "This console asks for its password; any user name will do.");
    }

    private bool IsAllowedHost(HostString host, int ownPort) =>
        _allowedHosts.Contains(host.Value ?? "")
        || ((host.Port ?? 80) == ownPort && (LoopbackHosts.Contains(host.Host) || _allowedHosts.Contains(host.Host)));

    // Forwarded is RFC 7239's name for the same; X-Real-IP is what nginx's own examples set.
    private static bool IsFromProxy(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.Equals("X-Real-IP", StringComparison.OrdinalIgnoreCase);

    private static bool ChangesState(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    // Browsers set both headers themselves; a page cannot. The scheme is left out of the comparison: a proxy in front may speak https.
    private static bool IsFromOwnPage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site.Length > 0
            ? site == "same-origin"
            : Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
                && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    private bool HasPassword(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var login)
        && GivenPassword(login) is { } given
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), _passwordHash);

    private static string? GivenPassword(AuthenticationHeaderValue login) => login.Scheme.ToLowerInvariant() switch
    {
        "basic" => PasswordInBasic(login.Parameter ?? ""),
        "bearer" => login.Parameter,
        _ => null,
    };

    private static string? PasswordInBasic(string value)
    {
        var bytes = new byte[value.Length];
        if (!Convert.TryFromBase64String(value, bytes, out var length))
        {
            return null;
        }

        var userAndPassword = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return userAndPassword.Length == 2 ? userAndPassword[1] : null;
    }
}
