using DigestBot.Core.Chat;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>help [command]</c></summary>
internal sealed class HelpHandler(CommandHelp help) : ISlashCommandHandler, ICompletesParameters
{
    public static readonly CommandDefinition Help = new("help", "All commands, or one with examples to paste", AnswerKind.Ephemeral)
    {
        Parameters = [new("command", "the command you want to know more about", Required: false, TakesRest: true)],
        Examples = ["help", "help schedule add"],
    };

    public CommandDefinition Definition => Help;

    public Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken) => Task.FromResult(Answer(request["command"]));

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        Task.FromResult(help.CompletePath(typed));

    private ChatMessage Answer(string? command)
    {
        if (command is null)
        {
            return help.Overview();
        }

        if (help.Find(command) is { } definition)
        {
            return help.For(definition);
        }

        var inGroup = help.InGroup(command);
        if (inGroup.Count > 0)
        {
            return help.Group(command, inGroup);
        }

        var nearest = help.Nearest(command);
        throw new CommandException(nearest is null
            ? $"There is no command {Typed.Quote(command)}: leave it out to see all of them."
            : $"There is no command {Typed.Quote(command)}. Did you mean {nearest}?");
    }
}
