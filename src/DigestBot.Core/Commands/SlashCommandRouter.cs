using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands;

/// <summary>From what someone typed, or a button they pressed, to the answer: the same on every platform.</summary>
public sealed partial class SlashCommandRouter(
    CommandCatalogue catalogue, IChannelStore channels, IChangeLog changes, TimeProvider time, IOptions<CommandOptions> options, ILogger<SlashCommandRouter> logger)
{
    private readonly CommandOptions _options = options.Value;
    private readonly FormDrafts _drafts = new(time);
    private readonly Sharing _sharing = new(time, options.Value);

    /// <summary>How to acknowledge, known from memory alone, before the command runs: with a form (then call <see cref="OpenAsync"/>), or by who sees the answer.</summary>
    /// <remarks>Help with a mistyped command is for the one who mistyped it; so is that one has shared too often.</remarks>
    public AnswerKind AnswerKindOf(Interaction interaction) => Understand(interaction) switch
    {
        null => AnswerKind.Ephemeral,
        { OpensForm: true } => AnswerKind.Form,
        { IsShared: true } => _sharing.Allows(interaction) ? AnswerKind.Public : AnswerKind.Ephemeral,
        { Asks: true } => AnswerKind.Ephemeral,
        var command => command.Definition.Answer,
    };

    /// <summary>Whether the command asks who calls it: known from memory alone, so that an adapter looks the caller up only then.</summary>
    public bool ChangesChannel(string text) => catalogue.Find(Read(text))?.Handler.Definition.ChangesChannel is true;

    /// <summary>Lets the command run and gives its answer. One that would open a form is answered with how it is typed.</summary>
    public async Task<ChatMessage> RouteAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (Understand(interaction) is not { } command)
        {
            return DidYouMean(Read(interaction.Text));
        }

        if (interaction.IsSubmission)
        {
            return (await SubmitAsync(interaction, cancellationToken)).Message;
        }

        if (Refusal(command) is { } refusal)
        {
            return refusal;
        }

        if (command.OpensForm)
        {
            return catalogue.Help.For(command.Definition);
        }

        if (command.Arguments.Missing is { } missing)
        {
            return catalogue.Help.Missing(command.Definition, missing);
        }

        if (command.IsShared && !_sharing.Take(interaction))
        {
            return Sharing.TooOften;
        }

        var answer = await RunAsync(command, command.Handler.HandleAsync, Say, failure => failure, cancellationToken);
        return _sharing.Mark(command, answer);
    }

    /// <summary>The form that the command opens, for <see cref="AnswerKind.Form"/>: the first response, due within 3 s.</summary>
    /// <remarks>Whether the caller may change the channel is asked again when the form is sent.</remarks>
    public async Task<FormOpening> OpenAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (Understand(interaction) is not { } command)
        {
            return new FormOpening.Refused(DidYouMean(Read(interaction.Text)));
        }

        if (command.Handler is not IOffersForm offer)
        {
            return new FormOpening.Refused(catalogue.Help.For(command.Definition));
        }

        if (Refusal(command) is { } refusal)
        {
            return new FormOpening.Refused(refusal);
        }

        return await RunAsync<FormOpening>(
            command,
            async (request, stop) => new FormOpening.Shown(_drafts.Fill(interaction, await offer.OpenAsync(request, stop))),
            problem => new FormOpening.Refused(Say(problem)),
            failure => new FormOpening.Refused(failure),
            cancellationToken);
    }

    /// <summary>Gives a form's fields to its command.</summary>
    /// <param name="submission">Of a form: <see cref="Interaction.IsSubmission"/>.</param>
    public async Task<FormOutcome> SubmitAsync(Interaction submission, CancellationToken cancellationToken)
    {
        // Opened again, for its fields: what comes back may be made by hand.
        var opening = await OpenAsync(submission, cancellationToken);
        if (opening is not FormOpening.Shown { Form: var form })
        {
            return new FormOutcome.Done(((FormOpening.Refused)opening).Message);
        }

        var problems = form.ProblemsWith(submission.Arguments ?? new Dictionary<string, string>(), submission.Files ?? new Dictionary<string, ChatFile>());
        if (problems.Count > 0)
        {
            return Mend(submission, form, problems);
        }

        var command = Understand(submission)!;
        var outcome = await RunAsync<FormOutcome>(
            command,
            async (request, stop) => new FormOutcome.Done(await command.Handler.HandleAsync(request, stop)),
            problem => Mend(submission, form, [new((form.Fields.FirstOrDefault(field => field.Name == problem.Parameter) ?? form.Fields[0]).Name, problem.Message)]),
            failure => new FormOutcome.Done(failure),
            cancellationToken);
        if (outcome is FormOutcome.Done)
        {
            _drafts.Forget(submission, form);
        }

        return outcome;
    }

    /// <summary>Whole command texts that continue what has been typed after the command's name: subcommands first, then a parameter's values.</summary>
    /// <returns>Subcommands all, values at most 25; <see cref="Completion.Value"/> replaces the text.</returns>
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

    private UnderstoodCommand? Understand(Interaction interaction)
    {
        var line = Read(interaction.Text);
        return catalogue.Find(line) is var (handler, pathWords)
            ? new(handler, ArgumentBinder.Bind(handler.Definition, line, pathWords, interaction.Arguments), interaction)
            : null;
    }

    /// <summary>Null where the command may run as far as its caller and its words go.</summary>
    private ChatMessage? Refusal(UnderstoodCommand command)
    {
        var definition = command.Definition;
        if (definition.ChangesChannel && !command.Interaction.User.CanManageChannel)
        {
            return ChatMessage.Line(RichText.Sentence(
                $"Only people who may manage this channel can use `{_options.Line(definition.Path)}`: ask one of them, or read on with `{_options.Line("today")}`."));
        }

        return command.Arguments.Surplus.Count > 0 ? catalogue.Help.Surplus(definition, command.Arguments.Surplus) : null;
    }

    private async Task<T> RunAsync<T>(
        UnderstoodCommand command, Func<CommandRequest, CancellationToken, Task<T>> run, Func<CommandException, T> refused, Func<ChatMessage, T> failed, CancellationToken cancellationToken)
    {
        var interaction = command.Interaction;
        try
        {
            var request = await RequestAsync(interaction, command.Arguments.Values, cancellationToken);
            var answer = await run(request, cancellationToken);
            if (request.Change.What is { } what)
            {
                await changes.AddAsync(new(request.Channel.Id, request.Now, request.User.Id, request.User.Name, what, request.Change.Undo), cancellationToken);
            }

            return answer;
        }
        catch (CommandException problem)
        {
            return refused(problem);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whoever asked is waiting: an answer says more than silence, and the log has the rest.
            LogFailed(e, command.Definition.Path, interaction.Channel.Platform, interaction.Channel.Channel);
            return failed(ChatMessage.Line("Something went wrong here; it was written to the log."));
        }
    }

    private FormOutcome.Mend Mend(Interaction submission, ChatForm form, IReadOnlyList<FieldProblem> problems)
    {
        _drafts.Keep(submission, form);
        var labels = form.Fields.ToDictionary(field => field.Name, field => field.Label);
        var lines = problems.Select(problem => new RichText([new Inline.Strong(labels[problem.Field]), new Inline.Text(": "), .. RichText.Sentence(problem.Sentence).Inlines])).ToList();
        var message = new ChatMessage($"{form.Title}: {problems[0].Sentence}", [
            new MessageBlock.Paragraph(RichText.Plain("Nothing was changed yet:")),
            new MessageBlock.Bullets(lines),
            new MessageBlock.Actions([new ChatButton("Change it", form.Command)]),
        ]);
        return new(form.With(submission.Arguments ?? new Dictionary<string, string>()), problems, message);
    }

    private static ChatMessage Say(CommandException problem) => ChatMessage.Line(RichText.Sentence(problem.Message));

    private async Task<CommandRequest> RequestAsync(Interaction interaction, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        var channel = await channels.GetOrAddAsync(interaction.Channel, interaction.ChannelName ?? interaction.Channel.Channel, cancellationToken);
        return new(channel, interaction.User, arguments, time.GetUtcNow())
        {
            FromForm = interaction.IsSubmission,
            Files = interaction.Files ?? new Dictionary<string, ChatFile>(),
        };
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
