using DigestBot.Core.Chat;

namespace DigestBot.Core.Digests;

/// <summary>An edition as a chat message.</summary>
public static class EditionMessage
{
    /// <summary>Outlets named in a story's credits; the rest are behind its page.</summary>
    private const int OutletsNamed = 4;

    /// <summary>Numbers behind a sentence; more would drown it.</summary>
    private const int CitationsShown = 3;

    /// <summary>Characters of an earlier story's headline: it stands in the small print.</summary>
    private const int EarlierTitle = 70;

    /// <summary>What "More" shows; an edition of so long a span has no such button.</summary>
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <param name="command">The slash command's name: what buttons and hints begin with.</param>
    public static ChatMessage Of(Edition edition, string command = CommandOptions.DefaultName)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var blocks = new List<MessageBlock> { new MessageBlock.Heading(EditionWords.Heading(edition)) };
        if (EditionWords.Remark(edition) is { } remark)
        {
            blocks.Add(new MessageBlock.Note(RichText.Sentence(remark)));
        }

        if (edition.Stories.Count == 0)
        {
            blocks.Add(new MessageBlock.Paragraph(RichText.Sentence(Nothing(edition, command))));
            blocks.Add(new MessageBlock.Actions([.. More(edition, "Last 7 days", command), new ChatButton("Topics", $"{command} topics list"), new ChatButton("Sources", $"{command} sources list")]));
            return new ChatMessage($"{EditionWords.Heading(edition)}: nothing new", blocks);
        }

        blocks.Add(new MessageBlock.Note(RichText.Plain(EditionWords.Counts(edition.Counts))));
        blocks.AddRange(EditionWords.InSections(edition).SelectMany(section => Section(edition, section.Name, section.Stories, command)));
        if (EditionWords.More(edition) is { } more)
        {
            blocks.Add(new MessageBlock.Note(RichText.Plain(more)));
        }

        if (edition.SourceNotice is { } notice)
        {
            blocks.Add(new MessageBlock.Note(RichText.Sentence($"{notice} `/{command} sources health` tells more.")));
        }

        blocks.Add(new MessageBlock.Actions([.. More(edition, "More", command), new ChatButton("Topics", $"{command} topics list"), new ChatButton("Why these?", $"{command} why")]));
        return new ChatMessage($"{edition.Title}: {edition.Stories[0].Title}", blocks);
    }

    /// <summary>One story that could not wait, and why it could not.</summary>
    public static ChatMessage OfAlert(Edition edition, string command = CommandOptions.DefaultName)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var story = edition.Stories[0];
        return new ChatMessage($"{edition.Title}: {story.Title}", [
            new MessageBlock.Heading(edition.Title),
            new MessageBlock.Note(RichText.Plain(edition.Remark ?? "")),
            Item(edition, story, command),
            new MessageBlock.Actions([new ChatButton("Alerts", $"{command} alerts"), new ChatButton("Why this?", $"{command} why {StoryKey.Of(story.Story)}")]),
        ]);
    }

    private static IEnumerable<ChatButton> More(Edition edition, string label, string command) =>
        edition.From is { } from && (edition.To ?? edition.Built) - from < Week ? [new ChatButton(label, $"{command} week")] : [];

    private static IEnumerable<MessageBlock> Section(Edition edition, string? name, IEnumerable<EditionStory> stories, string command) =>
        [.. name is null ? [] : new[] { new MessageBlock.Heading(name) }, .. stories.Select(story => Item(edition, story, command))];

    private static string Nothing(Edition edition, string command) => edition.Topics.Count > 0
        ? $"Nothing on {string.Join(" or ", edition.Topics)} this time. Look further back with `/{command} week`, or change what is matched with `/{command} topics list`."
        : $"No news this time. Look further back with `/{command} week`, or see how the feeds are with `/{command} sources list`.";

    private static MessageBlock.StoryItem Item(Edition edition, EditionStory story, string command) => new()
    {
        Number = story.Number,
        Title = story.Title,
        Url = story.Url,
        Badge = story.Badge,
        Summary = Summary(story),
        Credits = Credits(edition, story),
        ImageUrl = story.ImageUrl,
        StoryKey = StoryKey.Of(story.Story),
        Menu = Menu(command, StoryKey.Of(story.Story)),
    };

    private static ChatButton[] Menu(string command, string story) =>
    [
        new("All coverage", $"{command} story {story}"),
        new("Mute this story", $"{command} mute {story}"),
        new("Less like this", $"{command} less {story}"),
        new("These are two stories", $"{command} split {story}"),
        new("Same story as …", $"{command} merge {story}"),
    ];

    private static RichText Summary(EditionStory story)
    {
        var inlines = new List<Inline>();
        foreach (var sentence in EditionWords.Told(story))
        {
            inlines.Add(new Inline.Text((inlines.Count > 0 ? " " : "") + sentence.Text + " "));
            inlines.AddRange(EditionWords.Cited(story, sentence).Take(CitationsShown).Select(source => Linked($"[{source.Number}]", source.Url)));
        }

        return new RichText(inlines);
    }

    /// <summary>The agency first and once, then who wrote on their own, then the age, then what came before.</summary>
    private static RichText Credits(Edition edition, EditionStory story)
    {
        var parts = new List<Inline>();
        if (EditionWords.Origin(story) is { } origin)
        {
            parts.Add(Linked(origin, story.Sources.FirstOrDefault(source => source.Agency == story.Origin)?.Url));
        }

        var outlets = story.Sources.Where(source => !source.IsCopy && (source.Agency is null || source.Agency != story.Origin)).DistinctBy(source => source.Outlet).ToList();
        parts.AddRange(outlets.Take(OutletsNamed).Select(source => Linked(source.Outlet, source.Url)));
        if (outlets.Count > OutletsNamed)
        {
            parts.Add(new Inline.Text($"{outlets.Count - OutletsNamed} more"));
        }

        if (EditionWords.Copies(story) is { } copies)
        {
            parts.Add(new Inline.Text(copies));
        }

        if (EditionWords.Age(edition, story) is { } age)
        {
            parts.Add(new Inline.Instant(age, story.Latest!.Value));
        }

        if (story.Previously is { } earlier)
        {
            parts.Add(Linked($"Previously: {Excerpt.Of(earlier.Title, EarlierTitle)}", earlier.Url));
        }

        return new RichText([.. parts.SelectMany((part, i) => i == 0 ? [part] : new[] { new Inline.Text(" · "), part })]);
    }

    private static Inline Linked(string text, string? url) => url is null ? new Inline.Text(text) : new Inline.Link(text, url);
}
