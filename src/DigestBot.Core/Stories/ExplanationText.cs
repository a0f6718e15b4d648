using System.Globalization;
using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

/// <summary>A <see cref="StoryExplanation"/> in sentences for readers.</summary>
public static class ExplanationText
{
    /// <summary>A pause shorter than this needs no word.</summary>
    private static readonly TimeSpan WorthTelling = TimeSpan.FromHours(12);

    /// <summary>Why the article is in its story.</summary>
    /// <param name="nameOf">How readers know an article of the story, such as its outlet.</param>
    public static string Why(StoryExplanation explanation, Func<ArticleId, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        ArgumentNullException.ThrowIfNull(nameOf);
        return explanation.Entry switch
        {
            StoryEntry.Copy => $"A copy of {nameOf(explanation.CopyOf!.Value)}: {Percent(explanation.Strength)} of the shorter text is the same.",
            StoryEntry.Alone => "The only report of its event so far.",
            StoryEntry.OutOfView when explanation.CopyOf is { } original =>
                $"A copy of {nameOf(original)} ({Percent(explanation.Strength)} of the shorter text is the same). Seen too long ago to say more.",
            StoryEntry.OutOfView => "Seen too long ago: what decided is not kept.",
            StoryEntry.First => $"The first report. {Shares(explanation)}",
            _ => Shares(explanation),
        };
    }

    /// <summary>What spoke against it, a sentence each; empty where nothing did.</summary>
    public static IReadOnlyList<string> Against(StoryExplanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        var against = explanation.Conflicts.Select(conflict => $"It says {conflict.Own} where others say {conflict.Others}.").ToList();
        if (explanation.Apart > WorthTelling)
        {
            against.Add($"It is dated {Span(explanation.Apart)} apart from the others.");
        }

        // Facts that disagree have been told already, where they are known one by one.
        if (explanation.Objection is not StoryObjection.None && !(explanation.Objection is StoryObjection.FactsDisagree && explanation.Conflicts.Count > 0))
        {
            against.Add($"If it came now it might stand alone: {Because(explanation.Objection)}.");
        }

        return against;
    }

    /// <summary>Why it is not in the story next best; null where it resembles none.</summary>
    /// <param name="title">How readers know that story, such as by its headline.</param>
    public static string? NotIn(StoryExplanation explanation, string title)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return explanation.RunnerUp is { } other ? $"Next best was “{title}” ({Percent(other.Likeness)} alike), but {Because(other.Objection)}." : null;
    }

    private static string Shares(StoryExplanation explanation)
    {
        var others = explanation.Others == 1 ? "the other report" : string.Create(CultureInfo.InvariantCulture, $"the {explanation.Others} others");
        string?[] shared = [Listed("names and figures", explanation.Names), Listed("words", explanation.Words)];
        var what = string.Join(" and ", shared.OfType<string>());
        var facts = explanation.Facts.Count > 0 ? $" Like others it says {string.Join(", ", explanation.Facts)}." : "";
        return $"Shares {(what.Length > 0 ? what : "its wording")} with {others} (link {Percent(explanation.Strength)}).{facts}";
    }

    private static string? Listed(string kind, IReadOnlyList<string> words) => words.Count > 0 ? $"the {kind} {string.Join(", ", words)}" : null;

    private static string Because(StoryObjection objection) => objection switch
    {
        StoryObjection.WeakerLink => "its own story is closer",
        StoryObjection.FaintLink => "they have too little in common",
        StoryObjection.Unlike => "it is less like that story's reports than they are like each other",
        StoryObjection.TooLittleEvidence => "what they share is shared by chance as often",
        StoryObjection.NameAlone => "beyond a name they have little in common",
        StoryObjection.FilledAnew => "it is the same report with other figures, days or names: another event of its kind",
        StoryObjection.TooFarApart => "it is dated too long before or after",
        StoryObjection.FactsDisagree => "the day, the number or the stage is another",
        _ => "nothing speaks against it",
    };

    private static string Span(TimeSpan span) => span.TotalDays < 2
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} days");

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");
}
