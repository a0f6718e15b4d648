using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using Microsoft.Extensions.Options;

namespace DigestBot.Discord.Interactions;

/// <summary>The bot's commands as Discord wants them: one command with all others below it, and the message's menu.</summary>
/// <remarks>No <c>default_member_permissions</c>: they would lock readers out of the whole tree. The handlers check who may change a channel.</remarks>
internal sealed class CommandTree(CommandCatalogue catalogue, IOptions<CommandOptions> options)
{
    private const int MaxDescription = 100;

    private const int MessageMenu = 3;

    public IReadOnlyList<ApplicationCommand> Commands() =>
    [
        new() { Name = options.Value.Name, Description = "News digests: what happened, told once", Options = [.. Subcommands()] },
        new() { Type = MessageMenu, Name = FindCoverage.Name, NameLocalizations = CommandNames.FindCoverage() },
    ];

    // "topics add" and its like stand in a group of their own, where the first of them stands.
    private IEnumerable<ApplicationCommandOption> Subcommands() => catalogue.Definitions
        .GroupBy(definition => definition.Path.Split(' ')[0])
        .Select(group => group.First().Path.Contains(' ')
            ? Option(CommandOptionType.SubCommandGroup, group.Key, $"Commands about {group.Key}") with { Options = [.. group.Select(Subcommand)] }
            : Subcommand(group.Single()));

    private ApplicationCommandOption Subcommand(CommandDefinition definition) =>
        Option(CommandOptionType.SubCommand, definition.Path.Split(' ')[^1], definition.Description) with
        {
            Options = definition.Parameters.Count == 0 ? null : [.. definition.Parameters.Select(parameter => Parameter(definition, parameter))],
        };

    private ApplicationCommandOption Parameter(CommandDefinition definition, CommandParameter parameter)
    {
        var type = TypeOf(parameter);
        return Option(type, parameter.Name, parameter.Description) with
        {
            Required = parameter.Required && !catalogue.OffersForm(definition) ? true : null,
            Autocomplete = catalogue.Completes(definition) && type is CommandOptionType.String ? true : null,
        };
    }

    private static CommandOptionType TypeOf(CommandParameter parameter) =>
        parameter == CommandParameter.Share ? CommandOptionType.Boolean
        : parameter == CommandParameter.Ping ? CommandOptionType.Role
        : CommandOptionType.String;

    private static ApplicationCommandOption Option(CommandOptionType type, string name, string description) => new()
    {
        Type = type,
        Name = name,
        NameLocalizations = CommandNames.Of(name),
        Description = Excerpt.Of(description, MaxDescription),
    };
}
