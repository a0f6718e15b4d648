using System.Text;

namespace DigestBot.Core.Articles.Pages;

/// <summary>Which of a site's pages its robots.txt leaves to us (RFC 9309).</summary>
/// <remarks>The group that names us counts alone, else the one for all. Of the rules that match, the longest decides; of equal ones, the allowing.</remarks>
internal sealed class RobotsRules
{
    public const string Agent = "DigestBot";

    // RFC 9309, 2.5: at least so much has to be read; more is passed over.
    private const int LongestRead = 500 * 1024;

    public static readonly RobotsRules AllowAll = new([]);

    public static readonly RobotsRules AllowNone = new([new Rule("/", IsAllowed: false)]);

    private readonly List<Rule> rules;

    private RobotsRules(List<Rule> rules) => this.rules = rules;

    public static RobotsRules Parse(ReadOnlySpan<byte> document)
    {
        List<Rule> ours = [], everyones = [];
        var (namesUs, forUs, forAll, inRules) = (false, false, false, false);
        foreach (var line in Encoding.UTF8.GetString(document[..Math.Min(document.Length, LongestRead)]).AsSpan().EnumerateLines())
        {
            if (!TryRead(line, out var field, out var value))
            {
                continue;
            }

            if (field.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                // Agents in a row share the rules that follow.
                (forUs, forAll) = inRules ? (false, false) : (forUs, forAll);
                inRules = false;
                forUs |= value.Equals(Agent, StringComparison.OrdinalIgnoreCase);
                forAll |= value is "*";
                namesUs |= forUs;
            }
            else if (field.Equals("allow", StringComparison.OrdinalIgnoreCase) || field.Equals("disallow", StringComparison.OrdinalIgnoreCase))
            {
                inRules = true;
                AddTo(forUs ? ours : null, forAll ? everyones : null, value, isAllowed: field.Length == "allow".Length);
            }
        }

        return new RobotsRules(namesUs ? ours : everyones);
    }

    /// <param name="address">Its path and query are compared as they are sent.</param>
    public bool Allows(Uri address)
    {
        var path = address.PathAndQuery;
        Rule? decisive = null;
        foreach (var rule in rules)
        {
            var isLonger = decisive is null || rule.Pattern.Length > decisive.Pattern.Length || (rule.Pattern.Length == decisive.Pattern.Length && rule.IsAllowed);
            if (isLonger && Matches(rule.Pattern, path))
            {
                decisive = rule;
            }
        }

        return decisive?.IsAllowed ?? true;
    }

    private static bool TryRead(ReadOnlySpan<char> line, out ReadOnlySpan<char> field, out ReadOnlySpan<char> value)
    {
        var comment = line.IndexOf('#');
        line = comment < 0 ? line : line[..comment];
        var colon = line.IndexOf(':');
        field = colon < 0 ? default : line[..colon].Trim(" \t\uFEFF");
        value = colon < 0 ? default : line[(colon + 1)..].Trim();
        return colon > 0;
    }

    private static void AddTo(List<Rule>? ours, List<Rule>? everyones, ReadOnlySpan<char> pattern, bool isAllowed)
    {
        // "Disallow:" without a path forbids nothing.
        if (pattern.IsEmpty)
        {
            return;
        }

        var rule = new Rule(Escaped(pattern.ToString()), isAllowed);
        ours?.Add(rule);
        everyones?.Add(rule);
    }

    // Addresses are sent with other letters than ASCII's escaped; rules are written either way.
    private static string Escaped(string pattern) =>
        string.Concat(pattern.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    // "*" stands for anything, "$" at the end for the address's end.
    private static bool Matches(string pattern, string path)
    {
        var isToEnd = pattern.EndsWith('$');
        var parts = (isToEnd ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            var isLast = isToEnd && i == parts.Length - 1;
            var found = isLast ? path.LastIndexOf(parts[i], StringComparison.Ordinal) : path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < at || (isLast && found + parts[i].Length != path.Length))
            {
                return false;
            }

            at = found + parts[i].Length;
        }

        return !isToEnd || parts.Length > 1 || at == path.Length;
    }

    private sealed record Rule(string Pattern, bool IsAllowed);
}
