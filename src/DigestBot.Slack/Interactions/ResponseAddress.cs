using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Slack.Api;
using DigestBot.Slack.Messages;

namespace DigestBot.Slack.Interactions;

/// <summary>Sends answers to the address that Slack gives with an interaction: five within 30 minutes.</summary>
internal sealed class ResponseAddress(IHttpClientFactory clients, SlackMessageRenderer renderer)
{
    private const int MaxAnswers = 5;

    /// <exception cref="HttpRequestException">Slack takes no answer (any more).</exception>
    public async Task SendAsync(string address, ChatMessage answer, AnswerKind kind, CancellationToken cancellationToken)
    {
        foreach (var page in Pages(answer))
        {
            await SendAsync(address, page, kind, cancellationToken);
        }
    }

    private IReadOnlyList<string> Pages(ChatMessage answer)
    {
        var pages = renderer.Render(answer);
        return pages.Count <= MaxAnswers
            ? pages
            : [.. pages.Take(MaxAnswers - 1), .. renderer.Render(ChatMessage.Line($"{pages.Count - MaxAnswers + 1} more pages do not fit into one answer on Slack: ask for less, by a topic or a shorter time."))];
    }

    private async Task SendAsync(string address, string page, AnswerKind kind, CancellationToken cancellationToken)
    {
        var body = JsonNode.Parse(page)!.AsObject();
        body["response_type"] = kind is AnswerKind.Public ? "in_channel" : "ephemeral";
        body["replace_original"] = false;
        // No token: the address itself is the right to answer.
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
        using var answer = await clients.CreateClient(SlackTransport.ClientName).PostAsync(new Uri(address), content, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            var reason = await answer.Content.ReadAsStringAsync(cancellationToken);
            throw new HttpRequestException(string.Create(CultureInfo.InvariantCulture, $"Slack refused the answer ({(int)answer.StatusCode}): {reason}"), inner: null, answer.StatusCode);
        }
    }
}
