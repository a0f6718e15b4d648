using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary>What <c>schedule remove</c>, <c>pause</c> and <c>resume</c> share: the schedule is named by its number.</summary>
internal abstract class ScheduleChangeHandler(IScheduleStore schedules, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters
{
    public abstract CommandDefinition Definition { get; }

    protected IScheduleStore Schedules => schedules;

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var list = await ScheduleLines.ListAsync(schedules, request.Channel, cancellationToken);
        var schedule = ScheduleLines.Choose(list, request["number"], options.Value);
        var number = list.TakeWhile(other => other.Id != schedule.Id).Count() + 1;
        var answer = await ChangeAsync(schedule, request.Now, cancellationToken);
        request.Change.Made($"{Done} the digest {ScheduleLines.When(schedule)}", Undo(schedule, number));
        return answer;
    }

    public async Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        ScheduleLines.Complete(await ScheduleLines.ListAsync(schedules, request.Channel, cancellationToken));

    /// <summary>What was done, behind a name: "paused".</summary>
    protected abstract string Done { get; }

    /// <param name="number">The schedule's place in the list as it was.</param>
    protected abstract string Undo(DigestSchedule schedule, int number);

    protected abstract Task<ChatMessage> ChangeAsync(DigestSchedule schedule, DateTimeOffset now, CancellationToken cancellationToken);

    protected static CommandDefinition Define(string verb, string description) => new($"schedule {verb}", description, AnswerKind.Public, ChangesChannel: true)
    {
        Parameters = [new("number", "its number in the list; may be left out where there is only one", Required: false)],
        Examples = [$"schedule {verb} 1"],
    };
}

/// <summary><c>schedule remove 1</c></summary>
internal sealed class ScheduleRemoveHandler(IScheduleStore schedules, IOptions<CommandOptions> options) : ScheduleChangeHandler(schedules, options)
{
    public override CommandDefinition Definition { get; } = Define("remove", "Stops a scheduled digest for good");

    protected override string Done => "took away";

    protected override string Undo(DigestSchedule schedule, int number) => ScheduleLines.Addition(schedule);

    protected override async Task<ChatMessage> ChangeAsync(DigestSchedule schedule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await Schedules.RemoveAsync(schedule.Channel, schedule.Id, cancellationToken);
        return ChatMessage.Line($"The digest {ScheduleLines.When(schedule)} is no longer posted here.");
    }
}

/// <summary><c>schedule pause 1</c></summary>
internal sealed class SchedulePauseHandler(IScheduleStore schedules, IOptions<CommandOptions> options) : ScheduleChangeHandler(schedules, options)
{
    private readonly CommandOptions _options = options.Value;

    public override CommandDefinition Definition { get; } = Define("pause", "Pauses a scheduled digest");

    protected override string Done => "paused";

    protected override string Undo(DigestSchedule schedule, int number) => $"schedule resume {number}";

    protected override async Task<ChatMessage> ChangeAsync(DigestSchedule schedule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await Schedules.SaveAsync(schedule with { Paused = true, NextDue = null }, cancellationToken);
        return ChatMessage.Line(RichText.Sentence($"The digest {ScheduleLines.When(schedule)} is paused. `{_options.Line("schedule resume")}` starts it again."));
    }
}

/// <summary><c>schedule resume 1</c></summary>
internal sealed class ScheduleResumeHandler(IScheduleStore schedules, IOptions<CommandOptions> options) : ScheduleChangeHandler(schedules, options)
{
    public override CommandDefinition Definition { get; } = Define("resume", "Starts a paused digest again");

    protected override string Done => "started again";

    protected override string Undo(DigestSchedule schedule, int number) => $"schedule pause {number}";

    protected override async Task<ChatMessage> ChangeAsync(DigestSchedule schedule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var resumed = schedule with { Paused = false, NextDue = ScheduleClock.Next(schedule, now).Due };
        await Schedules.SaveAsync(resumed, cancellationToken);
        return ScheduleLines.Changed($"The digest {ScheduleLines.When(resumed)} is posted again.", resumed, now);
    }
}
