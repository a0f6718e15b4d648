using System.Runtime.CompilerServices;
using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;

namespace DigestBot.Core.Digests;

/// <summary>Tells each story once for all editions that show it, for as long as the story is in memory.</summary>
/// <param name="stored">Knows what a story follows; without it nothing is told of that.</param>
internal sealed class StoryTellings(ISummarizer summarizer, IStoryStore? stored, IFeedStore? feeds, TimeProvider time)
{
    /// <summary>Sentences asked for beyond those wanted: the next best stand in for what the headline rules out.</summary>
    private const int Reserve = 3;

    /// <summary>A model that is out of reach is asked again; until then what stands in for its words is told to all.</summary>
    private static readonly TimeSpan StopgapLife = TimeSpan.FromMinutes(1);

    // A story that changed is another object, and told anew; one that nobody holds any more takes its tellings along.
    private readonly ConditionalWeakTable<Story, Told> _told = new();

    public async Task<StoryTelling> OfAsync(Story story, int sentences, string? language, CancellationToken cancellationToken)
    {
        var told = _told.GetValue(story, static _ => new Told());
        if (Known() is { } known)
        {
            return known;
        }

        // Whoever else asks for the same story meanwhile waits for the one telling instead of doing it again.
        await told.OneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (Known() is { } meanwhile)
            {
                return meanwhile;
            }

            var (telling, isStopgap) = await TellAsync(story, sentences, language, cancellationToken);
            told.ByWish = new(told.ByWish) { [(sentences, language)] = (telling, isStopgap ? time.GetUtcNow() + StopgapLife : DateTimeOffset.MaxValue) };
            return telling;
        }
        finally
        {
            told.OneAtATime.Release();
        }

        StoryTelling? Known() => told.ByWish.GetValueOrDefault((sentences, language)) is ({ } telling, var until) && time.GetUtcNow() < until ? telling : null;
    }

    private async Task<(StoryTelling Telling, bool IsStopgap)> TellAsync(Story story, int sentences, string? language, CancellationToken cancellationToken)
    {
        var headline = Headline.Of(story);
        var summary = await summarizer.SummarizeAsync(story, sentences + Reserve, language, cancellationToken);
        var title = headline.Article.Language != language ? summary.Title : null;
        var chosen = summary.Sentences.Where(sentence => title is not null || headline.IsFollowedBy(sentence)).Take(sentences).ToList();
        var sources = StorySources.Of(story, headline.Article, chosen);
        var listed = sources.Select(source => source.Article).ToHashSet();
        var (agency, outlets) = StorySources.MainOrigin(story);
        var telling = new StoryTelling(
            headline, [.. chosen.Select(sentence => Cite(sentence) with { Disagreement = sentence.Disagreement is { } disagreement ? Cite(disagreement) : null })], sources, agency, outlets, await PreviouslyAsync(story.Id, cancellationToken), summary.Note)
        {
            Title = title ?? headline.Text,
            Language = title is null ? headline.Article.Language : language!,
        };
        return (telling, summary.IsStopgap);

        SummarySentence Cite(SummarySentence sentence) => sentence with { Citations = [.. sentence.Citations.Where(listed.Contains)] };
    }

    private async Task<EarlierStory?> PreviouslyAsync(StoryId story, CancellationToken cancellationToken)
    {
        if (stored is null || await stored.StorylineAsync(story, cancellationToken) is not { Before: [var before, ..] })
        {
            return null;
        }

        // One telling is for everyone who may see the story: what comes before it is told of where all may see that.
        var common = feeds is null ? before : before.Without(await feeds.HiddenFromAsync(subscriber: null, cancellationToken));
        if (common is null)
        {
            return null;
        }

        var headline = Headline.Of(common);
        return new EarlierStory(common.Id, headline.Text, CanonicalUrl.Shown(headline.Article.Url));
    }

    private sealed class Told
    {
        public SemaphoreSlim OneAtATime { get; } = new(1, 1);

        /// <summary>Replaced, never changed: it is read without waiting.</summary>
        public Dictionary<(int Sentences, string? Language), (StoryTelling Telling, DateTimeOffset Until)> ByWish { get; set; } = [];
    }
}

/// <summary>What is the same of a story in every edition.</summary>
/// <param name="Summary">Cites the listed sources alone.</param>
/// <param name="Outlets">How many carry the agency's text.</param>
internal sealed record StoryTelling(Headline Headline, IReadOnlyList<SummarySentence> Summary, IReadOnlyList<EditionSource> Sources, WireOrigin? Agency, int Outlets, EarlierStory? Previously, string? SummaryNote)
{
    /// <summary>The headline, or its translation.</summary>
    public required string Title { get; init; }

    /// <summary>The title's.</summary>
    public required string Language { get; init; }
}
