using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;
using DigestBot.Slack.SocketMode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DigestBot.Slack.Requests;

/// <summary>Takes Slack's deliveries as signed HTTP requests, on an address of its own: the other way beside Socket Mode.</summary>
internal sealed class RequestListener(IDeliveries deliveries, TimeProvider time, IOptions<SlackOptions> options) : IHostedService
{
    /// <summary>Where the app's settings send everything.</summary>
    public const string Path = "/slack";

    /// <summary>A payload holds at most a message or a view: tens of thousands of characters.</summary>
    private const int MaxBody = 1024 * 1024;

    private WebApplication? _application;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Value.RequestAddress!).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
        });
        _application = builder.Build();
        _application.Run(HandleAsync);
        await _application.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_application is not null)
        {
            await _application.StopAsync(cancellationToken);
            await _application.DisposeAsync();
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.Request.Path != Path)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers;
        var signature = headers["X-Slack-Signature"].ToString();
        if (!RequestSignature.IsValid(options.Value.SigningSecret!, headers["X-Slack-Request-Timestamp"], body.ToArray(), signature, time.GetUtcNow()))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            // Whoever sends a recorded request again sends the same signature: it is the delivery's id.
            if (Take(signature, context.Request.HasFormContentType, Encoding.UTF8.GetString(body.ToArray())) is { } challenge)
            {
                await context.Response.WriteAsync(challenge, context.RequestAborted);
            }
        }
        catch (JsonException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    /// <returns>What Slack wants to hear when the address is entered in the app's settings; else null.</returns>
    private string? Take(string id, bool isForm, string body)
    {
        if (isForm)
        {
            var fields = HttpUtility.ParseQueryString(body);
            if (fields["payload"] is { } payload)
            {
                deliveries.Take(id, "interactive", JsonElement.Parse(payload));
                return null;
            }

            var command = new JsonObject([.. fields.AllKeys.OfType<string>().Select(name => KeyValuePair.Create(name, (JsonNode?)JsonValue.Create(fields[name])))]);
            deliveries.Take(id, "slash_commands", JsonElement.Parse(command.ToJsonString()));
            return null;
        }

        var sent = JsonElement.Parse(body);
        if (sent.ValueKind is JsonValueKind.Object && sent.TryGetProperty("challenge", out var challenge))
        {
            return challenge.ToString();
        }

        deliveries.Take(id, "events_api", sent);
        return null;
    }
}
