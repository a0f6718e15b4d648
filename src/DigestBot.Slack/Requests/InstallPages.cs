using System.Net;
using DigestBot.Slack.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigestBot.Slack.Requests;

/// <summary>Where a workspace installs the bot: the way to Slack's page, and the way back with a code for its token (OAuth v2).</summary>
internal sealed partial class InstallPages(SlackTokens tokens, TimeProvider time, IOptions<SlackOptions> options, ILogger<InstallPages> logger)
{
    public const string InstallPath = "/slack/install";

    /// <summary>Stands in the app's settings as a redirect URL.</summary>
    public const string RedirectPath = "/slack/oauth";

    private const string StateCookie = "digestbot-install";

    private readonly SlackOptions _options = options.Value;

    /// <returns>False where the request is for neither page.</returns>
    public async Task<bool> TryHandleAsync(HttpContext context)
    {
        if (!_options.InstallsItself || !HttpMethods.IsGet(context.Request.Method))
        {
            return false;
        }

        switch (context.Request.Path.Value)
        {
            case InstallPath:
                Begin(context);
                return true;
            case RedirectPath:
                await EndAsync(context);
                return true;
            default:
                return false;
        }
    }

    private void Begin(HttpContext context)
    {
        var state = InstallState.Create(_options.ClientSecret!, time.GetUtcNow());
        context.Response.Cookies.Append(StateCookie, state, Cookie(InstallState.Life));
        // Beside the API's own address: https://slack.com/oauth/v2/authorize.
        var page = new Uri(new Uri(_options.ApiBaseUrl.TrimEnd('/')), "oauth/v2/authorize");
        context.Response.Redirect(QueryHelpers.AddQueryString(page.AbsoluteUri, new Dictionary<string, string?>
        {
            ["client_id"] = _options.ClientId,
            ["scope"] = string.Join(',', SlackMethod.AllScopes),
            ["redirect_uri"] = _options.RedirectAddress,
            ["state"] = state,
        }));
    }

    private async Task EndAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var kept = context.Request.Cookies[StateCookie];
        context.Response.Cookies.Delete(StateCookie, Cookie(life: null));
        if (!InstallState.IsValid(_options.ClientSecret!, query["state"], kept, time.GetUtcNow()))
        {
            await ShowAsync(context, StatusCodes.Status400BadRequest, "This install was not begun in this browser, or more than ten minutes ago.");
            return;
        }

        if (query["code"].ToString() is not { Length: > 0 } code)
        {
            await ShowAsync(context, StatusCodes.Status400BadRequest, "The install was cancelled in Slack: nothing was changed.");
            return;
        }

        try
        {
            var team = await tokens.InstallAsync(code, context.RequestAborted);
            LogInstalled(team.Id);
            await ShowAsync(context, StatusCodes.Status200OK, $"The bot is installed in {team.Name}. In Slack, type /digest today; in a channel that shall have digests, /invite the bot first.", again: false);
        }
        catch (SlackApiException refused)
        {
            LogRefused(refused.Message);
            await ShowAsync(context, StatusCodes.Status400BadRequest, $"Slack did not complete the install ({refused.Code}).");
        }
        catch (Exception unreachable) when (unreachable is SlackBusyException or HttpRequestException)
        {
            LogRefused(unreachable.Message);
            await ShowAsync(context, StatusCodes.Status502BadGateway, "Slack cannot be reached now.");
        }
    }

    private CookieOptions Cookie(TimeSpan? life) => new()
    {
        HttpOnly = true,
        // Slack leads back here: a stricter one would not come along.
        SameSite = SameSiteMode.Lax,
        Secure = _options.PublicAddress!.StartsWith("https:", StringComparison.Ordinal),
        Path = RedirectPath,
        MaxAge = life,
    };

    private static Task ShowAsync(HttpContext context, int status, string sentence, bool again = true)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        var link = again ? $" <a href=\"{InstallPath}\">Begin again</a>." : "";
        return response.WriteAsync($"<!doctype html><html lang=\"en\"><meta name=\"viewport\" content=\"width=device-width\"><title>DigestBot</title><p>{WebUtility.HtmlEncode(sentence)}{link}</p></html>", context.RequestAborted);
    }

    [LoggerMessage(LogLevel.Information, "Workspace {Workspace} installed the bot.")]
    private partial void LogInstalled(string workspace);

    [LoggerMessage(LogLevel.Warning, "An install did not end well: {Reason}")]
    private partial void LogRefused(string reason);
}
