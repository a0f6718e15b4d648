using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace DigestBot.Core.Commands.Schedules;

/// <summary>When digests shall be posted, as people type it: <c>08:00 weekdays Europe/Berlin</c>, <c>8 am mon, thu</c>, in any order.</summary>
/// <param name="Zone">Null where none was typed.</param>
internal sealed partial record ScheduleText(LocalTime Time, IReadOnlySet<IsoDayOfWeek> Days, string? Zone)
{
    /// <exception cref="CommandException">Says which word is not understood, or that the time is missing.</exception>
    public static ScheduleText Parse(string text)
    {
        // "8 am" and "mon, thu" are one thing each.
        var words = SpaceBeforeHalf().Replace(SpaceInList().Replace(text, ""), "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        LocalTime? time = null;
        var days = new HashSet<IsoDayOfWeek>();
        var zone = new List<string>();
        foreach (var word in words)
        {
            if (time is null && ParseTime(word) is { } parsed)
            {
                time = parsed;
            }
            else if (zone.Count == 0 && WeekdayText.Parse(word) is { } some)
            {
                days.UnionWith(some);
            }
            else if (!Filler().IsMatch(word))
            {
                zone.Add(word);
            }
        }

        return time is null
            ? throw new CommandException($"{Typed.Quote(text)} has no time of day: write it as 08:00, 8:30 pm or 0800.", "time")
            : new(time.Value, days.Count > 0 ? days : WeekdayText.EveryDay, zone.Count == 0 ? null : FindZone(string.Join(' ', zone)));
    }

    private static string FindZone(string typed)
    {
        if (ZoneNames.Find(typed) is { } zone)
        {
            return zone;
        }

        // A mistyped day lands here with the zone behind it.
        var day = typed.Split(' ').Select(word => (Word: word, Meant: WeekdayText.Nearest(word))).FirstOrDefault(candidate => candidate.Meant is not null);
        var (wrong, meant) = day.Meant is not null ? day : (typed, ZoneNames.Nearest(typed));
        throw new CommandException(
            meant is not null
                ? $"{Typed.Quote(wrong)} is neither a day nor a time zone. Did you mean {meant}?"
                : $"{Typed.Quote(typed)} is neither a day nor a time zone: write days as weekdays, daily or mon-fri, and a zone as Europe/Berlin.",
            day.Meant is not null ? "days" : "zone");
    }

    internal static LocalTime? ParseTime(string word)
    {
        if (word.Equals("noon", StringComparison.OrdinalIgnoreCase) || word.Equals("midnight", StringComparison.OrdinalIgnoreCase))
        {
            return word.StartsWith('n') || word.StartsWith('N') ? LocalTime.Noon : LocalTime.Midnight;
        }

        if (TimeOfDay().Match(word) is not { Success: true } match)
        {
            return null;
        }

        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"] is { Success: true } minutes ? int.Parse(minutes.Value, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value.ToLowerInvariant();
        if (half.Length > 0 && hour is < 1 or > 12)
        {
            return null;
        }

        hour = half switch { "am" => hour % 12, "pm" => (hour % 12) + 12, _ => hour };
        return hour < 24 && minute < 60 ? new LocalTime(hour, minute) : null;
    }

    [GeneratedRegex(@"^(?:(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2})|h)?|(?<hour>\d{2})(?<minute>\d{2}))(?:(?<half>am|pm)|Uhr)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"(?<=\d)\s+(?=(?:am|pm|Uhr)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SpaceBeforeHalf();

    [GeneratedRegex(@"(?<=[,;+–-])\s+|\s+(?=[,;+–-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SpaceInList();

    [GeneratedRegex("^(?:at|on|every|and|in|um|und|am|jeden|time|zone)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Filler();
}
