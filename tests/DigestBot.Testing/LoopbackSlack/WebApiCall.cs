using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>A method's arguments, from a form or from JSON. In a form, what is not text is JSON.</summary>
internal sealed record WebApiCall(JsonObject Arguments, bool IsJson, string? Token)
{
    // What no journal tells.
    private static readonly string[] Secrets = ["token", "code", "client_secret", "refresh_token"];

    /// <summary>Why the body cannot be read, in Slack's words; null where it can.</summary>
    public string? Unreadable { get; init; }

    /// <summary>What Slack remarks on a call that it takes.</summary>
    public string? Warning { get; init; }

    /// <summary>Who the app is: from the fields, or from HTTP's own way of naming oneself.</summary>
    public string? ClientId => Text("client_id") ?? Basic?.Id;

    public string? ClientSecret => Text("client_secret") ?? Basic?.Secret;

    private (string Id, string Secret)? Basic { get; init; }

    public JsonObject ArgumentsWithoutSecrets => new(Arguments.Where(argument => !Secrets.Contains(argument.Key)).Select(argument => KeyValuePair.Create(argument.Key, argument.Value?.DeepClone())));

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
        var arguments = new JsonObject(request.Query.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)JsonValue.Create(field.Value.ToString()))));
        var call = new WebApiCall(arguments, IsJson: false, After(request, "Bearer ")) { Basic = BasicOf(request) };
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            foreach (var (name, values) in form)
            {
                arguments[name] = values.ToString();
            }

            return call with { Token = call.Token ?? arguments["token"]?.ToString() };
        }

        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        if (text.Length == 0)
        {
            return call with { Token = call.Token ?? arguments["token"]?.ToString() };
        }

        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) is not true)
        {
            return call with { Unreadable = "invalid_post_type" };
        }

        var warning = request.ContentType.Contains("charset", StringComparison.OrdinalIgnoreCase) ? null : "missing_charset";
        try
        {
            return JsonNode.Parse(text) is JsonObject body
                ? call with { Arguments = body, IsJson = true, Warning = warning }
                : call with { Unreadable = "json_not_object" };
        }
        catch (JsonException)
        {
            return call with { Unreadable = "invalid_json" };
        }
    }

    private static string? After(HttpRequest request, string scheme) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..] : null;

    private static (string Id, string Secret)? BasicOf(HttpRequest request)
    {
        var bytes = new byte[512];
        return After(request, "Basic ") is { } given && Convert.TryFromBase64String(given, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var id, var secret]
            ? (id, secret)
            : null;
    }
}
