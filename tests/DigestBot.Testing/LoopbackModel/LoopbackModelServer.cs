using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.Testing.LoopbackModel;

/// <summary>An OpenAI-compatible endpoint on a loopback port, whose model answers as it is told to: well, wrongly, late or not at all.</summary>
public sealed class LoopbackModelServer : IAsyncDisposable
{
    /// <summary>What the server's tokens are: so many bytes each.</summary>
    private const int BytesOfToken = 4;

    private readonly WebApplication _application;
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<ModelQuestion> _questions = new();
    private long _tokens;

    private LoopbackModelServer(WebApplication application) => _application = application;

    public ModelManner Manner { get; set; } = ModelManner.Well;

    /// <summary>Asked for, where set.</summary>
    public string? Key { get; init; }

    /// <summary>Of a 429.</summary>
    public int RetryAfterSeconds { get; set; } = 7;

    /// <summary>All that was asked, in order.</summary>
    public IReadOnlyCollection<ModelQuestion> Questions => _questions;

    /// <summary>What all answers together have used, as the server counts.</summary>
    public long Tokens => Interlocked.Read(ref _tokens);

    /// <summary>What a client takes as base address.</summary>
    public string BaseAddress { get; private set; } = "";

    /// <param name="port">0: any that is free.</param>
    public static async Task<LoopbackModelServer> StartAsync(int port = 0, string? key = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var server = new LoopbackModelServer(builder.Build()) { Key = key };
        server._application.MapPost("/v1/chat/completions", server.CompleteAsync);
        server._application.MapGet("/v1/models", (HttpRequest request) => server.IsAllowed(request)
            ? Results.Json(new { @object = "list", data = new[] { new { id = "loopback", @object = "model" } } })
            : Results.Json(new { error = new { message = "Wrong key." } }, statusCode: StatusCodes.Status401Unauthorized));
        await server._application.StartAsync();
        server.BaseAddress = server._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1";
        return server;
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _application.WaitForShutdownAsync(cancellationToken);

    /// <summary>Lets all answers go that are held, now and later.</summary>
    public void Release() => _released.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Release();
        await _application.DisposeAsync();
    }

    private bool IsAllowed(HttpRequest request) => Key is null || request.Headers.Authorization == $"Bearer {Key}";

    private async Task<IResult> CompleteAsync(HttpRequest request)
    {
        var body = (await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted))!;
        var question = ModelQuestion.Of(body, request.Headers.Authorization);
        _questions.Enqueue(question);
        if (Manner is ModelManner.Held)
        {
            await _released.Task.WaitAsync(request.HttpContext.RequestAborted);
        }

        if (!IsAllowed(request) || Manner is ModelManner.Status401)
        {
            return Results.Json(new { error = new { message = "Wrong key." } }, statusCode: StatusCodes.Status401Unauthorized);
        }

        switch (Manner)
        {
            case ModelManner.Status429:
                request.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                return Results.Json(new { error = new { message = "Too many." } }, statusCode: StatusCodes.Status429TooManyRequests);
            case ModelManner.Status500:
                return Results.Text("Bad gateway", statusCode: StatusCodes.Status500InternalServerError);
            case ModelManner.Nonsense:
                return Results.Content("<html>Welcome to the hotel's network</html>", "text/html");
            case ModelManner.Endless:
                return Results.Text($"{{\"choices\":[{new string(' ', 3 << 20)}]}}", "application/json");
            case ModelManner.Refused:
                return Answer(question, text: null, refusal: "I cannot help with that.");
            default:
                return Answer(question, LoopbackWriter.Write(question, Manner), refusal: null);
        }
    }

    private IResult Answer(ModelQuestion question, string? text, string? refusal)
    {
        var input = (question.Bytes + BytesOfToken - 1) / BytesOfToken;
        var output = ((text ?? refusal)!.Length + BytesOfToken - 1) / BytesOfToken;
        Interlocked.Add(ref _tokens, input + output);
        return Results.Json(new
        {
            id = "chatcmpl-1",
            @object = "chat.completion",
            created = 1_770_000_000,
            model = "loopback",
            choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = text, refusal } } },
            usage = new { prompt_tokens = input, completion_tokens = output, total_tokens = input + output },
        });
    }
}
