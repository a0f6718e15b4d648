using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>Files that were sent with messages or given in modals, at an address of their own as Discord's network has them.</summary>
public sealed class LoopbackFiles(Func<string> nextId)
{
    internal const string Template = "attachments/{id}/{name}";

    private readonly ConcurrentDictionary<string, byte[]> _contents = new();

    /// <summary>Without a path: <c>http://127.0.0.1:40404</c>.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Keeps a file, and describes it as an attachment.</summary>
    public JsonObject Add(string name, byte[] content, string? type = null)
    {
        var id = nextId();
        _contents[id] = content;
        var url = $"{Authority}/attachments/{id}/{Uri.EscapeDataString(name)}";
        return new() { ["id"] = id, ["filename"] = name, ["size"] = content.Length, ["url"] = url, ["proxy_url"] = url, ["content_type"] = type ?? "application/octet-stream" };
    }

    public byte[]? Find(string id) => _contents.GetValueOrDefault(id);

    internal async Task AnswerAsync(HttpContext context)
    {
        if (Find(context.GetRouteValue("id")!.ToString()!) is not { } content)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "application/octet-stream";
        await context.Response.Body.WriteAsync(content);
    }
}
