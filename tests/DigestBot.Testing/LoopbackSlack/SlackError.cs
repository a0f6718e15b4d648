using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>What Slack answers when it does not do as asked: with status 200.</summary>
internal sealed class SlackError(string code, string? detail = null) : Exception(code)
{
    public JsonObject Body
    {
        get
        {
            var body = new JsonObject { ["ok"] = false, ["error"] = Message };
            if (detail is not null)
            {
                body["response_metadata"] = new JsonObject { ["messages"] = new JsonArray($"[ERROR] {detail}") };
            }

            return body;
        }
    }
}
