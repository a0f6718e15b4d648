using DigestBot.Core.Chat;
using DigestBot.Core.Commands.Schedules;

namespace DigestBot.Core.Commands.Handlers;

/// <summary>Time, days and zone of a schedule: as parameters, as suggestions, as a form's fields.</summary>
internal static class ScheduleFields
{
    public static readonly CommandParameter Time = new("time", "the local time, such as 08:00 or 8:30 pm", Required: true);

    public static readonly CommandParameter Days = new("days", "weekdays, daily, or days such as mon-fri or sat; daily if left out", Required: false);

    public static readonly CommandParameter Zone = new("zone", "the time zone, such as Europe/Berlin; this channel's if left out", Required: false);

    private const int MaxLength = 60;

    private static readonly string[] CommonTimes = ["07:00", "08:00", "09:00", "12:00", "18:00"];

    private static readonly string[] CommonDays = ["weekdays", "daily", "weekend", "mon-fri", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <param name="zone">What stands in the field; a zone that people can correct says more than an empty field.</param>
    public static IReadOnlyList<FormField> Of(string zone, DateTimeOffset now) =>
    [
        new FormField.Text { Name = Time.Name, Label = "Time", Required = true, Value = "08:00", Hint = "Local time, such as 08:00 or 8:30 pm", MaxLength = MaxLength },
        new FormField.Text { Name = Days.Name, Label = "Days", Value = "weekdays", Hint = "weekdays, daily, or days such as mon-fri or sat, sun", MaxLength = MaxLength },
        new FormField.Text { Name = Zone.Name, Label = "Time zone", Value = zone, Hint = $"A city will do, such as Berlin. In {zone} it is {LocalDates.TimeIn(zone, now)} now.", MaxLength = MaxLength },
    ];

    public static IReadOnlyList<Completion> Complete(string parameter, string typed, DateTimeOffset now) => parameter switch
    {
        "time" => BeginningWith(typed, CommonTimes),
        "days" => BeginningWith(typed, CommonDays),
        _ => ZoneNames.Complete(typed, now),
    };

    private static IReadOnlyList<Completion> BeginningWith(string typed, IEnumerable<string> values) =>
        [.. values.Where(value => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Select(value => new Completion(value, value))];
}
