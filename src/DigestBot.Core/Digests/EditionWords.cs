using System.Globalization;
using DigestBot.Core.Summaries;
using DigestBot.Core.Text;
using NodaTime;
using NodaTime.Text;

namespace DigestBot.Core.Digests;

/// <summary>The lines about an edition that every way of showing it shares.</summary>
public static class EditionWords
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM");

    private static readonly LocalDatePattern DayOfYear = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM uuuu");

    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>"Morning digest · Tuesday 20 August · middle-east".</summary>
    public static string Heading(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return string.Join(" · ", new[] { edition.Title, Date(edition), string.Join(", ", edition.Topics) }.Where(part => part.Length > 0));
    }

    /// <summary>"312 articles → 9 stories · 118 copies folded".</summary>
    public static string Counts(EditionCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var stories = Count(counts.Stories, "story", "stories");
        var line = counts.Articles == counts.Stories ? stories : $"{Count(counts.Articles, "article", "articles")} → {stories}";
        return counts.CopiesFolded == 0 ? line : $"{line} · {Count(counts.CopiesFolded, "copy", "copies")} folded";
    }

    /// <summary>What a reader should know of the edition; null for nothing.</summary>
    public static string? Remark(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return Joined(edition.Remark, edition.Revised is { } revised ? $"Brought up to date at {TimeOfDay.Format(Local(revised, edition.Zone).TimeOfDay)}." : null);
    }

    /// <summary>The remarks that there are, as one; null without any.</summary>
    public static string? Joined(params string?[] remarks)
    {
        var line = string.Join(' ', remarks.OfType<string>());
        return line.Length > 0 ? line : null;
    }

    /// <summary>Says that some stories are not in the language that was asked for; null where all are, or none was.</summary>
    public static string? Untranslated(string? language, IReadOnlyList<EditionStory> stories)
    {
        ArgumentNullException.ThrowIfNull(stories);
        return language is not null && stories.Any(story => story.Language != language && story.Language is not LanguageDetector.Undetermined)
            ? $"Not every story could be told in {CultureInfo.GetCultureInfo(language).EnglishName}: the others stand as their outlets wrote them."
            : null;
    }

    /// <summary>The stories under their topics, in order; in an edition without sections all under null.</summary>
    public static IEnumerable<(string? Name, IEnumerable<EditionStory> Stories)> InSections(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return edition.Stories.GroupBy(story => story.Section).Select(section => (section.Key, section.AsEnumerable()));
    }

    /// <summary>"+ 4 more stories", or null when all are shown.</summary>
    public static string? More(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var left = edition.Counts.Stories - edition.Stories.Count;
        return left > 0 ? $"+ {Count(left, "more story", "more stories")}" : null;
    }

    /// <summary>"AP story in 14 outlets", or "AP story" where one has it; null without an agency.</summary>
    public static string? Origin(EditionStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return story.Origin is null ? null : story.OriginOutlets > 1 ? $"{story.Origin.Name} story in {story.OriginOutlets} outlets" : $"{story.Origin.Name} story";
    }

    /// <summary>"3 copies", where no agency's outlets tell it already.</summary>
    public static string? Copies(EditionStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return story.Copies > 0 && story.OriginOutlets <= 1 ? Count(story.Copies, "copy", "copies") : null;
    }

    /// <summary>"2 h ago", counted to the edition's making; null for a story without a date.</summary>
    public static string? Age(Edition edition, EditionStory story)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(story);
        return story.Latest is { } latest ? Ago.Of(latest, edition.Built) : null;
    }

    /// <summary>A sentence's sources, by number.</summary>
    public static IEnumerable<EditionSource> Cited(EditionStory story, SummarySentence sentence)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(sentence);
        return story.Sources.Where(source => sentence.Citations.Contains(source.Article));
    }

    /// <summary>The summary as it is read: behind a sentence that articles contradict, who says what.</summary>
    public static IEnumerable<SummarySentence> Told(EditionStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return story.Summary.SelectMany(sentence => sentence.Disagreement is { } disagreement ? new[] { sentence, disagreement } : [sentence]);
    }

    public static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";

    // An edition of a span is named by the day it ends on: midnight belongs to the day before.
    private static string Date(Edition edition)
    {
        if (edition.From is null)
        {
            return "";
        }

        var built = Local(edition.Built, edition.Zone).Date;
        var last = edition.To is { } to ? Local(to.AddTicks(-1), edition.Zone).Date : built;
        return last.Year == built.Year ? Day.Format(last) : DayOfYear.Format(last);
    }

    private static LocalDateTime Local(DateTimeOffset instant, string zone) =>
        Instant.FromDateTimeOffset(instant).InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc).LocalDateTime;
}
