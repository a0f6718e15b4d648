using DigestBot.Core.Chat;
using DigestBot.Core.Commands.Schedules;
using DigestBot.Core.Digests;

namespace DigestBot.Core.Commands.Handlers;

/// <summary>Schedules in words, and the one a person means by its place in the list.</summary>
internal static class ScheduleLines
{
    /// <summary>"at 08:00 on weekdays, Europe/Berlin time".</summary>
    public static string When(DigestSchedule schedule) => $"at {LocalDates.Text(schedule.Time)} {WeekdayText.Say(schedule.Days)}, {schedule.Zone} time";

    /// <summary>"Monday 23 November 08:00", with the instant as each platform shows it.</summary>
    public static IReadOnlyList<Inline> Next(DigestSchedule schedule, DateTimeOffset now) => schedule.NextDue is { } due
        ? [new Inline.Text($"next post {LocalDates.Text(schedule.Zone, due)} ("), new Inline.Instant(In(due - now), due), new Inline.Text(")")]
        : [new Inline.Text("paused")];

    public static ChatMessage Changed(string sentence, DigestSchedule schedule, DateTimeOffset now, string? note = null)
    {
        var text = new RichText([new Inline.Text($"{sentence} "), .. Capitalized(Next(schedule, now)), new Inline.Text(note is null ? "." : $". {note}")]);
        return new(sentence, [new MessageBlock.Paragraph(text)]);
    }

    /// <summary>The channel's schedules in the order in which lists number them.</summary>
    public static async Task<IReadOnlyList<DigestSchedule>> ListAsync(IScheduleStore schedules, Channel channel, CancellationToken cancellationToken) =>
        [.. (await schedules.ListAsync(channel.Id, cancellationToken)).OrderBy(schedule => schedule.Time).ThenBy(schedule => schedule.Id.Value)];

    /// <summary>The command line that takes the schedule away again.</summary>
    public static async Task<string> RemovalAsync(IScheduleStore schedules, Channel channel, DigestSchedule schedule, CancellationToken cancellationToken)
    {
        var list = await ListAsync(schedules, channel, cancellationToken);
        return $"schedule remove {list.TakeWhile(other => other.Id != schedule.Id).Count() + 1}";
    }

    /// <summary>The command line that adds the schedule.</summary>
    public static string Addition(DigestSchedule schedule) =>
        $"schedule add {LocalDates.Text(schedule.Time)} {(schedule.Days.Count == 7 ? "daily" : string.Join(',', schedule.Days.Order().Select(day => day.ToString()[..3].ToLowerInvariant())))} {schedule.Zone}{(schedule.Ping is { } role ? $" {CommandParameter.Ping.Name}:{role}" : "")}";

    /// <param name="number">As the list shows it; may be left out where there is only one.</param>
    /// <exception cref="CommandException">There is none, or no such one.</exception>
    public static DigestSchedule Choose(IReadOnlyList<DigestSchedule> schedules, string? number, CommandOptions options)
    {
        if (schedules.Count == 0)
        {
            throw new CommandException($"No digests are scheduled here yet: `{options.Line("schedule add 08:00 weekdays Europe/Berlin")}` adds one.");
        }

        if (number is null && schedules.Count == 1)
        {
            return schedules[0];
        }

        return ListNumber.Parse(number) is { } place && place >= 1 && place <= schedules.Count
            ? schedules[place - 1]
            : throw new CommandException($"Say which schedule by its number from 1 to {schedules.Count}, as `{options.Line("schedule list")}` shows them.");
    }

    public static IReadOnlyList<Completion> Complete(IReadOnlyList<DigestSchedule> schedules) =>
        [.. schedules.Select((schedule, i) => new Completion($"{i + 1}", $"{i + 1}: {When(schedule)}"))];

    private static IEnumerable<Inline> Capitalized(IReadOnlyList<Inline> inlines) =>
        inlines.Select((inline, i) => i == 0 ? inline with { Value = char.ToUpperInvariant(inline.Value[0]) + inline.Value[1..] } : inline);

    private static string In(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "now",
        { TotalHours: < 1 } => $"in {(int)span.TotalMinutes} min",
        { TotalHours: < 48 } => $"in {(int)span.TotalHours} h",
        _ => $"in {(int)span.TotalDays} days",
    };
}
