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

/// <summary>Implemented by handlers whose parameters can be given in a form: it opens where nothing, or not enough, was typed.</summary>
public interface IOffersForm
{
    /// <summary>The form with what holds now. Its fields are named like the command's parameters.</summary>
    /// <remarks>It is the first response to an interaction, due within 3 s: from memory, or from single rows of the database.</remarks>
    /// <exception cref="CommandException">There is nothing to fill in.</exception>
    Task<ChatForm> OpenAsync(CommandRequest request, CancellationToken cancellationToken);
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

    /// <summary>Its answer, for the caller alone, can be posted in the channel instead.</summary>
    public bool CanShare => Parameters.Contains(CommandParameter.Share);
}

/// <param name="TakesRest">The last parameter that is given by its place may take all words that are left.</param>
/// <param name="NamedOnly">Written as <c>name:value</c> alone: no word is taken for it by its place.</param>
public sealed record CommandParameter(string Name, string Description, bool Required, bool TakesRest = false, bool NamedOnly = false)
{
    /// <summary>Where it is left out the command changes nothing yet and asks for it: that answer is for the caller alone.</summary>
    public bool IsAskedFor { get; init; }

    /// <summary>Of commands whose answers can be shared.</summary>
    public static CommandParameter Share { get; } = new("share", "true posts the answer here for everyone", Required: false, NamedOnly: true);

    /// <summary>Of commands that plan posts. Its value is a role's id, as platforms that have roles give it.</summary>
    public static CommandParameter Ping { get; } = new("ping", "a role to ping with each digest", Required: false, NamedOnly: true);
}

/// <summary>How an adapter acknowledges, before the handler runs: <see cref="SlashCommandRouter.AnswerKindOf"/>.</summary>
public enum AnswerKind
{
    /// <summary>Seen by the caller alone.</summary>
    Ephemeral,

    /// <summary>Seen by everyone in the channel.</summary>
    Public,

    /// <summary>A form opens; it is the first response itself. No definition says this: it depends on what was typed.</summary>
    Form,
}

/// <summary>A command as understood: its channel, its caller and its parameters by name.</summary>
public sealed record CommandRequest(Channel Channel, ChatUser User, IReadOnlyDictionary<string, string> Arguments, DateTimeOffset Now)
{
    public string? this[string parameter] => Arguments.GetValueOrDefault(parameter);

    /// <summary>The parameters come from a form, whose fields were all in sight: what is not here was left empty on purpose.</summary>
    public bool FromForm { get; init; }

    /// <summary>Files by parameter.</summary>
    public IReadOnlyDictionary<string, ChatFile> Files { get; init; } = new Dictionary<string, ChatFile>();

    /// <summary>What the handler changed in the channel: noted with who asked once it has answered.</summary>
    public ChangeNote Change { get; } = new();
}

/// <summary>The command cannot be done as asked. The message is one sentence that says what to do instead.</summary>
/// <param name="parameter">The parameter that is to blame, where it is one.</param>
public sealed class CommandException(string message, string? parameter = null) : Exception(message)
{
    public string? Parameter { get; } = parameter;
}
