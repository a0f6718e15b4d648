using System.Collections.Frozen;

namespace DigestBot.Core.Articles;

/// <summary>News agencies by the marks that name them in datelines, bylines and credits.</summary>
internal sealed class WireAgencies
{
    // A mark this short is a word or initials elsewhere ("ap", "pa"): its capitals must match.
    private const int LongestAmbiguousMark = 4;

    private readonly FrozenDictionary<string, WireOrigin> byMark;
    private readonly FrozenDictionary<string, WireOrigin> byFoldedMark;

    private WireAgencies(IEnumerable<WireAgency> agencies)
    {
        var exact = new Dictionary<string, WireOrigin>(StringComparer.Ordinal);
        var folded = new Dictionary<string, WireOrigin>(StringComparer.OrdinalIgnoreCase);
        foreach (var agency in agencies)
        {
            var origin = new WireOrigin(agency.Code, agency.Name);
            foreach (var mark in agency.Marks.Append(agency.Name))
            {
                (mark.Length <= LongestAmbiguousMark ? exact : folded)[mark] = origin;
            }

            Hosts.AddRange(agency.Hosts.Select(host => (host, origin)));
        }

        byMark = exact.ToFrozenDictionary(StringComparer.Ordinal);
        byFoldedMark = folded.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public static WireAgencies BuiltIn { get; } = new(WireAgency.BuiltIn);

    /// <summary>Where agencies publish themselves.</summary>
    public List<(string Host, WireOrigin Origin)> Hosts { get; } = [];

    /// <summary>The built-in agencies and those of the settings, which win where both claim a mark.</summary>
    public static WireAgencies With(IReadOnlyCollection<WireAgency> more) =>
        more.Count == 0 ? BuiltIn : new WireAgencies(WireAgency.BuiltIn.Concat(more));

    /// <summary>The agency a mark names; of several ("dpa/AFP", "AP-dpa") the first.</summary>
    public WireOrigin? FindByMark(string mark)
    {
        var found = FindWhole(mark);
        if (found is null && mark.AsSpan().IndexOfAny('/', '-', ',') is > 0 and var end)
        {
            found = FindWhole(mark[..end].TrimEnd());
        }

        return found;
    }

    private WireOrigin? FindWhole(string mark)
    {
        mark = mark.Trim(' ', '.');
        return byMark.GetValueOrDefault(mark) ?? byFoldedMark.GetValueOrDefault(mark);
    }
}
