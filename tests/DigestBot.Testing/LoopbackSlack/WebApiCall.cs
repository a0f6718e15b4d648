using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>A method's arguments, from a form or from JSON. In a form, what is not text is JSON.</summary>
internal sealed record WebApiCall(JsonObject Arguments, bool IsJson, string? Token)
{
    public string? Text(string name) => Arguments[name] is JsonValue value ? value.ToString() : null;

    /// <exception cref="SlackError">It is missing.</exception>
    public string Required(string name) => Text(name) is { Length: > 0 } text ? text : throw new SlackError("invalid_arguments", $"missing required field: {name}");

    public bool Flag(string name) => Text(name) is "true" or "1";

    public int Number(string name, int otherwise) => int.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>An array or object, null where it is not given.</summary>
    /// <exception cref="SlackError">It cannot be read.</exception>
    public JsonNode? Structure(string name)
    {
        try
        {
            return Arguments[name] is JsonValue value && value.TryGetValue<string>(out var text) ? JsonNode.Parse(text) : Arguments[name]?.DeepClone();
        }
        catch (JsonException)
        {
            throw new SlackError("invalid_arguments", $"{name} is no JSON");
        }
    }

    public static async Task<WebApiCall> ReadAsync(HttpRequest request)
    {
        var token = request.Headers.Authorization.ToString() is { Length: > 7 } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..] : null;
        var arguments = new JsonObject();
        foreach (var (name, values) in request.Query)
        {
            arguments[name] = values.ToString();
        }

        if (request.HasFormContentType)
        {
            foreach (var (name, values) in await request.ReadFormAsync())
            {
                arguments[name] = values.ToString();
            }

            return new(arguments, IsJson: false, token ?? arguments["token"]?.ToString());
        }

        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        try
        {
            return text.Length == 0 ? new(arguments, IsJson: false, token) : new(JsonNode.Parse(text) as JsonObject ?? [], IsJson: true, token);
        }
        catch (JsonException)
        {
            return new(new JsonObject { ["unreadable"] = text }, IsJson: true, token);
        }
    }
}
