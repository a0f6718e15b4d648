using System.Runtime.InteropServices;

namespace DigestBot.Core.Stories;

/// <summary>Keeps reports of the next event of a kind out of a story, where they are the story's own reports filled in anew.</summary>
internal sealed class RecurrenceGuard(ActiveNews news)
{
    /// <summary>Of a big story the latest articles are looked at.</summary>
    private const int MostCompared = 8;

    /// <summary>Texts that share fewer of their terms are not one text filled in anew, which saves comparing them word by word.</summary>
    private const double SharedTerms = 0.35;

    public bool IsRecurrence(EventFingerprint article, StoryProfile story)
    {
        foreach (var member in Latest(story))
        {
            if (AreRecurrences(article, news.Fingerprints[member]))
            {
                return true;
            }
        }

        return false;
    }

    public bool AreRecurrences(StoryProfile a, StoryProfile b)
    {
        foreach (var member in Latest(a))
        {
            if (IsRecurrence(news.Fingerprints[member], b))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreRecurrences(EventFingerprint a, EventFingerprint b) =>
        a != b
        && a.CountShared(b) >= SharedTerms * Math.Min(a.Terms.Length, b.Terms.Length)
        && a.Opening.IsFilledAnew(b.Opening);

    private static ReadOnlySpan<int> Latest(StoryProfile story) =>
        CollectionsMarshal.AsSpan(story.Members)[Math.Max(0, story.Count - MostCompared)..];
}
