using System.Globalization;
using System.Text.Json.Nodes;
using DigestBot.Testing.Loopback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>What every call goes through before and after its method: the token, limits, faults, the journal.</summary>
internal sealed class WebApiEndpoints(LoopbackApp app, InstallDesk installs, MethodLimits limits, LoopbackFaults faults, LoopbackJournal journal, TimeProvider time)
{
    public void Map(IEndpointRouteBuilder application, IEnumerable<WebApiMethod> methods)
    {
        var known = methods.ToDictionary(method => method.Name);
        application.MapMethods("api/{method}", ["POST", "GET"], context => HandleAsync(context, known.GetValueOrDefault(context.GetRouteValue("method")!.ToString()!)));
    }

    private async Task HandleAsync(HttpContext context, WebApiMethod? method)
    {
        var call = await WebApiCall.ReadAsync(context.Request);
        if (method is null)
        {
            await AnswerAsync(context, 200, new SlackError("unknown_method") { Method = context.GetRouteValue("method")!.ToString() }.Body, call);
            return;
        }

        var channel = method.Name == "chat.postMessage" ? call.Text("channel") : null;
        if (limits.Enter($"{call.Token} {method.Name}", method.PerMinute, channel) is { } wait)
        {
            await RefuseAsync(context, wait, call);
            return;
        }

        var fault = faults.Take($"{context.Request.Method} {context.Request.Path}");
        switch (fault?.Kind)
        {
            case LoopbackFaultKind.Drop:
                Note(context, 0, call);
                context.Abort();
                return;
            case LoopbackFaultKind.Answer:
                await FailAsync(context, fault, call);
                return;
            default:
                await DoAsync(context, method, method.Reads && call.IsJson ? call with { Arguments = [] } : call, fault);
                return;
        }
    }

    private async Task DoAsync(HttpContext context, WebApiMethod method, WebApiCall call, LoopbackFault? fault)
    {
        var answer = Do(method, call);
        if (fault?.Kind is LoopbackFaultKind.Late)
        {
            await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), time, context.RequestAborted);
        }

        if (fault?.Kind is LoopbackFaultKind.DropAfterDoing)
        {
            Note(context, 0, call);
            context.Abort();
            return;
        }

        await (fault?.Kind is LoopbackFaultKind.AnswerAfterDoing ? FailAsync(context, fault, call) : AnswerAsync(context, 200, answer, call));
    }

    private JsonObject Do(WebApiMethod method, WebApiCall call)
    {
        try
        {
            if (call.Unreadable is { } problem)
            {
                throw new SlackError(problem);
            }

            var answer = method.Do(WorkspaceOf(method, call.Token), call);
            if (call.Warning is { } warning)
            {
                answer["warning"] = warning;
                answer["response_metadata"] ??= new JsonObject();
                answer["response_metadata"]!["warnings"] = new JsonArray(warning);
            }

            return answer;
        }
        catch (SlackError error)
        {
            return error.Body;
        }
    }

    /// <returns>Null where the method is the app's own affair.</returns>
    private LoopbackWorkspace? WorkspaceOf(WebApiMethod method, string? token)
    {
        if (method.Caller is WebApiCaller.Anyone)
        {
            return null;
        }

        if (string.IsNullOrEmpty(token))
        {
            throw new SlackError("not_authed");
        }

        if (method.Caller is WebApiCaller.App || token == app.AppToken)
        {
            return token == app.AppToken && method.Caller is WebApiCaller.App
                ? app.IsAppTokenRevoked ? throw new SlackError("token_revoked") : null
                : throw new SlackError(token.StartsWith("xoxb-", StringComparison.Ordinal) || token == app.AppToken ? "not_allowed_token_type" : "invalid_auth");
        }

        var workspace = installs.WorkspaceOf(token);
        return workspace.Scopes is { } granted && method.Scopes.Length > 0 && !method.Scopes.Any(granted.Contains)
            ? throw new SlackError("missing_scope") { Needed = string.Join(',', method.Scopes) }
            : workspace;
    }

    private Task FailAsync(HttpContext context, LoopbackFault fault, WebApiCall call) => fault.Status == 429
        ? RefuseAsync(context, TimeSpan.FromSeconds(fault.Seconds), call)
        : AnswerAsync(context, fault.Status, new SlackError("on_demand").Body, call);

    private Task RefuseAsync(HttpContext context, TimeSpan wait, WebApiCall call)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return AnswerAsync(context, 429, new SlackError("ratelimited").Body, call);
    }

    private async Task AnswerAsync(HttpContext context, int status, JsonObject answer, WebApiCall call)
    {
        Note(context, status, call);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    private void Note(HttpContext context, int status, WebApiCall call) =>
        journal.Add(new(time.GetUtcNow(), $"{context.Request.Method} {context.Request.Path}", status, call.ArgumentsWithoutSecrets) { UserAgent = context.Request.Headers.UserAgent });
}
