using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Slack.Api;
using DigestBot.Slack.Messages;

namespace DigestBot.Slack.Interactions;

/// <summary>Lets the command of one interaction run and sends its answer to the interaction's response address.</summary>
internal sealed class InteractionResponder(IHttpClientFactory clients, SlackMembers members, SlashCommandRouter router, SlackMessageRenderer renderer)
{
    // Slack takes five answers to one interaction.
    private const int MaxAnswers = 5;

    /// <exception cref="HttpRequestException">Slack takes no answer (any more).</exception>
    public async Task RespondAsync(SlackInteraction interaction, CancellationToken cancellationToken)
    {
        var kind = interaction.Interaction is { } asked ? router.AnswerKindOf(asked) : AnswerKind.Ephemeral;
        var answer = interaction.Interaction is null ? FindCoverage.NoLink : await RunAsync(interaction.Interaction, cancellationToken);
        foreach (var page in Pages(answer))
        {
            await SendAsync(interaction.ResponseUrl, page, kind, cancellationToken);
        }
    }

    private async Task<ChatMessage> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (!router.ChangesChannel(interaction.Text))
        {
            return await router.RouteAsync(interaction, cancellationToken);
        }

        ChatUser user;
        try
        {
            user = await members.KnowAsync(interaction.User, interaction.Channel, cancellationToken);
        }
        catch (Exception unknown) when (unknown is SlackApiException or SlackBusyException or HttpRequestException)
        {
            return ChatMessage.Line("Slack does not say now whether you may change this channel: try again in a minute.");
        }

        var answer = await router.RouteAsync(interaction with { User = user }, cancellationToken);
        return user.CanManageChannel ? await WithInvitationAsync(answer, interaction.Channel, cancellationToken) : answer;
    }

    // Who plans digests where the bot cannot post hears of it now, not tomorrow at eight.
    private async Task<ChatMessage> WithInvitationAsync(ChatMessage message, ChannelRef channel, CancellationToken cancellationToken) =>
        await members.IsBotInAsync(channel, cancellationToken)
            ? message
            : message with { Blocks = [.. message.Blocks, new MessageBlock.Note(RichText.Plain("I cannot post here yet: write /invite and my name in this channel."))] };

    private IReadOnlyList<string> Pages(ChatMessage answer)
    {
        var pages = renderer.Render(answer);
        return pages.Count <= MaxAnswers
            ? pages
            : [.. pages.Take(MaxAnswers - 1), .. renderer.Render(ChatMessage.Line($"{pages.Count - MaxAnswers + 1} more pages do not fit into one answer on Slack: ask for less, by a topic or a shorter time."))];
    }

    private async Task SendAsync(string responseUrl, string page, AnswerKind kind, CancellationToken cancellationToken)
    {
        var body = JsonNode.Parse(page)!.AsObject();
        body["response_type"] = kind is AnswerKind.Public ? "in_channel" : "ephemeral";
        body["replace_original"] = false;
        // No token: the address itself is the right to answer.
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
        using var answer = await clients.CreateClient(SlackApiClient.ClientName).PostAsync(new Uri(responseUrl), content, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            var reason = await answer.Content.ReadAsStringAsync(cancellationToken);
            throw new HttpRequestException(string.Create(CultureInfo.InvariantCulture, $"Slack refused the answer ({(int)answer.StatusCode}): {reason}"), inner: null, answer.StatusCode);
        }
    }
}
