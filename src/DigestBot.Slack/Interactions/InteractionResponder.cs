using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Slack.Api;
using DigestBot.Slack.Messages;
using DigestBot.Slack.Views;

namespace DigestBot.Slack.Interactions;

/// <summary>Lets the command of one interaction run and answers where the interaction came from: in the channel, or in a modal.</summary>
internal sealed class InteractionResponder(ResponseAddress responses, Modals modals, SlackMembers members, CallerCheck callers, SlashCommandRouter router, TimeProvider time)
{
    /// <exception cref="HttpRequestException">Slack takes no answer (any more).</exception>
    /// <exception cref="SlackApiException">Slack does not take the modal.</exception>
    public async Task RespondAsync(SlackInteraction interaction, CancellationToken cancellationToken)
    {
        if (interaction.Interaction is not { } asked)
        {
            await responses.SendAsync(interaction.ResponseUrl!, FindCoverage.NoLink, AnswerKind.Ephemeral, cancellationToken);
            return;
        }

        var kind = router.AnswerKindOf(asked);
        if (kind is AnswerKind.Form && interaction.Trigger is not null && await TryOpenFormAsync(interaction, asked, cancellationToken))
        {
            return;
        }

        if (interaction.ResponseUrl is { } address)
        {
            await responses.SendAsync(address, await callers.RunAsync(asked, cancellationToken), kind, cancellationToken);
            return;
        }

        await ShowAsync(interaction, asked, cancellationToken);
    }

    /// <returns>False where Slack opens no modal any more: then the command says how it is typed.</returns>
    private async Task<bool> TryOpenFormAsync(SlackInteraction interaction, Interaction asked, CancellationToken cancellationToken)
    {
        var place = PlaceOf(interaction, asked);
        ChatMessage? refusal = null;
        try
        {
            var opened = await modals.OpenAsync(asked.Channel.Workspace, interaction.Trigger!, interaction.View, FormAsync(), () => Modal(refusal!, place), cancellationToken);
            if (!opened)
            {
                await (interaction.ResponseUrl is { } address
                    ? responses.SendAsync(address, refusal!, AnswerKind.Ephemeral, cancellationToken)
                    : modals.OpenAsync(asked.Channel.Workspace, interaction.Trigger!, interaction.View, Task.FromResult<string?>(Modal(refusal!, place)), () => "", cancellationToken));
            }

            return true;
        }
        catch (SlackApiException late) when (late.Method is "views.open" or "views.push" && interaction.ResponseUrl is not null)
        {
            return false;
        }

        async Task<string?> FormAsync()
        {
            switch (await callers.OpenAsync(asked, cancellationToken))
            {
                case FormOpening.Shown { Form: var form }:
                    return SlackViews.Form(form, (place with { Command = form.Command }).Write());
                case FormOpening.Refused { Message: var message }:
                    refusal = message;
                    return null;
                default:
                    throw new InvalidOperationException("A form is shown or refused.");
            }
        }
    }

    /// <summary>In a modal, whose trigger does not wait for the command.</summary>
    private async Task ShowAsync(SlackInteraction interaction, Interaction asked, CancellationToken cancellationToken)
    {
        var place = PlaceOf(interaction, asked);
        await modals.OpenAsync(asked.Channel.Workspace, interaction.Trigger!, interaction.View, AnswerAsync(), () => "", cancellationToken);

        async Task<string?> AnswerAsync()
        {
            var zone = await members.ZoneOfAsync(asked.Channel.Workspace, asked.User.Id, cancellationToken);
            return Modal(WithoutPosting(await callers.RunAsync(asked with { User = asked.User with { Zone = zone } }, cancellationToken), asked), place);
        }
    }

    // Nothing is posted from a modal: its buttons that would have no place in it.
    private ChatMessage WithoutPosting(ChatMessage message, Interaction asked) => message with
    {
        Blocks = [.. message.Blocks.Select(block => block is MessageBlock.Actions actions ? actions with { Buttons = [.. actions.Buttons.Where(button => !Posts(button, asked))] } : block)],
    };

    private bool Posts(ChatButton button, Interaction asked) =>
        button.Command is { } command && router.AnswerKindOf(new Interaction(asked.Channel, asked.User, command)) is AnswerKind.Public;

    private ViewPlace PlaceOf(SlackInteraction interaction, Interaction asked) => new(asked.Channel, asked.ChannelName, Command: null, interaction.ResponseUrl, time.GetUtcNow());

    private static string Modal(ChatMessage message, ViewPlace place) => SlackViews.Modal(Modals.Title, message, place.Write());
}
