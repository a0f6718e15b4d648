using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Discord.Messages;
using DigestBot.Discord.Posting;

namespace DigestBot.Discord.Interactions;

/// <summary>From Discord's interactions to the bot's own.</summary>
internal static class InteractionReader
{
    private const int MessageMenu = 3;

    /// <returns>Null for what the bot does not do: a button of someone else's, or a command from a menu over a message without a link.</returns>
    public static Interaction? Read(DiscordInteraction interaction)
    {
        // A conversation with the bot is a workspace of its own: what someone adds there is nobody else's.
        var channel = new ChannelRef(DiscordPlatform.Name, interaction.GuildId ?? $"@{interaction.ChannelId}", interaction.ChannelId ?? "");
        return CommandOf(interaction) is var (text, arguments)
            ? new Interaction(channel, UserOf(interaction), text, interaction.Channel?.Name) { Arguments = arguments, IsSubmission = interaction.Type is InteractionType.Modal }
            : null;
    }

    /// <summary>The option that is being typed.</summary>
    public static string? FocusedOption(DiscordInteraction interaction) => Innermost(interaction.Data?.Options).Options.FirstOrDefault(option => option.Focused is true)?.Name;

    private static (string Text, IReadOnlyDictionary<string, string>? Arguments)? CommandOf(DiscordInteraction interaction)
    {
        var data = interaction.Data;
        switch (interaction.Type)
        {
            case InteractionType.Component:
                // A button carries the whole command as text, and so does what was chosen in a menu.
                return DiscordCustomId.Parse(data?.CustomId ?? "") is { } id ? (data?.Values is [var chosen, ..] ? chosen : id.Command, null) : null;
            case InteractionType.Modal:
                return DiscordCustomId.Parse(data?.CustomId ?? "") is { } form ? (form.Command, ModalFields.Values(data)) : null;
            case InteractionType.Command when data?.Type == MessageMenu:
                return FindCoverage.LinkIn(TextsOf(data)) is { } link
                    ? (FindCoverage.Path, new Dictionary<string, string> { [FindCoverage.Parameter] = link })
                    : null;
            case InteractionType.Command or InteractionType.Completion:
                var (path, options) = Innermost(data?.Options);
                return (path, options.Where(option => option.Value is not null).ToDictionary(option => option.Name, option => TextOf(option, interaction.GuildId)));
            default:
                return null;
        }
    }

    private static string TextOf(InteractionOption option, string? guild)
    {
        var value = option.Value!.Value;
        var text = value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : value.ToString();

        // The role that everybody has carries the server's own id.
        return option.Type is CommandOptionType.Role && text == guild ? "@everyone" : text;
    }

    // Subcommands and their groups are options that hold options.
    private static (string Path, IReadOnlyList<InteractionOption> Options) Innermost(List<InteractionOption>? options)
    {
        var path = new List<string>();
        while (options is [{ Type: CommandOptionType.SubCommand or CommandOptionType.SubCommandGroup } only])
        {
            path.Add(only.Name);
            options = only.Options;
        }

        return (string.Join(' ', path), options ?? []);
    }

    private static IEnumerable<string?> TextsOf(InteractionData data) =>
        data.Resolved?.Messages?.GetValueOrDefault(data.TargetId ?? "") is { } message
            ? [message.Content, .. StringsIn(message.Embeds), .. StringsIn(message.Components)]
            : [];

    private static IEnumerable<string> StringsIn(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().SelectMany(item => StringsIn(item)),
        { ValueKind: JsonValueKind.Object } parts => parts.EnumerateObject().SelectMany(part => StringsIn(part.Value)),
        _ => [],
    };

    private static ChatUser UserOf(DiscordInteraction interaction)
    {
        var user = interaction.Member?.User ?? interaction.User;
        var name = interaction.Member?.Nick ?? user?.GlobalName ?? user?.Username ?? "";
        // Whoever writes to the bot in private manages that conversation.
        return new(user?.Id ?? "", name, interaction.GuildId is null || DiscordPermissions.CanManageChannel(interaction.Member?.Permissions));
    }
}
