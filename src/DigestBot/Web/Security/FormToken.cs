using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace DigestBot.Web.Security;

/// <summary>Antiforgery: a form counts only if its page was made by this process for this browser.</summary>
/// <remarks>
/// The browser holds a random id in a cookie that no script reads; each form holds that id's HMAC under a key of this process (the
/// "signed double submit" of OWASP's cheat sheet). The framework's own antiforgery brings a key ring on disk, read at every start.
/// </remarks>
internal sealed class FormToken
{
    public const string FieldName = "form-token";

    // Tells the script to load the page anew and try again there.
    private const string ReloadHeader = "X-DigestBot-Reload";
    private const string CookieName = "digestbot-browser";
    private const int IdBytes = 16;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The token for this request's browser, which gets its id where it has none.</summary>
    public string For(HttpContext context)
    {
        var id = context.Request.Cookies[CookieName];
        if (string.IsNullOrEmpty(id))
        {
            id = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(IdBytes));
            context.Response.Cookies.Append(CookieName, id, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps });
        }

        return Sign(id);
    }

    /// <summary>Refuses a form without this browser's token: filter for every endpoint that changes something.</summary>
    public async ValueTask<object?> RequireAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (context.Request.HasFormContentType
            && context.Request.Cookies[CookieName] is { Length: > 0 } id
            && (await context.Request.ReadFormAsync(context.RequestAborted))[FieldName].ToString() is { Length: > 0 } token
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Sign(id))))
        {
            return await next(invocation);
        }

        context.Response.Headers[ReloadHeader] = "1";
        return Results.Text("This page is from before the last start: go back, reload it and send again.", statusCode: StatusCodes.Status400BadRequest);
    }

    private string Sign(string id) => WebEncoders.Base64UrlEncode(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(id)));
}
