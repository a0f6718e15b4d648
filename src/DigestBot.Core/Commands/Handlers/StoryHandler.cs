using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>story 2</c>: the whole coverage of one story.</summary>
internal sealed class StoryHandler(StoryFinder finder, IStoryStore stories, IFeedStore feeds, ChannelDigest digest, RecentStories recent, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters
{
    private const int MaxTimeline = 15;

    public CommandDefinition Definition { get; } = new("story", "All coverage of one story", AnswerKind.Ephemeral)
    {
        Parameters = [DigestParameters.Story],
        Examples = ["story 1", "story https://example.org/news/ferries", "story ferry strike"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var story = await finder.FindAsync(request, request["story"]!, cancellationToken);
        var shown = await digest.BuildOneAsync(request, story, StoryReports.Sentences, cancellationToken);
        var zone = ChannelZone.Of(request);
        List<MessageBlock> blocks =
        [
            new MessageBlock.Heading(shown.Title),
            new MessageBlock.Paragraph(CitedSummary.Of(shown)),
            new MessageBlock.Note(RichText.Plain(Counts(story, zone))),
            new MessageBlock.Divider(),
            new MessageBlock.Paragraph(new RichText([new Inline.Strong("Who wrote it, and when")])),
            new MessageBlock.Bullets(Timeline(story, shown, zone)),
        ];
        if (Copies(story, shown.Origin) is { } copies)
        {
            blocks.Add(new MessageBlock.Paragraph(copies));
        }

        var (before, after) = await stories.StorylineAsync(story.Id, cancellationToken);
        var hidden = await feeds.HiddenFromAsync(request.Channel.Ref.Subscriber, cancellationToken);
        blocks.AddRange(new[] { Told("Before: ", before.Without(hidden), zone), Told("After: ", after.Without(hidden), zone) }.OfType<RichText>().Select(line => new MessageBlock.Paragraph(line)));
        blocks.Add(new MessageBlock.Actions([.. Buttons(story, shown)]));
        return new(shown.Title, blocks);
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        recent.CompleteAsync(typed, cancellationToken);

    private static string Counts(Story story, string zone)
    {
        var outlets = story.Articles.Select(member => OutletName.Of(member.Article)).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var newsrooms = Outlets.CountIndependent(story);
        return $"{EditionWords.Count(story.Articles.Count, "article", "articles")} from {EditionWords.Count(outlets, "outlet", "outlets")}, "
            + $"{EditionWords.Count(newsrooms, "independent newsroom", "independent newsrooms")}, since {LocalDates.Text(zone, story.First)}";
    }

    private static List<RichText> Timeline(Story story, EditionStory shown, string zone)
    {
        var independent = story.IndependentArticles.ToList();
        var numbers = StoryReports.Numbers(story, shown);
        List<RichText> lines = [.. independent.Take(MaxTimeline).Select(article => Line(article, numbers, zone))];
        if (independent.Count > MaxTimeline)
        {
            lines.Add(RichText.Plain($"and {EditionWords.Count(independent.Count - MaxTimeline, "later article", "later articles")}"));
        }

        return lines;
    }

    private static RichText Line(Article article, Dictionary<ArticleId, int> numbers, string zone)
    {
        var when = article.Published is { } published ? LocalDates.Text(zone, published) : "no date";
        var agency = article.Origin is { } origin && !origin.Name.Equals(article.Source, StringComparison.OrdinalIgnoreCase) ? $" ({origin.Name})" : "";
        return new([new Inline.Text($"[{numbers[article.Id]}] {when} · "), new Inline.Strong(OutletName.Of(article)), new Inline.Text($"{agency} · "), Linked(article.Title, article)]);
    }

    /// <summary>"Who carries the AP text: Nord, Küste …", each linked.</summary>
    private static RichText? Copies(Story story, WireOrigin? origin)
    {
        var copies = story.Articles.Where(member => member.DuplicateOf is not null).Select(member => member.Article).DistinctBy(OutletName.Of, StringComparer.OrdinalIgnoreCase).ToList();
        if (copies.Count == 0)
        {
            return null;
        }

        var inlines = new List<Inline> { new Inline.Strong(origin is null ? "Same text elsewhere: " : $"Who carries the {origin.Name} text: ") };
        foreach (var copy in copies)
        {
            inlines.Add(Linked(OutletName.Of(copy), copy));
            inlines.Add(new Inline.Text(", "));
        }

        inlines.RemoveAt(inlines.Count - 1);
        return new(inlines);
    }

    /// <summary>"Before: Dorn in Karsten for the sixth time (Tue 4 March), …", each linked.</summary>
    private static RichText? Told(string when, IReadOnlyList<Story> stories, string zone)
    {
        if (stories.Count == 0)
        {
            return null;
        }

        var inlines = new List<Inline> { new Inline.Strong(when) };
        foreach (var story in stories)
        {
            var headline = Headline.Of(story);
            inlines.Add(Linked(headline.Text, headline.Article));
            inlines.Add(new Inline.Text($" ({LocalDates.Text(zone, story.First)})"));
            inlines.Add(new Inline.Text(", "));
        }

        inlines.RemoveAt(inlines.Count - 1);
        return new(inlines);
    }

    private IEnumerable<ChatButton> Buttons(Story story, EditionStory shown)
    {
        if (shown.Url is { } url)
        {
            yield return new ChatButton("Read it", null, url);
        }

        yield return new ChatButton("Why one story?", options.Value.ButtonCommand($"why {StoryKey.Of(story.Id)}"));
    }

    private static Inline Linked(string text, Article article) =>
        CanonicalUrl.Shown(article.Url) is { } url ? new Inline.Link(text, url) : new Inline.Text(text);
}
