using DigestBot.Core.Digests.Updates;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Core.Topics;

namespace DigestBot.Core.Digests;

/// <summary>Chooses, orders and shortens stories for one edition.</summary>
/// <param name="stored">Knows what a story follows; without it, editions tell nothing of that.</param>
/// <param name="feeds">Knows which feeds are not everyone's; without it, all are.</param>
/// <param name="named">What requests' topics may call by name beside their channels' own.</param>
/// <param name="time">Tells when a summary that stands in for a better one is to be asked for again; null: the system's clock.</param>
public sealed class EditionBuilder(ISummarizer summarizer, IStoryStore? stored = null, IFeedStore? feeds = null, NamedTopics? named = null, TimeProvider? time = null)
{
    private readonly NamedTopics _named = named ?? NamedTopics.None;
    private readonly StoryTellings _tellings = new(summarizer, stored, feeds, time ?? TimeProvider.System);
    private readonly StoryUpdates _updates = new();

    /// <summary>The stories under the topics of any number of channels.</summary>
    public StoriesByTopic Under(IReadOnlyList<Story> stories, IEnumerable<ChannelTopic> topics) => new(stories, topics, _named);

    /// <param name="stories">Whole stories, those outside the topics too.</param>
    /// <exception cref="TopicQueryException">A topic of the request cannot be read.</exception>
    public Task<Edition> BuildAsync(EditionRequest request, IReadOnlyList<Story> stories, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return BuildAsync(request, Under(stories, request.ChannelTopics), cancellationToken);
    }

    /// <param name="stories">Found for this request's topics among others'.</param>
    /// <inheritdoc cref="BuildAsync(EditionRequest, IReadOnlyList{Story}, CancellationToken)"/>
    public async Task<Edition> BuildAsync(EditionRequest request, StoriesByTopic stories, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(stories);
        var found = stories.Of(request.ChannelTopics);
        var matches = found.ToDictionary(match => match.Story.Id, match => match.Match);
        var muted = request.Feedback.Where(said => said.Kind is FeedbackKind.Mute).ToList();
        List<Story> matching = [.. found.Select(match => match.Story).Where(story => !muted.Exists(said => said.IsOf(story)))];
        var ranked = StoryRanker.Rank(
            [.. matching.Where(story => !request.OmitAlreadyPosted || request.AlreadyPosted?.ContainsKey(story.Id) is not true || UpdateOf(story, request) is not null)],
            request.To ?? (matching.Count > 0 ? matching.Max(story => story.Latest) : request.Built),
            matches,
            request.AlreadyPosted?.Keys.ToHashSet(),
            request.Feedback);

        // At once: a model that is asked about each takes seconds to answer.
        var mix = StoryMix.Of(ranked, request, found.ToDictionary(match => match.Story.Id, match => match.Topics));
        var shown = await Task.WhenAll(mix.Select((chosen, i) => BuildStoryAsync(i + 1, chosen.Story.Story, chosen.Story.Factors, chosen.Section, request, cancellationToken)));

        return new Edition
        {
            Title = request.Title,
            Zone = request.Zone,
            From = request.From,
            To = request.To,
            Built = request.Built,
            Topics = request.Topics,
            Remark = EditionWords.Joined(request.Remark, EditionWords.Untranslated(request.Language, shown)),
            SourceNotice = request.SourceNotice,
            Counts = Count(ranked, request),
            Stories = shown,
        };
    }

    private static EditionCounts Count(IReadOnlyList<RankedStory> stories, EditionRequest request)
    {
        var members = stories.SelectMany(ranked => ranked.Story.Articles)
            .Where(member => (request.From is null || member.Article.When >= request.From) && (request.To is null || member.Article.When < request.To))
            .ToList();
        return new EditionCounts(members.Count, stories.Count, members.Count(member => member.DuplicateOf is not null));
    }

    private StoryUpdate? UpdateOf(Story story, EditionRequest request) =>
        request.AlreadyPosted is { } posted && posted.TryGetValue(story.Id, out var told) && told.LastArticle is { } last ? _updates.Find(story, last) : null;

    /// <summary>What changed stands first, in its article's own words.</summary>
    private static IReadOnlyList<SummarySentence> Lead(StoryUpdate? update, IReadOnlyList<SummarySentence> summary, int sentences) => update is null
        ? summary
        : [.. summary.Where(sentence => sentence.Text != update.Sentence).Prepend(new SummarySentence(update.Sentence, [update.Article])).Take(Math.Max(1, sentences))];

    /// <summary>A posted edition as it reads now: the same stories in their places, each with what came since.</summary>
    /// <param name="current">Those of its stories to look at.</param>
    /// <returns>Null where none of them has news, or more outlets.</returns>
    public async Task<Edition?> RetellAsync(Edition posted, IReadOnlyDictionary<StoryId, Story> current, EditionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(posted);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(request);
        var since = request with { AlreadyPosted = posted.Stories.ToDictionary(told => told.Story, told => new ToldStory(told.Story, told.LastArticle)) };
        var stories = await Task.WhenAll(posted.Stories.Select(told => current.TryGetValue(told.Story, out var story) ? RetellAsync(told, story, since, cancellationToken) : Task.FromResult(told)));
        return stories.Zip(posted.Stories).All(pair => ReferenceEquals(pair.First, pair.Second)) ? null : posted with { Stories = stories, Built = request.Built, Revised = request.Built };
    }

    private async Task<EditionStory> RetellAsync(EditionStory told, Story story, EditionRequest request, CancellationToken cancellationToken)
    {
        var retold = await BuildStoryAsync(told.Number, story, told.Rank, told.Section, request, cancellationToken);
        var badge = retold.Badge ?? told.Badge;
        return badge != told.Badge || Outlets(retold) > Outlets(told) ? retold with { Badge = badge, LastArticle = told.LastArticle } : told;
    }

    private static int Outlets(EditionStory story) => story.Sources.Count + story.OriginOutlets;

    private async Task<EditionStory> BuildStoryAsync(int number, Story story, IReadOnlyList<RankFactor> rank, string? section, EditionRequest request, CancellationToken cancellationToken)
    {
        var told = await _tellings.OfAsync(story, request.Sentences, request.Language, cancellationToken);
        var headline = told.Headline;
        var update = UpdateOf(story, request);
        var sources = StorySources.With(told.Sources, story, update?.Article);
        return new EditionStory
        {
            Number = number,
            Story = story.Id,
            Title = told.Title,
            Url = CanonicalUrl.Shown(headline.Article.Url) ?? told.Sources.FirstOrDefault(source => source.Url is not null)?.Url,
            Section = section,
            Badge = request.AlreadyPosted?.ContainsKey(story.Id) is false ? "NEW" : update is null ? null : $"UPDATED: {update.Text}",
            Language = told.Language,
            Summary = Lead(update, told.Summary, request.Sentences),
            Origin = told.Agency,
            OriginOutlets = told.Outlets,
            Copies = story.Articles.Count(member => member.DuplicateOf is not null),
            Sources = sources,
            Latest = story.Articles.Any(member => member.Article.Published is not null) ? story.Latest : null,
            LastArticle = story.Articles.Select(member => member.Article.Id).MaxBy(id => id.Value),
            ImageUrl = request.Thumbnails ? headline.Article.ImageUrl ?? story.IndependentArticles.FirstOrDefault(article => article.ImageUrl is not null)?.ImageUrl : null,
            Previously = told.Previously,
            SummaryNote = told.SummaryNote,
            Rank = rank,
        };
    }
}
