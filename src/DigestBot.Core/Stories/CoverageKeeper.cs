using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Stories;

/// <summary>Takes what the polls bring all the way: new entries become articles, articles find their stories, both are stored together.</summary>
/// <remarks>
/// Feeds are polled side by side, but stories are decided one poll after the other. What it keeps in memory is rebuilt from the store:
/// at start by <see cref="RebuildAsync"/>, and after a failed write, which leaves memory and store apart.
/// </remarks>
public sealed partial class CoverageKeeper(
    IArticleStore articles,
    IStoryStore stories,
    ArticleBuilder builder,
    IOptions<StoryOptions> options,
    TimeProvider time,
    ILogger<CoverageKeeper> logger) : IEntrySink, IStoryExplanations, IDisposable
{
    private readonly SemaphoreSlim oneAtATime = new(1);
    private StoryClusterer? clusterer;
    private DateTimeOffset lastSeen;

    /// <inheritdoc/>
    public async Task<int> AcceptAsync(Feed feed, ParsedFeed document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(document);
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            clusterer ??= await RestoreAsync(cancellationToken);
            var seen = NextInstant();
            var added = await NewArticlesAsync(feed, document, seen, cancellationToken);
            if (added.Count > 0)
            {
                await StoreAsync(clusterer, added, seen, cancellationToken);
            }

            return added.Count;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Groups articles that another node may have made of what it polled; those the store knows by now are left out.</summary>
    public async Task GroupAsync(IReadOnlyList<Article> made, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(made);
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var stillNew = await StillNewAsync(made, cancellationToken);
            if (stillNew.Count > 0)
            {
                clusterer ??= await RestoreAsync(cancellationToken);
                var last = await articles.LastIdAsync(cancellationToken);
                var seen = NextInstant();
                await StoreAsync(clusterer, [.. stillNew.Select((article, index) => article with { Id = new ArticleId(last.Value + index + 1), Seen = seen })], seen, cancellationToken);
            }
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Makes articles of the entries that the store does not know, for another node to group: it numbers them.</summary>
    internal Task<List<Article>> MakeAsync(Feed feed, ParsedFeed document, CancellationToken cancellationToken) =>
        NewArticlesAsync(feed, document, time.GetUtcNow(), cancellationToken);

    /// <summary>Drops the memory: another node has written meanwhile.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        clusterer = null;
        oneAtATime.Release();
    }

    /// <summary>Fills the memory from the store, so that the first poll need not wait for it.</summary>
    /// <returns>False when it was filled already.</returns>
    public async Task<bool> RebuildAsync(CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (clusterer is not null)
            {
                return false;
            }

            clusterer = await RestoreAsync(cancellationToken);
            return true;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoryExplanation>> ExplainAsync(Story story, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(story);
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            clusterer ??= await RestoreAsync(cancellationToken);
            return [.. clusterer.Explain([.. story.Articles.Select(member => member.Article)]).Zip(story.Articles, AsStored)];
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private static StoryExplanation AsStored(StoryExplanation explanation, StoryArticle member) => explanation.Entry is StoryEntry.OutOfView
        ? explanation with { CopyOf = member.DuplicateOf, Strength = member.Similarity }
        : explanation;

    // Each poll has an instant of its own, to the millisecond that the store keeps: by it a restart knows which articles came together.
    private DateTimeOffset NextInstant()
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        return now > lastSeen ? now : lastSeen.AddMilliseconds(1);
    }

    private async Task<StoryClusterer> RestoreAsync(CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        var memory = new StoryMemory(stories, options.Value);
        var restored = await memory.RestoreAsync(time.GetUtcNow(), cancellationToken);
        lastSeen = memory.LastSeen;
        LogRebuilt(memory.Articles, time.GetElapsedTime(begun));
        return restored;
    }

    private async Task<List<Article>> NewArticlesAsync(Feed feed, ParsedFeed document, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entries = EntryKeys.Of(document);
        var known = await articles.KnownAsync(feed.Id, [.. entries.Select(pair => pair.Key)], [.. entries.SelectMany(pair => AddressesOf(CanonicalUrl.Shown(pair.Entry.Link)))], cancellationToken);
        var knownKeys = known.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        var last = await articles.LastIdAsync(cancellationToken);
        List<Article> added = [];

        // Feeds list the newest first; stories are told from the beginning.
        foreach (var (key, entry) in entries.Where(pair => !knownKeys.Contains(pair.Key)).OrderBy(pair => pair.Entry.Published ?? now))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (builder.FromEntry(feed, entry, new ArticleId(last.Value + added.Count + 1), now) is { } article && !known.Any(before => IsSame(before, article)))
            {
                added.Add(article with { Key = key, Published = ToMilliseconds(article.Published) });
            }
        }

        return added;
    }

    // As the store gives it back: after a restart nothing may be dated otherwise.
    private static DateTimeOffset? ToMilliseconds(DateTimeOffset? instant) => instant is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known.ToUnixTimeMilliseconds()) : null;

    private async Task<List<Article>> StillNewAsync(IReadOnlyList<Article> made, CancellationToken cancellationToken)
    {
        List<Article> stillNew = [];
        foreach (var ofFeed in made.GroupBy(article => article.Feed ?? default))
        {
            var known = await articles.KnownAsync(ofFeed.Key, [.. ofFeed.Select(article => article.Key)], [.. ofFeed.SelectMany(article => AddressesOf(article.Url))], cancellationToken);
            stillNew.AddRange(ofFeed.Where(article => !known.Any(before => before.Key == article.Key || IsSame(before, article))));
        }

        return stillNew;
    }

    private async Task StoreAsync(StoryClusterer current, List<Article> added, DateTimeOffset seen, CancellationToken cancellationToken)
    {
        try
        {
            var assignments = new Dictionary<ArticleId, StoryAssignment>();
            foreach (var changed in added.SelectMany(current.Add).Concat(current.Mend()))
            {
                cancellationToken.ThrowIfCancellationRequested();
                assignments[changed.Article] = changed;
            }

            var changes = new StoryChanges(added, [.. assignments.Values])
            {
                Storylines = current.FindStorylines(assignments.Values.Select(assignment => assignment.Story).ToHashSet()),
                InViewSince = current.FollowedSince(seen),
                Checkpoint = current.CheckpointIfDue(seen),
            };
            await stories.SaveAsync(changes, cancellationToken);
            lastSeen = seen;
        }
        catch
        {
            // The memory knows articles now that the store does not: it is built anew from there with the next poll.
            clusterer = null;
            throw;
        }
    }

    /// <summary>As the store may have it: publishers change from http to https and keep the rest.</summary>
    private static IEnumerable<string> AddressesOf(string? url) => url is null ? []
        : url.StartsWith("https:", StringComparison.Ordinal) ? [url, "http:" + url[6..]] : [url, "https:" + url[5..]];

    /// <summary>An entry under another id, at the same address and with the same title: ids change when publishers change their systems.</summary>
    private static bool IsSame(KnownEntry known, Article article) =>
        article.Url is not null && known.Title == article.Title && CanonicalUrl.Of(known.Url) == CanonicalUrl.Of(article.Url);

    [LoggerMessage(LogLevel.Information, "Took up {Articles} articles of the past days in {Elapsed}.")]
    private partial void LogRebuilt(int articles, TimeSpan elapsed);
}
