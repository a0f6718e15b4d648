using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>What Slack answers when it does not do as asked: with status 200.</summary>
internal sealed class SlackError(string code, string? detail = null) : Exception(code)
{
    /// <summary>With <c>missing_scope</c>.</summary>
    public string? Needed { get; init; }

    /// <summary>With <c>unknown_method</c>.</summary>
    public string? Method { get; init; }

    public JsonObject Body
    {
        get
        {
            var body = new JsonObject { ["ok"] = false, ["error"] = Message };
            if (detail is not null)
            {
                body["response_metadata"] = new JsonObject { ["messages"] = new JsonArray($"[ERROR] {detail}") };
            }

            foreach (var (name, value) in new[] { ("needed", Needed), ("req_method", Method) }.Where(more => more.Item2 is not null))
            {
                body[name] = value;
            }

            return body;
        }
    }
}
