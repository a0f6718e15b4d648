using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Discord.Messages;
using DigestBot.Discord.Rest;

namespace DigestBot.Discord.Interactions;

/// <summary>Answers one interaction: acknowledges at once, then lets the command run, then completes the reply.</summary>
internal sealed class InteractionResponder(DiscordRestClient rest, SlashCommandRouter router)
{
    private const int MaxChoice = 100;

    // Discord's threads: of news channels, public and private ones.
    private const int FirstThreadType = 10;
    private const int LastThreadType = 12;

    /// <exception cref="DiscordApiException">Discord takes no answer (any more).</exception>
    public Task RespondAsync(DiscordInteraction interaction, CancellationToken cancellationToken) => interaction.Type switch
    {
        InteractionType.Completion => SuggestAsync(interaction, cancellationToken),
        InteractionType.Command or InteractionType.Component => AnswerAsync(interaction, cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task AnswerAsync(DiscordInteraction interaction, CancellationToken cancellationToken)
    {
        var read = InteractionReader.Read(interaction);
        var kind = read is null ? AnswerKind.Ephemeral : router.AnswerKindOf(read);
        var flags = kind is AnswerKind.Ephemeral ? DiscordMessageRenderer.Ephemeral : 0;
        await AcknowledgeAsync(interaction, new(CallbackType.DeferredMessage, new(Flags: flags)), cancellationToken);

        var message = read is null ? NotUnderstood(interaction) : WithMissingPermissions(await router.RouteAsync(read, cancellationToken), interaction, read);
        var pages = DiscordMessageRenderer.Pages(message, deliveryKey: null, flags);
        await SendAsync(DiscordRoute.EditAnswer(interaction.ApplicationId, interaction.Token), pages[0], cancellationToken);
        foreach (var page in pages.Skip(1))
        {
            await SendAsync(DiscordRoute.FollowUp(interaction.ApplicationId, interaction.Token), page, cancellationToken);
        }
    }

    private async Task SuggestAsync(DiscordInteraction interaction, CancellationToken cancellationToken)
    {
        var found = InteractionReader.Read(interaction) is { } read && InteractionReader.FocusedOption(interaction) is { } option
            ? await router.CompleteAsync(read, option, cancellationToken)
            : [];
        // A value that is too long cannot be chosen; its label alone may be shortened.
        CommandChoice[] choices = [.. found.Where(value => value.Value.Length is > 0 and <= MaxChoice).Select(value => new CommandChoice(Excerpt.Of(value.Label, MaxChoice), value.Value))];
        await AcknowledgeAsync(interaction, new(CallbackType.Choices, new(Choices: choices)), cancellationToken);
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

    private Task AcknowledgeAsync(DiscordInteraction interaction, InteractionCallback callback, CancellationToken cancellationToken) =>
        SendAsync(DiscordRoute.Callback(interaction.Id, interaction.Token), JsonSerializer.Serialize(callback, InteractionJson.Default.InteractionCallback), cancellationToken);

    private async Task SendAsync(DiscordRoute route, string body, CancellationToken cancellationToken)
    {
        using var answer = await rest.SendAsync(new DiscordRequest(route, body), cancellationToken);
    }
}
