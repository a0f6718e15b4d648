using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Testing.Feeds;

/// <summary>A web server on loopback whose answers a test sets, and which remembers what it was asked.</summary>
public sealed class LoopbackWeb : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ConcurrentDictionary<string, RequestDelegate> answers = new(StringComparer.Ordinal);

    private RequestDelegate otherwise = NotFoundAsync;

    private LoopbackWeb(WebApplication application)
    {
        this.application = application;
        application.Run(context =>
        {
            Requests.Enqueue(new Request(context.Request.Path, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            return answers.TryGetValue(context.Request.Path, out var answer) ? answer(context) : otherwise(context);
        });
    }

    public ConcurrentQueue<Request> Requests { get; } = new();

    public Uri Address { get; private set; } = null!;

    public int Port => Address.Port;

    public static async Task<LoopbackWeb> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.AllowSynchronousIO = true;
        });
        var web = new LoopbackWeb(builder.Build());
        await web.application.StartAsync();
        web.Address = new Uri(web.application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return web;
    }

    public string Url(string path) => new Uri(Address, path).AbsoluteUri;

    public void Answer(string path, RequestDelegate answer) => answers[path] = answer;

    public void Answer(string path, int status, params (string Name, string Value)[] headers) => Answer(path, context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return Task.CompletedTask;
    });

    /// <summary>Answers every address that has no answer of its own.</summary>
    public void AnswerAll(RequestDelegate answer) => otherwise = answer;

    /// <summary>A feed with as many entries, answering 304 to whoever knows its ETag.</summary>
    public void AnswerFeed(string path, int entries = 1, string etag = "\"v1\"") => Answer(path, context =>
    {
        context.Response.Headers.ETag = etag;
        if (context.Request.Headers.IfNoneMatch == etag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return context.Response.WriteAsync(Feed(entries));
    });

    public static string Feed(int entries) =>
        $"<rss version='2.0'><channel><title>Post</title>{string.Concat(Enumerable.Range(1, entries).Select(i => $"<item><guid>{i}</guid><title>Story {i}</title></item>"))}</channel></rss>";

    /// <summary>Ends when the client hangs up.</summary>
    public static async Task UntilGivenUpAsync(HttpContext context)
    {
        var given = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(given.SetResult);
        await given.Task;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    public sealed record Request(string Path, IReadOnlyDictionary<string, string> Headers);
}
