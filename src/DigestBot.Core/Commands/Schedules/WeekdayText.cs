using DigestBot.Core.Text;
using NodaTime;

namespace DigestBot.Core.Commands.Schedules;

/// <summary>Days of the week as people type them, in English and German: <c>weekdays</c>, <c>mon-fri</c>, <c>Mo,Di</c>.</summary>
internal static class WeekdayText
{
    public static readonly IReadOnlySet<IsoDayOfWeek> EveryDay = Range(IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday).ToHashSet();

    private static readonly IReadOnlySet<IsoDayOfWeek> Weekdays = Range(IsoDayOfWeek.Monday, IsoDayOfWeek.Friday).ToHashSet();

    private static readonly IReadOnlySet<IsoDayOfWeek> Weekend = Range(IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday).ToHashSet();

    private static readonly Dictionary<string, IReadOnlySet<IsoDayOfWeek>> Groups = new(StringComparer.OrdinalIgnoreCase)
    {
        ["daily"] = EveryDay,
        ["everyday"] = EveryDay,
        ["täglich"] = EveryDay,
        ["taeglich"] = EveryDay,
        ["weekdays"] = Weekdays,
        ["weekday"] = Weekdays,
        ["workdays"] = Weekdays,
        ["werktags"] = Weekdays,
        ["weekend"] = Weekend,
        ["weekends"] = Weekend,
        ["wochenende"] = Weekend,
    };

    // Each day by the letters that tell it from the others: "mon", "mondays", "mo", "montag", "montags".
    private static readonly (IsoDayOfWeek Day, string[] Names)[] Names =
    [
        (IsoDayOfWeek.Monday, ["monday", "montag"]),
        (IsoDayOfWeek.Tuesday, ["tuesday", "dienstag", "tues", "tue"]),
        (IsoDayOfWeek.Wednesday, ["wednesday", "mittwoch"]),
        (IsoDayOfWeek.Thursday, ["thursday", "donnerstag", "thurs", "thur"]),
        (IsoDayOfWeek.Friday, ["friday", "freitag"]),
        (IsoDayOfWeek.Saturday, ["saturday", "samstag", "sonnabend"]),
        (IsoDayOfWeek.Sunday, ["sunday", "sonntag"]),
    ];

    /// <summary>The days of one word such as <c>mon-fri</c> or <c>Mo,Di</c>; null where it names none.</summary>
    public static IReadOnlySet<IsoDayOfWeek>? Parse(string word)
    {
        if (Groups.TryGetValue(word, out var group))
        {
            return group;
        }

        var days = new HashSet<IsoDayOfWeek>();
        foreach (var part in word.Split([',', '+', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = part.Split(['-', '–'], 2);
            if (Day(ends[0]) is not { } first || Day(ends[^1]) is not { } last)
            {
                return null;
            }

            days.UnionWith(Range(first, last));
        }

        return days.Count > 0 ? days : null;
    }

    /// <summary>The word for days that was probably meant, or null.</summary>
    public static string? Nearest(string typed) => NearestWord.Find(typed, Groups.Keys.Concat(Names.SelectMany(day => day.Names)));

    /// <summary>"every day", "on weekdays", "on Monday and Thursday".</summary>
    public static string Say(IReadOnlySet<IsoDayOfWeek> days)
    {
        if (days.Count == 7)
        {
            return "every day";
        }

        if (days.SetEquals(Weekdays))
        {
            return "on weekdays";
        }

        List<string> names = [.. days.Order().Select(day => day.ToString())];
        return names.Count == 1 ? $"on {names[0]}" : $"on {string.Join(", ", names[..^1])} and {names[^1]}";
    }

    // "sat-mon" goes over the week's end.
    private static IEnumerable<IsoDayOfWeek> Range(IsoDayOfWeek first, IsoDayOfWeek last)
    {
        for (var day = first; ; day = day == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : day + 1)
        {
            yield return day;
            if (day == last)
            {
                yield break;
            }
        }
    }

    private static IsoDayOfWeek? Day(string word)
    {
        var name = word.Length > 3 && word.EndsWith('s') ? word[..^1] : word;
        if (name.Length < 2)
        {
            return null;
        }

        var matches = Names.Where(day => day.Names.Any(full => full.Equals(word, StringComparison.OrdinalIgnoreCase) || IsShort(name, full))).ToList();
        return matches is [var only] ? only.Day : null;
    }

    // Two or three letters, or the whole word.
    private static bool IsShort(string typed, string full) =>
        full.Equals(typed, StringComparison.OrdinalIgnoreCase) || (typed.TrimEnd('.').Length is 2 or 3 && full.StartsWith(typed.TrimEnd('.'), StringComparison.OrdinalIgnoreCase));
}
