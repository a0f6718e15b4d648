using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>Installing the app in workspaces: Slack's page, where everyone agrees at once, and the tokens behind it.</summary>
public sealed class InstallDesk(LoopbackApp app, IReadOnlyList<LoopbackWorkspace> workspaces, TimeProvider time)
{
    /// <summary>What Slack writes of tokens that rotate.</summary>
    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(12);

    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (LoopbackWorkspace Workspace, string Scope, string? RedirectUri, DateTimeOffset Until)> _codes = new();
    private readonly ConcurrentDictionary<string, (LoopbackWorkspace Workspace, DateTimeOffset? Until)> _tokens = new();
    private readonly ConcurrentDictionary<string, (LoopbackWorkspace Workspace, string Scope)> _refreshTokens = new();
    private int _numbers;

    /// <summary>Where people install who did not say so (<c>team</c> in the address).</summary>
    public LoopbackWorkspace? Chosen { get; set; }

    /// <summary>Every token given out is taken back, as on <c>tokens_revoked</c> or an uninstall.</summary>
    public void Revoke(LoopbackWorkspace workspace)
    {
        foreach (var (token, given) in _tokens.Where(each => each.Value.Workspace == workspace))
        {
            _tokens.TryRemove(token, out _);
        }
    }

    /// <summary>Whose token it is.</summary>
    /// <exception cref="SlackError">It is no token, or no longer one.</exception>
    internal LoopbackWorkspace WorkspaceOf(string token)
    {
        if (workspaces.FirstOrDefault(workspace => workspace.Token == token) is { } first)
        {
            return first.IsRevoked ? throw new SlackError("token_revoked") : first;
        }

        if (!_tokens.TryGetValue(token, out var given))
        {
            throw new SlackError("invalid_auth");
        }

        return given.Until < time.GetUtcNow() ? throw new SlackError("token_expired") : given.Workspace;
    }

    internal Task AuthorizeAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (query["client_id"] != app.ClientId || query["scope"].ToString().Length == 0 || query["redirect_uri"].ToString() is not { Length: > 0 } back)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return context.Response.WriteAsync("client_id, scope and redirect_uri are needed.");
        }

        var workspace = workspaces.FirstOrDefault(workspace => workspace.TeamId == query["team"]) ?? Chosen ?? workspaces[0];
        var code = $"1000.2000.{Guid.NewGuid():N}";
        _codes[code] = (workspace, query["scope"].ToString(), back, time.GetUtcNow() + CodeLife);
        context.Response.Redirect(QueryHelpers.AddQueryString(back, new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
        return Task.CompletedTask;
    }

    /// <summary><c>oauth.v2.access</c>: a code, or a refresh token, for a token. Each is good for one use.</summary>
    internal JsonObject Access(WebApiCall call)
    {
        if (call.ClientId != app.ClientId)
        {
            throw new SlackError("invalid_client_id");
        }

        if (call.ClientSecret != app.ClientSecret)
        {
            throw new SlackError("bad_client_secret");
        }

        if (call.Text("grant_type") == "refresh_token")
        {
            return _refreshTokens.TryRemove(call.Text("refresh_token") ?? "", out var renewed) ? Grant(renewed.Workspace, renewed.Scope) : throw new SlackError("invalid_refresh_token");
        }

        if (!_codes.TryRemove(call.Required("code"), out var agreed) || agreed.Until < time.GetUtcNow())
        {
            throw new SlackError("invalid_code");
        }

        return call.Text("redirect_uri") == agreed.RedirectUri ? Grant(agreed.Workspace, agreed.Scope) : throw new SlackError("bad_redirect_uri");
    }

    private JsonObject Grant(LoopbackWorkspace workspace, string scope)
    {
        var token = $"{(app.RotatesTokens ? "xoxe." : "")}xoxb-{workspace.TeamId}-{Interlocked.Increment(ref _numbers)}";
        _tokens[token] = (workspace, app.RotatesTokens ? time.GetUtcNow() + TokenLife : null);
        var answer = new JsonObject
        {
            ["ok"] = true,
            ["app_id"] = LoopbackApp.Id,
            ["authed_user"] = new JsonObject { ["id"] = SlackPerson.Admin.Id },
            ["scope"] = scope,
            ["token_type"] = "bot",
            ["access_token"] = token,
            ["bot_user_id"] = workspace.BotUserId,
            ["team"] = new JsonObject { ["id"] = workspace.TeamId, ["name"] = workspace.Name },
            ["enterprise"] = null,
            ["is_enterprise_install"] = false,
        };
        if (app.RotatesTokens)
        {
            var refresh = $"xoxe-1-{Guid.NewGuid():N}";
            _refreshTokens[refresh] = (workspace, scope);
            answer["refresh_token"] = refresh;
            answer["expires_in"] = (int)TokenLife.TotalSeconds;
        }

        return answer;
    }
}
