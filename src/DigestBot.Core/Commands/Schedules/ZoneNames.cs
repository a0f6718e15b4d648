using DigestBot.Core.Text;
using NodaTime;

namespace DigestBot.Core.Commands.Schedules;

/// <summary>IANA time zones as people type them: <c>europe/berlin</c>, <c>Berlin</c>, <c>New York</c>.</summary>
internal static class ZoneNames
{
    private static readonly IReadOnlyList<string> Ids = DateTimeZoneProviders.Tzdb.Ids;

    private static readonly Dictionary<string, string> ById = Ids.ToDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    // A city names its zone where only one has it; the legacy groups ("US/…", "Brazil/…") repeat others.
    private static readonly Dictionary<string, string> ByCity = Ids
        .Where(id => id.Split('/')[0] is "Africa" or "America" or "Antarctica" or "Asia" or "Atlantic" or "Australia" or "Europe" or "Indian" or "Pacific")
        .GroupBy(CityOf, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The zone's id in the tz database, or null.</summary>
    public static string? Find(string typed)
    {
        var name = typed.Trim().Replace(' ', '_');
        return ById.GetValueOrDefault(name) ?? ByCity.GetValueOrDefault(name.Replace('_', ' '));
    }

    /// <summary>The zone probably meant, or null.</summary>
    public static string? Nearest(string typed)
    {
        var name = typed.Trim().Replace(' ', '_');
        return NearestWord.Find(name, Ids) ?? (NearestWord.Find(name.Replace('_', ' '), ByCity.Keys) is { } city ? ByCity[city] : null);
    }

    /// <summary>Zones whose id or city begins as typed, with the time there now.</summary>
    public static IReadOnlyList<Completion> Complete(string typed, DateTimeOffset now)
    {
        var begin = typed.Trim().Replace(' ', '_');
        return
        [
            .. Ids.Where(id => id.StartsWith(begin, StringComparison.OrdinalIgnoreCase) || CityOf(id).Replace(' ', '_').StartsWith(begin, StringComparison.OrdinalIgnoreCase))
                .OrderBy(id => ByCity.GetValueOrDefault(CityOf(id)) == id ? 0 : 1)
                .Take(Completion.Limit)
                .Select(id => new Completion(id, $"{id} · {LocalDates.TimeIn(id, now)} there now")),
        ];
    }

    private static string CityOf(string id) => id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
