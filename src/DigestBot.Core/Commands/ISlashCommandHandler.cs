using DigestBot.Core.Chat;
using DigestBot.Core.Digests;

namespace DigestBot.Core.Commands;

/// <summary>One command of the <c>/digest</c> tree.</summary>
public interface ISlashCommandHandler
{
    CommandDefinition Definition { get; }

    Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken);
}

/// <summary>Implemented by handlers whose parameters can be completed, from memory and in milliseconds.</summary>
public interface ICompletesParameters
{
    /// <summary>At most 25 suggestions for what has been typed of the parameter so far.</summary>
    Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken);
}

/// <param name="Value">What is put into the command.</param>
/// <param name="Label">What is shown; the value itself where it says enough.</param>
public sealed record Completion(string Value, string Label)
{
    /// <summary>How many are shown at most: Discord's limit.</summary>
    public const int Limit = 25;
}

/// <summary>What a command is called, takes and answers: registration, parsing, help and acknowledging all read it.</summary>
/// <param name="Path">Words after the command's name, e.g. <c>schedule add</c>.</param>
/// <param name="ChangesChannel">Needs someone who may manage the channel.</param>
public sealed record CommandDefinition(string Path, string Description, AnswerKind Answer, bool ChangesChannel = false)
{
    public IReadOnlyList<CommandParameter> Parameters { get; init; } = [];

    /// <summary>Whole command lines that work when pasted, without the slash and the command's name.</summary>
    public required IReadOnlyList<string> Examples { get; init; }
}

/// <param name="TakesRest">The last parameter may take all words that are left.</param>
public sealed record CommandParameter(string Name, string Description, bool Required, bool TakesRest = false);

/// <summary>How an adapter acknowledges, before the handler runs.</summary>
public enum AnswerKind
{
    /// <summary>Seen by the caller alone.</summary>
    Ephemeral,

    /// <summary>Seen by everyone in the channel.</summary>
    Public,
}

/// <summary>A command as understood: its channel, its caller and its parameters by name.</summary>
public sealed record CommandRequest(Channel Channel, ChatUser User, IReadOnlyDictionary<string, string> Arguments, DateTimeOffset Now)
{
    public string? this[string parameter] => Arguments.GetValueOrDefault(parameter);
}

/// <summary>The command cannot be done as asked. The message is one sentence that says what to do instead.</summary>
public sealed class CommandException(string message) : Exception(message);
