using System.Runtime.InteropServices;

namespace DigestBot.Core.Stories;

/// <summary>Sees reports of the next event of a kind where they are another story's reports, filled in anew.</summary>
/// <remarks>The nearest wording decides: a report that stands in a story almost word for word belongs to it, whatever another one there says.</remarks>
internal sealed class RecurrenceGuard(ActiveNews news)
{
    /// <summary>Of a big story the latest articles are looked at.</summary>
    private const int MostCompared = 8;

    /// <summary>Texts that share fewer of their terms are not one text filled in anew, which saves comparing them word by word.</summary>
    private const double SharedTerms = 0.35;

    public bool IsRecurrence(EventFingerprint article, StoryProfile story)
    {
        var nearest = Wording.None;
        foreach (var member in Latest(story))
        {
            nearest = nearest.Or(Compare(article, member));
        }

        return nearest.IsFilledAnew;
    }

    /// <summary>The article of each story that is the other's, filled in anew; null where the two stories are no recurrences of each other.</summary>
    public RecurringPair? Between(StoryProfile a, StoryProfile b)
    {
        var nearest = Wording.None;
        var ofNearest = -1;
        foreach (var member in Latest(a))
        {
            foreach (var other in Latest(b))
            {
                var wording = Compare(news.Fingerprints[member], other);
                if (wording.Same > nearest.Same)
                {
                    (nearest, ofNearest) = (wording, member);
                }
            }
        }

        return nearest.IsFilledAnew ? new RecurringPair(ofNearest, nearest.Other) : null;
    }

    /// <summary>Two articles of the story, the one the other filled in anew; null for none.</summary>
    public RecurringPair? Within(StoryProfile story)
    {
        var members = Latest(story);
        var nearest = Wording.None;
        var ofNearest = -1;
        for (var i = 0; i < members.Length; i++)
        {
            foreach (var earlier in members[..i])
            {
                var wording = Compare(news.Fingerprints[members[i]], earlier);
                if (wording.IsFilledAnew && wording.Same > nearest.Same)
                {
                    (nearest, ofNearest) = (wording, members[i]);
                }
            }
        }

        return ofNearest < 0 ? null : new RecurringPair(nearest.Other, ofNearest);
    }

    private Wording Compare(EventFingerprint article, int number)
    {
        var other = news.Fingerprints[number];
        if (article == other || article.CountShared(other) < SharedTerms * Math.Min(article.Terms.Length, other.Terms.Length))
        {
            return Wording.None;
        }

        var (same, isFilledAnew) = article.Opening.Compare(other.Opening);
        return new Wording(same, isFilledAnew, number);
    }

    private static ReadOnlySpan<int> Latest(StoryProfile story) =>
        CollectionsMarshal.AsSpan(story.Members)[Math.Max(0, story.Count - MostCompared)..];

    /// <summary>How an article stands to another, the number of which is <paramref name="Other"/>.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Wording(double Same, bool IsFilledAnew, int Other)
    {
        public static Wording None => new(0, false, -1);

        public Wording Or(Wording other) => other.Same > Same ? other : this;
    }
}

/// <summary>Two articles, by number, the one of which is the other filled in anew.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RecurringPair(int First, int Second);
