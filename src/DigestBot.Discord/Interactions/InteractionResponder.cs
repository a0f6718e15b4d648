using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Discord.Messages;
using DigestBot.Discord.Posting;
using DigestBot.Discord.Rest;

namespace DigestBot.Discord.Interactions;

/// <summary>Answers one interaction: acknowledges at once, then lets the command run, then completes the reply.</summary>
internal sealed class InteractionResponder(DiscordRestClient rest, SlashCommandRouter router, AttachmentReader attachments, Forums forums)
{
    private const int MaxChoice = 100;

    // Discord's threads: of news channels, public and private ones.
    private const int FirstThreadType = 10;
    private const int LastThreadType = 12;

    /// <exception cref="DiscordApiException">Discord takes no answer (any more).</exception>
    public Task RespondAsync(DiscordInteraction interaction, CancellationToken cancellationToken) => interaction.Type switch
    {
        InteractionType.Completion => SuggestAsync(interaction, cancellationToken),
        InteractionType.Command or InteractionType.Component or InteractionType.Modal => AnswerAsync(interaction, cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task AnswerAsync(DiscordInteraction interaction, CancellationToken cancellationToken)
    {
        if (InteractionReader.Read(interaction) is not { } read)
        {
            await AcknowledgeAsync(interaction, isEphemeral: true, cancellationToken);
            await CompleteAsync(interaction, NotUnderstood(interaction), isEphemeral: true, cancellationToken);
            return;
        }

        var kind = router.AnswerKindOf(read);
        if (kind is AnswerKind.Form)
        {
            await OpenAsync(interaction, read, cancellationToken);
            return;
        }

        await AcknowledgeAsync(interaction, kind is AnswerKind.Ephemeral, cancellationToken);
        var asked = await forums.PlaceAsync(read, interaction.Channel, cancellationToken);
        if (read.IsSubmission)
        {
            await SubmitAsync(interaction, asked, kind is AnswerKind.Ephemeral, cancellationToken);
            return;
        }

        var message = WithMissingPermissions(await router.RouteAsync(asked, cancellationToken), interaction, read);
        await CompleteAsync(interaction, message, kind is AnswerKind.Ephemeral, cancellationToken);
    }

    // A modal is the first response itself: there is no time to ask anybody anything before it.
    private async Task OpenAsync(DiscordInteraction interaction, Interaction read, CancellationToken cancellationToken)
    {
        switch (await router.OpenAsync(forums.PlaceKnown(read, interaction.Channel), cancellationToken))
        {
            case FormOpening.Shown shown:
                await SendAsync(DiscordRoute.Callback(interaction.Id, interaction.Token), DiscordModal.Body(shown.Form), cancellationToken);
                break;
            case FormOpening.Refused refused:
                await AcknowledgeAsync(interaction, isEphemeral: true, cancellationToken);
                await CompleteAsync(interaction, refused.Message, isEphemeral: true, cancellationToken);
                break;
        }
    }

    private async Task SubmitAsync(DiscordInteraction interaction, Interaction submission, bool isEphemeral, CancellationToken cancellationToken)
    {
        var outcome = await router.SubmitAsync(await WithFilesAsync(interaction, submission, cancellationToken), cancellationToken);
        if (outcome is FormOutcome.Mend && !isEphemeral)
        {
            // What has to be mended is between the bot and who filled the form in; who sees the answer was settled by the first reply.
            using var deleted = await rest.SendAsync(new DiscordRequest(DiscordRoute.DeleteAnswer(interaction.ApplicationId, interaction.Token)), cancellationToken);
            await FollowUpAsync(interaction, DiscordMessageRenderer.Pages(outcome.Message, deliveryKey: null, DiscordMessageRenderer.Ephemeral), cancellationToken);
            return;
        }

        await CompleteAsync(interaction, WithMissingPermissions(outcome.Message, interaction, submission), isEphemeral, cancellationToken);
    }

    private async Task<Interaction> WithFilesAsync(DiscordInteraction interaction, Interaction submission, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, ChatFile>();
        foreach (var (field, attachment) in ModalFields.Files(interaction.Data))
        {
            files[field] = await attachments.ReadAsync(attachment, cancellationToken);
        }

        return submission with { Files = files };
    }

    private async Task SuggestAsync(DiscordInteraction interaction, CancellationToken cancellationToken)
    {
        var found = InteractionReader.Read(interaction) is { } read && InteractionReader.FocusedOption(interaction) is { } option
            ? await router.CompleteAsync(forums.PlaceKnown(read, interaction.Channel), option, cancellationToken)
            : [];

        // A value that is too long cannot be chosen; its label alone may be shortened.
        CommandChoice[] choices = [.. found.Where(value => value.Value.Length is > 0 and <= MaxChoice).Select(value => new CommandChoice(Excerpt.Of(value.Label, MaxChoice), value.Value))];
        await RespondAsync(interaction, new(CallbackType.Choices, new(Choices: choices)), cancellationToken);
    }

    private static ChatMessage NotUnderstood(DiscordInteraction interaction) => interaction.Type is InteractionType.Command
        ? FindCoverage.NoLink
        : ChatMessage.Line("This button is not one of mine any more: the commands do the same.");

    // Who plans digests where the bot cannot post hears of it now, not tomorrow at eight.
    private static ChatMessage WithMissingPermissions(ChatMessage message, DiscordInteraction interaction, Interaction read)
    {
        var missing = DiscordPermissions.MissingToPost(interaction.AppPermissions, isThread: interaction.Channel?.Type is >= FirstThreadType and <= LastThreadType);
        return missing.Count == 0 || !read.User.CanManageChannel || !read.Text.StartsWith("schedule", StringComparison.Ordinal)
            ? message
            : message with { Blocks = [.. message.Blocks, new MessageBlock.Note(RichText.Plain($"I cannot post here yet: in this channel's permissions, give my role {string.Join(" and ", missing)}."))] };
    }

    private Task AcknowledgeAsync(DiscordInteraction interaction, bool isEphemeral, CancellationToken cancellationToken) =>
        RespondAsync(interaction, new(CallbackType.DeferredMessage, new(Flags: isEphemeral ? DiscordMessageRenderer.Ephemeral : 0)), cancellationToken);

    private Task RespondAsync(DiscordInteraction interaction, InteractionCallback callback, CancellationToken cancellationToken) =>
        SendAsync(DiscordRoute.Callback(interaction.Id, interaction.Token), JsonSerializer.Serialize(callback, InteractionJson.Default.InteractionCallback), cancellationToken);

    private async Task CompleteAsync(DiscordInteraction interaction, ChatMessage message, bool isEphemeral, CancellationToken cancellationToken)
    {
        var pages = DiscordMessageRenderer.Pages(message, deliveryKey: null, isEphemeral ? DiscordMessageRenderer.Ephemeral : 0);
        var files = DiscordMessageRenderer.FilesOf(message);
        await SendAsync(DiscordRoute.EditAnswer(interaction.ApplicationId, interaction.Token), pages[0], cancellationToken, pages.Count == 1 ? files : []);
        await FollowUpAsync(interaction, [.. pages.Skip(1)], cancellationToken, files);
    }

    // Files stand on the last page.
    private async Task FollowUpAsync(DiscordInteraction interaction, IReadOnlyList<string> pages, CancellationToken cancellationToken, IReadOnlyList<ChatFile>? files = null)
    {
        for (var i = 0; i < pages.Count; i++)
        {
            await SendAsync(DiscordRoute.FollowUp(interaction.ApplicationId, interaction.Token), pages[i], cancellationToken, i == pages.Count - 1 ? files : null);
        }
    }

    private async Task SendAsync(DiscordRoute route, string body, CancellationToken cancellationToken, IReadOnlyList<ChatFile>? files = null)
    {
        using var answer = await rest.SendAsync(new DiscordRequest(route, body) { Files = files ?? [] }, cancellationToken);
    }
}
