using System.Text.Json;
using DigestBot.Discord.Rest;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigestBot.Discord.Interactions;

/// <summary>Tells Discord of the bot's commands, all at once and only when they changed: it takes 200 new ones a day.</summary>
internal sealed partial class CommandRegistrar(DiscordRestClient rest, CommandTree tree, IOptions<DiscordOptions> options, ILogger<CommandRegistrar> logger)
{
    private readonly string? _guild = string.IsNullOrEmpty(options.Value.DevelopmentGuild) ? null : options.Value.DevelopmentGuild;

    /// <exception cref="DiscordApiException">Discord refuses them.</exception>
    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        var application = await rest.SendAsync(new DiscordRequest(DiscordRoute.Application), DiscordJson.Default.ApplicationInfo, cancellationToken);
        if (await AreRegisteredAsync(application.Id, cancellationToken))
        {
            return;
        }

        using var answer = await rest.SendAsync(new DiscordRequest(DiscordRoute.Commands(HttpMethod.Put, application.Id, _guild), Write(tree.Commands())), cancellationToken);
        LogRegistered(_guild is null ? "every server" : $"server {_guild}");
    }

    /// <summary>Whether Discord has the commands as they are now.</summary>
    public async Task<bool> AreRegisteredAsync(string application, CancellationToken cancellationToken)
    {
        var registered = await rest.SendAsync(new DiscordRequest(DiscordRoute.Commands(HttpMethod.Get, application, _guild)), InteractionJson.Default.ListApplicationCommand, cancellationToken);
        return Write(registered) == Write(tree.Commands());
    }

    private static string Write(IEnumerable<ApplicationCommand> commands)
    {
        // Discord gives them back in an order of its own, and nothing where we leave something empty.
        List<ApplicationCommand> inOrder = [.. commands.OrderBy(command => command.Type).ThenBy(command => command.Name, StringComparer.Ordinal).Select(command => command with
        {
            NameLocalizations = command.NameLocalizations is { Count: > 0 } names ? names : null,
            Description = string.IsNullOrEmpty(command.Description) ? null : command.Description,
            Options = Comparable(command.Options),
        })];
        return JsonSerializer.Serialize(inOrder, InteractionJson.Default.ListApplicationCommand);
    }

    private static List<ApplicationCommandOption>? Comparable(List<ApplicationCommandOption>? options) => options is not { Count: > 0 }
        ? null
        : [.. options.Select(option => option with
        {
            NameLocalizations = option.NameLocalizations is { Count: > 0 } names ? names : null,
            Required = option.Required is true ? true : null,
            Autocomplete = option.Autocomplete is true ? true : null,
            Options = Comparable(option.Options),
        })];

    [LoggerMessage(LogLevel.Information, "The commands were registered for {Where}.")]
    private partial void LogRegistered(string where);
}
