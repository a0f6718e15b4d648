using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Topics;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>why [story]</c>: why the stories shown last are in their order, or one is as it is.</summary>
internal sealed class WhyHandler(StoryFinder finder, ChannelDigest digest, ShownStories shownStories, RecentStories recent, StoryReasons reasons, IFeedStore feeds, NamedTopics named, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters
{
    private const int MaxMembers = 20;

    public CommandDefinition Definition { get; } = new("why", "Why a story is shown here, and why its articles are one story", AnswerKind.Ephemeral)
    {
        Parameters = [DigestParameters.Story with { Required = false, Description = "its number in the list, words of it, or a link to an article; the list shown last if left out" }],
        Examples = ["why", "why 1", "why https://example.org/news/ferries"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken) => request["story"] is { } typed
        ? await OneAsync(request, await finder.FindAsync(request, typed, cancellationToken), cancellationToken)
        : await OrderAsync(request, cancellationToken);

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        recent.CompleteAsync(typed, cancellationToken);

    private async Task<ChatMessage> OrderAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        // What was searched for stands in no order of rank.
        var edition = await shownStories.LastAsync(request, cancellationToken) is { From: not null } last
            ? last
            : await digest.BuildAsync(request, "The last 24 hours", request.Now.AddHours(-24), request.Now, topic: null, cancellationToken);
        if (edition.Stories.Count == 0)
        {
            throw new CommandException($"The last 24 hours brought no stories for this channel: `{options.Value.Line("sources health")}` shows how the feeds are.");
        }

        shownStories.Keep(request, edition);
        var lines = edition.Stories.Select(story => new RichText([new Inline.Strong($"{story.Number} · {story.Title}"), new Inline.Text($": {Reasons(story)}")]));
        return new("Why these stories, in this order", [
            new MessageBlock.Heading("Why these stories, in this order"),
            new MessageBlock.Note(RichText.Plain($"{EditionWords.Heading(edition)}. In brackets: how much each reason counts; the highest sum comes first.")),
            new MessageBlock.Bullets([.. lines]),
        ]);
    }

    private async Task<ChatMessage> OneAsync(CommandRequest request, Story story, CancellationToken cancellationToken)
    {
        var shown = await digest.BuildOneAsync(request, story, sentences: 1, cancellationToken);
        var members = (await reasons.OfAsync(story, await feeds.HiddenFromAsync(request.Channel.Ref.Subscriber, cancellationToken), cancellationToken)).Take(MaxMembers).Select(Member).ToList();
        if (story.Articles.Count > MaxMembers)
        {
            members.Add(RichText.Plain($"and {EditionWords.Count(story.Articles.Count - MaxMembers, "more article", "more articles")}"));
        }

        return new($"Why: {shown.Title}", [
            new MessageBlock.Heading(shown.Title),
            new MessageBlock.Paragraph(new RichText([new Inline.Strong("In this channel")])),
            new MessageBlock.Bullets([RichText.Plain(InChannel(request.Channel, story)), .. Said(request.Channel, story), RichText.Plain($"What moves it up: {Reasons(shown)}"), .. Summary(shown)]),
            new MessageBlock.Paragraph(new RichText([new Inline.Strong("Why these articles are one story")])),
            new MessageBlock.Bullets(members),
        ]);
    }

    private static IEnumerable<RichText> Summary(EditionStory story) => story.SummaryNote is { } note ? [RichText.Plain($"Its summary: {note}")] : [];

    private string InChannel(Channel channel, Story story)
    {
        if (channel.Reading.Feedback.Any(said => said.Kind is FeedbackKind.Mute && said.IsOf(story)))
        {
            return "Left out: it was muted here.";
        }

        if (channel.Topics.Count == 0)
        {
            return "Shown: this channel has no topics, so every story is.";
        }

        var callable = named.With(channel.OwnTopics);
        var matches = channel.Topics.Select(topic => (Topic: topic, Match: Explain(topic, callable, story))).ToList();
        var match = matches.Find(candidate => candidate.Match.Matched);
        return match.Topic is null
            ? $"Left out: {string.Join("; ", matches.Select(candidate => $"{Typed.Quote(candidate.Topic)} {string.Join(", ", candidate.Match.Evidence)}"))}."
            : $"Shown: the topic {Typed.Quote(match.Topic)} matches ({string.Join(", ", match.Match.Evidence)}).";
    }

    private static MatchExplanation Explain(string topic, NamedTopics callable, Story story) => TopicQuery.ProblemOf(topic, callable) is { } problem
        ? new(false, [$"cannot be read ({problem.TrimEnd('.')})"])
        : TopicMatcher.Explain(TopicQuery.Parse(topic, callable), story);

    private static IEnumerable<RichText> Said(Channel channel, Story story) => channel.Reading.Feedback.Where(said => said.IsOf(story) || said.IsAgainst(story)).Select(said => said.Kind switch
    {
        FeedbackKind.Split => $"People here said that {Typed.Quote(said.Title)} is a story of its own.",
        FeedbackKind.Merge => $"People here said that {Typed.Quote(said.Title)} is the same story.",
        _ => null,
    }).OfType<string>().Select(RichText.Plain);

    private static RichText Member(ArticleReason reason)
    {
        var article = reason.Member.Article;
        string?[] sentences = [reason.Why, .. reason.Against, reason.NotIn];
        return new([new Inline.Strong(OutletName.Of(article)), new Inline.Text($" · {article.Title}: {string.Join(' ', sentences.OfType<string>())}")]);
    }

    private static string Reasons(EditionStory story) => string.Join(", ", story.Rank.Select(RankWords.Of).OfType<string>());
}
