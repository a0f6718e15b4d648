using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>Files: those that people gave a form, which apps fetch with their token, and those that apps upload.</summary>
public sealed class FileShelf
{
    /// <summary>Where files are fetched.</summary>
    internal const string Path = "/files-pri/{id}/download/{name}";

    /// <summary>Where apps put files, before they say what becomes of them.</summary>
    internal const string UploadPath = "/upload/{id}";

    private readonly ConcurrentDictionary<string, (string Name, byte[] Content)> _files = new();
    private readonly ConcurrentDictionary<string, (string Name, int Length)> _begun = new();
    private int _numbers;

    internal string Authority { get; set; } = "";

    /// <summary>A file as it stands in a submitted form's state.</summary>
    public JsonObject Add(string name, string content)
    {
        var id = $"F{Interlocked.Increment(ref _numbers).ToString("D8", CultureInfo.InvariantCulture)}";
        _files[id] = (name, Encoding.UTF8.GetBytes(content));
        return Describe(id);
    }

    /// <summary>The text of a file, by its name.</summary>
    public string? Find(string name) => _files.Values.Where(file => file.Name == name).Select(file => Encoding.UTF8.GetString(file.Content)).FirstOrDefault();

    internal JsonObject BeginUpload(WebApiCall call)
    {
        var id = $"F{Interlocked.Increment(ref _numbers).ToString("D8", CultureInfo.InvariantCulture)}";
        var length = call.Number("length", 0);
        _begun[id] = (call.Required("filename"), length > 0 ? length : throw new SlackError("invalid_arguments", "length must be more than 0"));
        return new JsonObject { ["ok"] = true, ["upload_url"] = $"http://{Authority}/upload/{id}", ["file_id"] = id };
    }

    internal async Task UploadAsync(HttpContext context)
    {
        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content);
        var id = context.Request.RouteValues["id"]!.ToString()!;
        if (!_begun.TryGetValue(id, out var begun) || begun.Length != content.Length)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        _files[id] = (begun.Name, content.ToArray());
        await context.Response.WriteAsync($"OK - {content.Length.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>Shares uploaded files in a channel; without one they stay the bot's.</summary>
    internal JsonObject CompleteUpload(LoopbackWorkspace workspace, WebApiCall call)
    {
        var ids = (call.Structure("files") as JsonArray ?? throw new SlackError("invalid_arguments", "missing required field: files")).Select(file => file!["id"]!.ToString()).ToList();
        if (ids.Any(id => !_files.ContainsKey(id)))
        {
            throw new SlackError("file_not_found");
        }

        var shared = new JsonArray([.. ids.Select(Describe)]);
        if (call.Text("channel_id") is { Length: > 0 } channel)
        {
            workspace.Store(workspace.Writable(channel).Id, new JsonObject { ["type"] = "message", ["user"] = workspace.BotUserId, ["text"] = call.Text("initial_comment") ?? "", ["files"] = shared.DeepClone() });
        }

        return new JsonObject { ["ok"] = true, ["files"] = shared };
    }

    internal JsonObject Info(WebApiCall call)
    {
        var id = call.Required("file");
        return _files.ContainsKey(id) ? new JsonObject { ["ok"] = true, ["file"] = Describe(id) } : throw new SlackError("file_not_found");
    }

    /// <param name="mayRead">Whether the token opens files.</param>
    internal async Task DownloadAsync(HttpContext context, Func<string?, bool> mayRead)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (!mayRead(authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization[7..] : null))
        {
            // Slack shows its page for signing in.
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<!doctype html><title>Sign in</title>");
            return;
        }

        if (!_files.TryGetValue(context.Request.RouteValues["id"]!.ToString()!, out var file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = MediaTypeNames.Application.Octet;
        await context.Response.Body.WriteAsync(file.Content);
    }

    private JsonObject Describe(string id)
    {
        var (name, content) = _files[id];
        var address = $"http://{Authority}/files-pri/{id}";
        return new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["title"] = name,
            ["mimetype"] = "application/octet-stream",
            ["filetype"] = System.IO.Path.GetExtension(name).TrimStart('.'),
            ["size"] = content.Length,
            ["url_private"] = $"{address}/{Uri.EscapeDataString(name)}",
            ["url_private_download"] = $"{address}/download/{Uri.EscapeDataString(name)}",
        };
    }
}
