namespace DigestBot.Core.Feeds.Parsing;

internal static class FeedEntries
{
    /// <summary>All entries, wherever in the document a publisher put them.</summary>
    public static IReadOnlyList<FeedEntry> Read(MarkupElement root, string key, Func<MarkupElement, FeedEntry> read)
    {
        var entries = new List<FeedEntry>();
        foreach (var element in root.Outermost(Vocabulary.Feed, key))
        {
            if (entries.Count == FeedLimits.MaxEntries)
            {
                throw FeedLimits.TooManyEntries();
            }

            entries.Add(read(element));
        }

        return entries;
    }
}
