using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing.Loopback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>What every call goes through before and after its handler: limits, the token, faults, the journal.</summary>
internal sealed class RestEndpoints(LoopbackWorld world, ServerLimits limits, LoopbackFaults faults, LoopbackJournal journal, TimeProvider time)
{
    public void Map(IEndpointRouteBuilder application, IEnumerable<RestRoute> routes)
    {
        foreach (var route in routes)
        {
            foreach (var version in new[] { "api", "api/v10" })
            {
                application.MapMethods($"{version}/{route.Template}", [route.Method], context => HandleAsync(context, route));
            }
        }

        application.MapFallback("api/{**rest}", context => AnswerAsync(context, 404, DiscordError.NotFound().Body, body: null));
    }

    private async Task HandleAsync(HttpContext context, RestRoute route)
    {
        var (body, files) = await ReadAsync(context.Request);
        var resource = route.Resource is null ? "" : context.GetRouteValue(route.Resource)?.ToString();
        var verdict = limits.Enter($"{route.Method} {route.Template} {resource}", route.IsMessage, route.IsInteraction);
        if (verdict is not LimitVerdict.Allowed allowed)
        {
            await RefuseAsync(context, verdict, body);
            return;
        }

        SetHeaders(context.Response.Headers, route, allowed);
        if (!route.IsInteraction && context.Request.Headers.Authorization != $"Bot {world.Token}")
        {
            await AnswerAsync(context, 401, DiscordError.Unauthorized().Body, body);
            return;
        }

        var fault = faults.Take($"{context.Request.Method} {context.Request.Path}");
        if (fault?.Kind is LoopbackFaultKind.Drop)
        {
            Note(context, 0, body);
            context.Abort();
            return;
        }

        if (fault?.Kind is LoopbackFaultKind.Answer)
        {
            await FailAsync(context, fault, body);
            return;
        }

        await DoAsync(context, route, body, files, fault);
    }

    private async Task DoAsync(HttpContext context, RestRoute route, JsonNode? body, IReadOnlyList<RestFile> files, LoopbackFault? fault)
    {
        try
        {
            var answer = route.Handle(new(context, body, files));
            if (fault?.Kind is LoopbackFaultKind.Late)
            {
                await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), time, context.RequestAborted);
            }

            if (fault?.Kind is LoopbackFaultKind.DropAfterDoing)
            {
                Note(context, 0, body);
                context.Abort();
                return;
            }

            if (fault?.Kind is LoopbackFaultKind.AnswerAfterDoing)
            {
                await FailAsync(context, fault, body);
                return;
            }

            await AnswerAsync(context, answer.Body is null ? 204 : answer.IsNew ? 201 : 200, answer.Body, body);
        }
        catch (DiscordError error)
        {
            await AnswerAsync(context, error.Status, error.Body, body);
        }
    }

    private Task FailAsync(HttpContext context, LoopbackFault fault, JsonNode? body) => fault.Status == 429
        ? Answer429Async(context, TimeSpan.FromSeconds(fault.Seconds), fault.Scope, body)
        : AnswerAsync(context, fault.Status, new JsonObject { ["message"] = $"{fault.Status}: on demand", ["code"] = 0 }, body);

    private async Task RefuseAsync(HttpContext context, LimitVerdict verdict, JsonNode? body)
    {
        switch (verdict)
        {
            case LimitVerdict.Banned banned:
                Note(context, 429, body);
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = ((int)Math.Ceiling(banned.RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                await context.Response.WriteAsync("<html><title>Access denied: error 1015, you are being rate limited</title></html>");
                break;
            case LimitVerdict.Global global:
                await Answer429Async(context, global.RetryAfter, "global", body);
                break;
            case LimitVerdict.Bucket bucket:
                await Answer429Async(context, bucket.RetryAfter, "user", body);
                break;
        }
    }

    private Task Answer429Async(HttpContext context, TimeSpan retryAfter, string scope, JsonNode? body)
    {
        var headers = context.Response.Headers;
        headers.RetryAfter = LimitVerdict.Seconds(retryAfter);
        headers["X-RateLimit-Scope"] = scope;
        if (scope == "global")
        {
            headers["X-RateLimit-Global"] = "true";
        }
        else
        {
            headers["X-RateLimit-Remaining"] = "0";
            headers["X-RateLimit-Reset-After"] = LimitVerdict.Seconds(retryAfter);
        }

        return AnswerAsync(context, 429, new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = Math.Round(retryAfter.TotalSeconds, 3), ["global"] = scope == "global" }, body);
    }

    private static void SetHeaders(IHeaderDictionary headers, RestRoute route, LimitVerdict.Allowed allowed)
    {
        headers["X-RateLimit-Limit"] = allowed.Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = allowed.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset-After"] = LimitVerdict.Seconds(allowed.ResetAfter);
        headers["X-RateLimit-Reset"] = (allowed.Reset.ToUnixTimeMilliseconds() / 1000.0).ToString("0.000", CultureInfo.InvariantCulture);
        headers["X-RateLimit-Bucket"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{route.Method} {route.Template}")))[..32];
    }

    private async Task AnswerAsync(HttpContext context, int status, JsonNode? answer, JsonNode? body)
    {
        if (status is 401 or 403 || (status == 429 && context.Response.Headers["X-RateLimit-Scope"] != "shared"))
        {
            limits.NoteInvalid();
        }

        Note(context, status, body);
        context.Response.StatusCode = status;
        if (answer is not null)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer.ToJsonString());
        }
    }

    private void Note(HttpContext context, int status, JsonNode? body) =>
        journal.Add(new(time.GetUtcNow(), $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}", status, body?.DeepClone()) { UserAgent = context.Request.Headers.UserAgent });

    private static async Task<(JsonNode? Body, IReadOnlyList<RestFile> Files)> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            using var reader = new StreamReader(request.Body, Encoding.UTF8);
            return (Parse(await reader.ReadToEndAsync()), []);
        }

        // With files, the JSON is one part of a form; without that part its fields are.
        var form = await request.ReadFormAsync();
        var files = new List<RestFile>();
        foreach (var file in form.Files)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content);
            files.Add(new(file.FileName, content.ToArray(), file.ContentType ?? "application/octet-stream"));
        }

        var json = form.Files.GetFile("payload_json") is { } part ? Encoding.UTF8.GetString(files[form.Files.ToList().IndexOf(part)].Content) : form["payload_json"].ToString();
        var fields = new JsonObject([.. form.Where(field => field.Key != "payload_json").Select(field => KeyValuePair.Create(field.Key, (JsonNode?)JsonValue.Create(field.Value.ToString())))]);
        return (json.Length > 0 ? Parse(json) : fields, [.. files.Where((_, i) => form.Files[i].Name != "payload_json")]);
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
