using System.Security.Cryptography;
using System.Text;

namespace DigestBot.Core.Feeds;

/// <summary>By what a document's entries are known again: the id, where the publisher uses one for each; else the address; else the words.</summary>
internal static class EntryKeys
{
    /// <returns>Each entry once, in the document's order.</returns>
    public static IReadOnlyList<(string Key, FeedEntry Entry)> Of(ParsedFeed document)
    {
        var reusedIds = Ambiguous(document.Entries, entry => string.IsNullOrWhiteSpace(entry.Id) ? null : entry.Id, entry => CanonicalUrl.Of(entry.Link) ?? entry.Title);
        var sharedLinks = Ambiguous(document.Entries, entry => CanonicalUrl.Of(entry.Link), entry => entry.Title);
        if (CanonicalUrl.Of(document.Link) is { } site)
        {
            // Entries that lead to the front page have no page of their own.
            sharedLinks.Add(site);
        }

        return
        [
            .. document.Entries.Select(entry => (Key: KeyOf(entry, reusedIds, sharedLinks), Entry: entry)).DistinctBy(pair => pair.Key)
                .DistinctBy(pair => OwnLink(pair.Entry, sharedLinks) ?? pair.Key),
        ];
    }

    private static string KeyOf(FeedEntry entry, HashSet<string> reusedIds, HashSet<string> sharedLinks) =>
        !string.IsNullOrWhiteSpace(entry.Id) && !reusedIds.Contains(entry.Id)
            ? entry.Id
            : OwnLink(entry, sharedLinks) ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.Title}\n{entry.Content ?? entry.Summary}")));

    private static string? OwnLink(FeedEntry entry, HashSet<string> sharedLinks) =>
        CanonicalUrl.Of(entry.Link) is { } link && !sharedLinks.Contains(link) ? link : null;

    /// <summary>Names that entries of different substance bear.</summary>
    private static HashSet<string> Ambiguous(IEnumerable<FeedEntry> entries, Func<FeedEntry, string?> name, Func<FeedEntry, string?> substance)
    {
        var first = new Dictionary<string, string?>(StringComparer.Ordinal);
        var ambiguous = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (name(entry) is { } named && !first.TryAdd(named, substance(entry)) && first[named] != substance(entry))
            {
                ambiguous.Add(named);
            }
        }

        return ambiguous;
    }
}
