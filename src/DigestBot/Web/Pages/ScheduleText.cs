using System.Globalization;
using DigestBot.Core.Digests;
using NodaTime;

namespace DigestBot.Web.Pages;

/// <summary>A schedule in words: "08:00 on weekdays, Europe/Berlin".</summary>
internal static class ScheduleText
{
    private static readonly IsoDayOfWeek[] Week =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    public static string Of(DigestSchedule schedule) =>
        $"{schedule.Time.ToString("HH:mm", CultureInfo.InvariantCulture)} {Days(schedule.Days)}, {schedule.Zone}{(schedule.Paused ? " (paused)" : "")}";

    private static string Days(IReadOnlySet<IsoDayOfWeek> days)
    {
        if (days.Count == Week.Length)
        {
            return "every day";
        }

        if (days.SetEquals(Week[..5]))
        {
            return "on weekdays";
        }

        return days.SetEquals(Week[5..])
            ? "at weekends"
            : "on " + string.Join(", ", Week.Where(days.Contains).Select(day => day.ToString()[..3]));
    }
}
