using System.Globalization;
using System.Runtime.InteropServices;

namespace DigestBot.Core.Stories;

/// <summary>A fact by which reports of one event know each other and those of the next are told apart.</summary>
/// <param name="Value">The weekday's from Monday, 1; the event's, the day's or the year's number; the stage's from arrest, 0, to sentence, 3.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StoryFact(FactKind Kind, int Value)
{
    private static readonly string[] Stages = ["an arrest", "a charge", "a verdict", "a sentence"];

    /// <summary>In a reader's words: "Tuesday", "number 9", "2031", "day 2", "a verdict".</summary>
    public override string ToString() => Kind switch
    {
        FactKind.Weekday => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)(Value % 7)),
        FactKind.EventNumber => string.Create(CultureInfo.InvariantCulture, $"number {Value}"),
        FactKind.Day => string.Create(CultureInfo.InvariantCulture, $"day {Value}"),
        FactKind.Stage => Stages[Value],
        _ => Value.ToString(CultureInfo.InvariantCulture),
    };
}
