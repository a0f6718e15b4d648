using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands;

/// <summary>From what someone typed, or a button they pressed, to the answer: the same on every platform.</summary>
public sealed partial class SlashCommandRouter(
    CommandCatalogue catalogue, IChannelStore channels, TimeProvider time, IOptions<CommandOptions> options, ILogger<SlashCommandRouter> logger)
{
    private readonly CommandOptions _options = options.Value;

    /// <summary>Who sees the answer, known from memory alone: what an adapter acknowledges with before the command runs.</summary>
    /// <remarks>Help with a mistyped command is for the one who mistyped it.</remarks>
    public AnswerKind AnswerKindOf(string text) =>
        catalogue.Find(Read(text))?.Handler.Definition.Answer ?? AnswerKind.Ephemeral;

    /// <summary>Whether the command asks who calls it: known from memory alone, so that an adapter looks the caller up only then.</summary>
    public bool ChangesChannel(string text) => catalogue.Find(Read(text))?.Handler.Definition.ChangesChannel is true;

    public async Task<ChatMessage> RouteAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var line = Read(interaction.Text);
        if (catalogue.Find(line) is not var (handler, pathWords))
        {
            return DidYouMean(line);
        }

        var definition = handler.Definition;
        if (definition.ChangesChannel && !interaction.User.CanManageChannel)
        {
            return ChatMessage.Line(RichText.Sentence(
                $"Only people who may manage this channel can use `{_options.Line(definition.Path)}`: ask one of them, or read on with `{_options.Line("today")}`."));
        }

        var arguments = interaction.Arguments is { } given ? ArgumentBinder.Take(definition, given) : ArgumentBinder.Bind(definition, line, pathWords);
        if (arguments.Missing is { } missing)
        {
            return catalogue.Help.Missing(definition, missing);
        }

        if (arguments.Surplus.Count > 0)
        {
            return catalogue.Help.Surplus(definition, arguments.Surplus);
        }

        try
        {
            var request = await RequestAsync(interaction, arguments.Values, cancellationToken);
            return await handler.HandleAsync(request, cancellationToken);
        }
        catch (CommandException problem)
        {
            return ChatMessage.Line(RichText.Sentence(problem.Message));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whoever asked is waiting: an answer says more than silence, and the log has the rest.
            LogFailed(e, definition.Path, interaction.Channel.Platform, interaction.Channel.Channel);
            return ChatMessage.Line("Something went wrong here; it was written to the log.");
        }
    }

    /// <summary>Whole command texts that continue what has been typed after the command's name: subcommands first, then a parameter's values.</summary>
    /// <returns>At most 25; <see cref="Completion.Value"/> replaces the text.</returns>
    public async Task<IReadOnlyList<Completion>> CompleteAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var line = Read(interaction.Text);
        var endsInSpace = interaction.Text.Length > 0 && char.IsWhiteSpace(interaction.Text[^1]);
        if (catalogue.FindTyped(line, endsInSpace) is not var (handler, pathWords))
        {
            return catalogue.Help.CompletePath(endsInSpace && line.Text.Length > 0 ? line.Text + ' ' : line.Text);
        }

        if (TypedParameter.Of(handler.Definition, line, pathWords, endsInSpace) is not { } typed)
        {
            return [];
        }

        var values = await CompleteAsync(handler, interaction, typed.Parameter.Name, typed.Text, typed.Others, cancellationToken);
        return [.. values.Select(value => value with { Value = typed.With(value.Value) })];
    }

    /// <summary>Values for one parameter, where the platform asks for each by itself: what has been typed of it stands among the arguments.</summary>
    /// <returns>At most 25; <see cref="Completion.Value"/> replaces the parameter's.</returns>
    public async Task<IReadOnlyList<Completion>> CompleteAsync(Interaction interaction, string parameter, CancellationToken cancellationToken)
    {
        var given = interaction.Arguments ?? new Dictionary<string, string>();
        return catalogue.Find(Read(interaction.Text)) is var (handler, _)
            ? await CompleteAsync(handler, interaction, parameter, given.GetValueOrDefault(parameter, ""), given.Where(argument => argument.Key != parameter).ToDictionary(), cancellationToken)
            : [];
    }

    private async Task<IReadOnlyList<Completion>> CompleteAsync(
        ISlashCommandHandler handler, Interaction interaction, string parameter, string typed, IReadOnlyDictionary<string, string> others, CancellationToken cancellationToken)
    {
        if (handler is not ICompletesParameters completer)
        {
            return [];
        }

        try
        {
            var request = await RequestAsync(interaction, others, cancellationToken);
            var values = await completer.CompleteAsync(request, parameter, typed, cancellationToken);
            return [.. values.Take(Completion.Limit)];
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // What is being typed works without suggestions too.
            LogFailed(e, handler.Definition.Path, interaction.Channel.Platform, interaction.Channel.Channel);
            return [];
        }
    }

    private async Task<CommandRequest> RequestAsync(Interaction interaction, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        var channel = await channels.GetOrAddAsync(interaction.Channel, interaction.ChannelName ?? interaction.Channel.Channel, cancellationToken);
        return new(channel, interaction.User, arguments, time.GetUtcNow());
    }

    // People paste help's examples with the slash, and buttons carry the name without it: both mean the same command.
    private SlashCommandLine Read(string text)
    {
        var line = SlashCommandLine.Parse(text);
        var first = line.Words.Count > 0 ? line.Words[0].Value : "";
        var name = first.TrimStart('/');
        // Buttons of messages made before the setting changed, or made without knowing it, say the default.
        var isName = name.Equals(_options.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(CommandOptions.DefaultName, StringComparison.OrdinalIgnoreCase);
        return isName ? SlashCommandLine.Parse(line.Text[line.Words[0].End..]) : line;
    }

    private ChatMessage DidYouMean(SlashCommandLine line)
    {
        if (catalogue.Correct(line) is { } meant)
        {
            var question = RichText.Sentence($"There is no command {Typed.Quote(line.Text)}. Did you mean `{_options.Line(Typed.Shown(meant))}`?");
            return new(question.ToPlainText(), [new MessageBlock.Paragraph(question), new MessageBlock.Actions([Button("Yes, do that", meant)])]);
        }

        // Words that resemble no command are most often a topic.
        var sentence = RichText.Sentence($"There is no command {Typed.Quote(line.Words[0].Value)}. Look for these words in the news, or see `{_options.Line("help")}`.");
        return new(sentence.ToPlainText(), [new MessageBlock.Paragraph(sentence), new MessageBlock.Actions([Button("Search the news", $"search {line.Text}"), Button("Help", "help")])]);
    }

    private ChatButton Button(string label, string command) => new(label, _options.ButtonCommand(command));

    [LoggerMessage(LogLevel.Error, "The command {Command} failed in {Platform} channel {Channel}.")]
    private partial void LogFailed(Exception exception, string command, string platform, string channel);
}
