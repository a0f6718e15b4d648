using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>A call as its handler sees it.</summary>
/// <param name="Files">Sent beside the body.</param>
internal sealed record RestCall(HttpContext Context, JsonNode? Body, IReadOnlyList<RestFile> Files)
{
    public string this[string routeValue] => Context.GetRouteValue(routeValue)!.ToString()!;

    public string? Query(string name) => Context.Request.Query[name].FirstOrDefault();

    /// <exception cref="DiscordError">The body is no object.</exception>
    public JsonObject Form => Body as JsonObject ?? throw new DiscordError(400, 50109, "The request body contains invalid JSON.");
}

/// <param name="Type">Its media type.</param>
internal sealed record RestFile(string Name, byte[] Content, string Type);

/// <param name="Body">Null for 204.</param>
internal sealed record RestAnswer(JsonNode? Body)
{
    /// <summary>201 instead of 200.</summary>
    public bool IsNew { get; init; }

    public static RestAnswer Nothing { get; } = new((JsonNode?)null);
}

/// <summary>A call that the server knows.</summary>
/// <param name="Template">Below the version, as in Discord's reference.</param>
/// <param name="Resource">The route value that is its top-level resource, or null.</param>
internal sealed record RestRoute(string Method, string Template, string? Resource, Func<RestCall, RestAnswer> Handle)
{
    public bool IsInteraction { get; init; }

    public bool IsMessage => Method == "POST" && Template == "channels/{channel}/messages";
}
