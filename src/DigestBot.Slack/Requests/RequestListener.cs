using System.Net.Mime;
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
internal sealed class RequestListener(IDeliveries deliveries, InstallPages install, TimeProvider time, IOptions<SlackOptions> options) : IHostedService
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
            if (await install.TryHandleAsync(context))
            {
                return;
            }

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
            await TakeAsync(context, signature, Encoding.UTF8.GetString(body.ToArray()));
        }
        catch (JsonException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private async Task TakeAsync(HttpContext context, string id, string body)
    {
        if (!context.Request.HasFormContentType)
        {
            var sent = JsonElement.Parse(body);
            if (sent.ValueKind is JsonValueKind.Object && sent.TryGetProperty("challenge", out var challenge))
            {
                // What Slack wants to hear when the address is entered in the app's settings.
                await context.Response.WriteAsync(challenge.ToString(), context.RequestAborted);
                return;
            }

            deliveries.Take(id, "events_api", sent);
            return;
        }

        var fields = HttpUtility.ParseQueryString(body);
        if (fields["payload"] is not { } payload)
        {
            var command = new JsonObject([.. fields.AllKeys.OfType<string>().Select(name => KeyValuePair.Create(name, (JsonNode?)JsonValue.Create(fields[name])))]);
            deliveries.Take(id, "slash_commands", JsonElement.Parse(command.ToJsonString()));
            return;
        }

        var interaction = JsonElement.Parse(payload);
        if (!IDeliveries.IsForm("interactive", interaction))
        {
            deliveries.Take(id, "interactive", interaction);
        }
        else if (await deliveries.TakeFormAsync(id, interaction) is { } answer)
        {
            context.Response.ContentType = MediaTypeNames.Application.Json;
            await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
        }
    }
}
