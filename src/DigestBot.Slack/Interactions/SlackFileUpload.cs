using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json.Nodes;
using DigestBot.Core.Chat;
using DigestBot.Slack.Api;

namespace DigestBot.Slack.Interactions;

/// <summary>Gives files to one person: answers cannot carry any, and a file in a channel would be everyone's. Needs files:write and im:write.</summary>
internal sealed class SlackFileUpload(SlackApiClient api, IHttpClientFactory clients)
{
    /// <summary>Puts the files into the person's conversation with the bot.</summary>
    /// <exception cref="SlackApiException">Slack does not take them.</exception>
    /// <exception cref="HttpRequestException">Slack cannot be reached.</exception>
    public async Task SendAsync(string workspace, string user, IReadOnlyList<ChatFile> files, CancellationToken cancellationToken)
    {
        var place = await api.CallAsync(SlackCall.Read(SlackMethod.OpenConversation, workspace, ("users", user)), SlackJson.Default.ChannelAnswer, cancellationToken);
        var uploaded = new JsonArray();
        foreach (var file in files)
        {
            uploaded.Add(new JsonObject { ["id"] = await UploadAsync(workspace, file, cancellationToken), ["title"] = file.Name });
        }

        await api.CallAsync(
            SlackCall.Read(SlackMethod.CompleteUpload, workspace, ("files", uploaded.ToJsonString()), ("channel_id", place.Channel?.Id)),
            SlackJson.Default.SlackAnswer, cancellationToken);
    }

    /// <returns>The file's id.</returns>
    private async Task<string> UploadAsync(string workspace, ChatFile file, CancellationToken cancellationToken)
    {
        var length = file.Content.Length.ToString(CultureInfo.InvariantCulture);
        var ticket = await api.CallAsync(SlackCall.Read(SlackMethod.BeginUpload, workspace, ("filename", file.Name), ("length", length)), SlackJson.Default.UploadTicket, cancellationToken);
        using var content = new ReadOnlyMemoryContent(file.Content);
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Octet);
        // No token: the address itself is the right to upload.
        using var answer = await clients.CreateClient(SlackTransport.ClientName).PostAsync(new Uri(ticket.UploadUrl ?? ""), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return ticket.FileId ?? "";
    }
}
