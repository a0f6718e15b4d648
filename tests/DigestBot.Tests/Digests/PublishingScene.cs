using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Testing;
using DigestBot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static DigestBot.Tests.Storage.CoverageSamples;

namespace DigestBot.Tests.Digests;

/// <summary>A publisher on a real store at eight on a Monday morning, with a clock that tests turn.</summary>
public abstract class PublishingScene : IAsyncLifetime
{
    protected static readonly DateTimeOffset Eight = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private long _lastArticle;

    private protected SqliteTestStorage Storage { get; } = new();

    private protected FakeChatPlatform Platform { get; } = new();

    private protected ManualTimeProvider Time { get; } = new(Eight);

    public async ValueTask InitializeAsync() => await Storage.OpenAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Storage.DisposeAsync();
    }

    protected static IEnumerable<string> Titles(StoredEdition edition) => edition.Edition.Stories.Select(story => story.Title);

    protected async Task ChangeAsync(DigestSchedule schedule, Func<Channel, Channel> change)
    {
        var channel = await Storage.Get<IChannelStore>().FindAsync(schedule.Channel, CancellationToken.None);
        await Storage.Get<IChannelStore>().SaveAsync(change(channel!), CancellationToken.None);
    }

    protected Task<int> PublishAsync(TimeProvider? clock = null) => Publisher(Storage.Get<IStoryStore>(), new ExtractiveSummarizer(), clock).PublishDueAsync(TestContext.Current.CancellationToken);

    protected EditionPublisher Publisher(IStoryStore stories, ISummarizer summarizer, TimeProvider? clock = null) => new(
        Storage.Get<IScheduleStore>(),
        Storage.Get<IChannelStore>(),
        Storage.Get<IEditionStore>(),
        stories,
        Storage.Get<IFeedStore>(),
        new EditionBuilder(summarizer),
        [Platform],
        clock ?? Time,
        Options.Create(new DigestOptions()),
        Options.Create(new CommandOptions { Name = "news" }),
        NullLogger<EditionPublisher>.Instance);

    /// <summary>An article, of a story of its own where none is named.</summary>
    protected async Task BringAsync(DateTimeOffset published, string title, long? story = null, DateTimeOffset? seen = null, long? copyOf = null, FeedId? feed = null, string outlet = "Harbour Post", string? text = null)
    {
        var id = ++_lastArticle;
        var article = Article(id, published, title, text ?? $"{title}, the harbour office said on Monday.") with { Seen = seen ?? published.AddMinutes(5), Feed = feed ?? new FeedId(1), Source = outlet };
        await Storage.Get<IStoryStore>().SaveAsync([article], [article.In(story ?? id, copyOf)], CancellationToken.None);
    }

    protected Task<IReadOnlyList<StoredEdition>> EditionsAsync(DigestSchedule schedule) =>
        Storage.Get<IEditionStore>().ListAsync(schedule.Channel, 100, CancellationToken.None);

    protected async Task<DigestSchedule> ScheduleAsync(DigestSchedule schedule) =>
        (await Storage.Get<IScheduleStore>().ListAsync(schedule.Channel, CancellationToken.None)).Single(candidate => candidate.Id == schedule.Id);
}
