using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Commands;

/// <summary>The stories of the last days by their headlines, from memory.</summary>
internal sealed class RecentStories(IStoryStore stories, IFeedStore feeds, TimeProvider time) : IDisposable
{
    internal static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    /// <summary>Older stories are found by words.</summary>
    private static readonly TimeSpan Span = TimeSpan.FromDays(2);

    /// <summary>Stories kept; those that most newsrooms report come first.</summary>
    private const int MaxStories = 1_000;

    private readonly ShortLived<IReadOnlyList<Completion>> _suggestions = new(cancellationToken => ReadAsync(stories, feeds, time.GetUtcNow(), cancellationToken), Life, time);

    /// <summary>Stories whose headline holds each word typed so far: their keys, labelled with their headlines.</summary>
    public async Task<IReadOnlyList<Completion>> CompleteAsync(string typed, CancellationToken cancellationToken)
    {
        var words = typed.Trim('"', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var suggestions = await _suggestions.GetAsync(cancellationToken);
        return
        [
            .. suggestions
                .Where(story => words.All(word => story.Label.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Take(Completion.Limit),
        ];
    }

    public void Dispose() => _suggestions.Dispose();

    private static async Task<IReadOnlyList<Completion>> ReadAsync(IStoryStore stories, IFeedStore feeds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Kept for all workspaces at once: what one's own feeds alone brought is found by words.
        var hidden = await feeds.HiddenFromAsync(subscriber: null, cancellationToken);
        var active = await stories.ActiveAsync(now - Span, now, cancellationToken);
        return
        [
            .. active.Without(hidden)
                .OrderByDescending(Outlets.CountIndependent)
                .ThenByDescending(story => story.Latest)
                .Take(MaxStories)
                .Select(story => new Completion(StoryKey.Of(story.Id), Headline.Of(story).Text)),
        ];
    }
}
