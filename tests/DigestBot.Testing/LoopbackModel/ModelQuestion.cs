using System.Text;
using System.Text.Json.Nodes;
using DigestBot.Core.Articles;
using DigestBot.Testing.Coverage;

namespace DigestBot.Testing.LoopbackModel;

/// <summary>A request as the server received it.</summary>
/// <param name="Articles">By the numbers that the request gives them, from 1.</param>
public sealed record ModelQuestion(string Model, string System, string User, IReadOnlyList<Article> Articles, int Bytes, string? Authorization, bool AsksForSchema)
{
    internal static ModelQuestion Of(JsonNode body, string? authorization)
    {
        var messages = body["messages"]!.AsArray();
        var (system, user) = (TextOf(messages, "system"), TextOf(messages, "user"));
        return new ModelQuestion(
            (string)body["model"]!,
            system,
            user,
            [.. JsonNode.Parse(user)!.AsArray().Select(item => SampleArticles.Article((long)item!["article"]!, (string)item["title"]!, (string)item["text"]!, (string)item["outlet"]!))],
            Encoding.UTF8.GetByteCount(body.ToJsonString()),
            authorization,
            (string?)body["response_format"]?["type"] == "json_schema");
    }

    private static string TextOf(JsonArray messages, string role)
    {
        var content = messages.Single(message => (string)message!["role"]! == role)!["content"]!;
        return content is JsonValue ? (string)content! : string.Concat(content.AsArray().Select(part => (string)part!["text"]!));
    }
}
