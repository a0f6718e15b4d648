using DigestBot.Core.Chat;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>yesterday [topic]</c></summary>
internal sealed class YesterdayHandler(ChannelDigest digest) : ISlashCommandHandler, ICompletesParameters
{
    public CommandDefinition Definition { get; } = new("yesterday", "Yesterday's stories", AnswerKind.Ephemeral)
    {
        Parameters = [DigestParameters.Topic, CommandParameter.Share],
        Examples = ["yesterday", "yesterday ferry strike"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var zone = ChannelZone.Of(request);
        var (from, to) = (LocalDates.StartOfDay(zone, request.Now, days: -1), LocalDates.StartOfDay(zone, request.Now));
        return digest.Show(request, await digest.BuildAsync(request, "Yesterday", from, to, request["topic"], cancellationToken));
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        Task.FromResult(DigestParameters.CompleteTopic(request, typed));
}

/// <summary><c>week [topic]</c></summary>
internal sealed class WeekHandler(ChannelDigest digest) : ISlashCommandHandler, ICompletesParameters
{
    public CommandDefinition Definition { get; } = new("week", "The stories of the last seven days", AnswerKind.Ephemeral)
    {
        Parameters = [DigestParameters.Topic, CommandParameter.Share],
        Examples = ["week", "week ferry strike"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken) =>
        digest.Show(request, await digest.BuildAsync(request, "The last 7 days", request.Now.AddDays(-7), request.Now, request["topic"], cancellationToken));

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        Task.FromResult(DigestParameters.CompleteTopic(request, typed));
}

/// <summary><c>since monday</c></summary>
internal sealed class SinceHandler(ChannelDigest digest) : ISlashCommandHandler
{
    /// <summary>A longer span is a search, not a digest.</summary>
    private const int MaxDays = 60;

    public CommandDefinition Definition { get; } = new("since", "The stories since a day or a time", AnswerKind.Ephemeral)
    {
        Parameters = [new("when", "a weekday, a date, a time or a span such as 3 days", Required: true, TakesRest: true), CommandParameter.Share],
        Examples = ["since monday", "since 3 days", "since 08:00"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var zone = ChannelZone.Of(request);
        var typed = request["when"]!.Trim('"');
        var from = SinceText.Parse(typed, zone, request.Now)
            ?? throw new CommandException($"{Typed.Quote(typed)} is no day or time: write a weekday, a date such as 2026-08-20, a time such as 08:00, or a span such as 3 days.");
        if (from >= request.Now)
        {
            throw new CommandException($"{Typed.Quote(typed)} has not begun yet: choose a day or time in the past.");
        }

        if (from < request.Now.AddDays(-MaxDays))
        {
            throw new CommandException($"{Typed.Quote(typed)} is too long ago: a digest goes back at most {MaxDays} days.");
        }

        var start = from == LocalDates.StartOfDay(zone, from) ? LocalDates.Text(LocalDates.DateIn(zone, from)) : LocalDates.Text(zone, from);
        var edition = await digest.BuildAsync(request, $"Since {start}", from, request.Now, topic: null, cancellationToken);
        return digest.Show(request, edition);
    }
}
