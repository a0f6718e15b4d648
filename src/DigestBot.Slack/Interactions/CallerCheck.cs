using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Slack.Api;

namespace DigestBot.Slack.Interactions;

/// <summary>Gives interactions to the router; of commands that change a channel it asks Slack first who calls.</summary>
internal sealed class CallerCheck(SlackMembers members, SlackFileUpload uploads, SlashCommandRouter router)
{
    private static readonly ChatMessage Unknown = ChatMessage.Line("Slack does not say now whether you may change this channel: try again in a minute.");

    public async Task<ChatMessage> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (!router.ChangesChannel(interaction.Text))
        {
            return await WithFilesAsync(await router.RouteAsync(interaction, cancellationToken), interaction, cancellationToken);
        }

        return await KnownAsync(interaction, cancellationToken) is { } known
            ? await WithInvitationAsync(await router.RouteAsync(known, cancellationToken), known, cancellationToken)
            : Unknown;
    }

    public async Task<FormOpening> OpenAsync(Interaction interaction, CancellationToken cancellationToken) =>
        await KnownAsync(interaction, cancellationToken) is { } known ? await router.OpenAsync(known, cancellationToken) : new FormOpening.Refused(Unknown);

    public async Task<FormOutcome> SubmitAsync(Interaction submission, CancellationToken cancellationToken)
    {
        if (await KnownAsync(submission, cancellationToken) is not { } known)
        {
            return new FormOutcome.Done(Unknown);
        }

        var outcome = await router.SubmitAsync(known, cancellationToken);
        return outcome is FormOutcome.Done done ? done with { Message = await WithInvitationAsync(done.Message, known, cancellationToken) } : outcome;
    }

    /// <returns>Null where Slack does not tell.</returns>
    private async Task<Interaction?> KnownAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (!router.ChangesChannel(interaction.Text))
        {
            return interaction;
        }

        try
        {
            return interaction with { User = await members.KnowAsync(interaction.User, interaction.Channel, cancellationToken) };
        }
        catch (Exception unknown) when (unknown is SlackApiException or SlackBusyException or HttpRequestException)
        {
            return null;
        }
    }

    // Answers carry no files on Slack: they go where the caller alone reads them.
    private async Task<ChatMessage> WithFilesAsync(ChatMessage message, Interaction interaction, CancellationToken cancellationToken)
    {
        if (message.Files is not { Count: > 0 } files)
        {
            return message;
        }

        string note;
        try
        {
            await uploads.SendAsync(interaction.Channel.Workspace, interaction.User.Id, files, cancellationToken);
            note = "The file is in your direct messages with me.";
        }
        catch (SlackApiException refused)
        {
            note = $"Slack did not take the file ({refused.Code}): whoever runs this bot can install the app again from its manifest.";
        }
        catch (Exception unreachable) when (unreachable is SlackBusyException or HttpRequestException)
        {
            note = "Slack did not take the file now: try again in a minute.";
        }

        return message with { Blocks = [.. message.Blocks, new MessageBlock.Note(RichText.Plain(note))] };
    }

    // Who plans digests where the bot cannot post hears of it now, not tomorrow at eight.
    private async Task<ChatMessage> WithInvitationAsync(ChatMessage message, Interaction interaction, CancellationToken cancellationToken) =>
        !interaction.User.CanManageChannel || await members.IsBotInAsync(interaction.Channel, cancellationToken)
            ? message
            : message with { Blocks = [.. message.Blocks, new MessageBlock.Note(RichText.Plain("I cannot post here yet: write /invite and my name in this channel."))] };
}
