using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Testing;
using DigestBot.Testing.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Tests.Stories;

public sealed class CoverageKeeperTests
{
    private static readonly DateTimeOffset Now = new(2031, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Feed Harbour = new() { Id = new FeedId(1), Url = "https://harbour.example/feed", Title = "Harbour News" };
    private static readonly Feed Island = new() { Id = new FeedId(2), Url = "https://island.example/feed", Title = "Island Post" };

    private static readonly FeedEntry Aground = Entry("e1", "Ferry Halcyon runs aground off Brennick", "Lifeboats took all 214 people off the ferry Halcyon, which ran aground off Brennick on Thursday, the coast guard said. Captain Orla Venn blamed the steering.");
    private static readonly FeedEntry Rescue = Entry("r1", "Lifeboats rescue 214 from stranded Halcyon", "Near Brennick, lifeboats rescued 214 people from the stranded ferry Halcyon. The steering had failed, Captain Orla Venn said.");

    private readonly InMemoryCoverage coverage = new();

    [Fact]
    public async Task New_entries_are_stored_with_their_stories_and_known_ones_are_left()
    {
        using var keeper = Keeper();

        Assert.Equal(1, await keeper.AcceptAsync(Harbour, Document(Aground), default));
        Assert.Equal(1, await keeper.AcceptAsync(Island, Document(Rescue), default));
        Assert.Equal(0, await keeper.AcceptAsync(Harbour, Document(Aground), default));

        var story = Assert.Single(await coverage.ActiveAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, default));
        Assert.Equal(["Harbour News", "Island Post"], story.Articles.Select(member => member.Article.Source).Order());
    }

    [Fact]
    public async Task After_a_restart_new_entries_find_the_stories_of_old_ones_and_ids_go_on()
    {
        using (var keeper = Keeper())
        {
            await keeper.AcceptAsync(Harbour, Document(Aground), default);
        }

        using var restarted = Keeper();
        await restarted.RebuildAsync(default);
        await restarted.AcceptAsync(Island, Document(Rescue), default);

        var story = Assert.Single(await coverage.ActiveAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, default));
        Assert.Equal([1L, 2L], story.Articles.Select(member => member.Article.Id.Value).Order());
    }

    [Fact]
    public async Task Polls_at_the_same_time_do_not_disturb_each_other()
    {
        using var keeper = Keeper();
        var polls = Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            keeper.AcceptAsync(Harbour with { Id = new FeedId(i) }, Document(Entry($"e{i}", $"Council of town number {i} meets", $"Town {i} has a council that met about matter {i * 31} in its hall.")), default)));

        Assert.Equal(20, (await Task.WhenAll(polls)).Sum());
        Assert.Equal(20, await coverage.CountAsync(default));
    }

    [Fact]
    public async Task An_entry_without_id_and_link_is_known_by_its_words()
    {
        using var keeper = Keeper();
        var entry = new FeedEntry { Title = "Ferry aground", Summary = "The ferry Halcyon is aground." };

        Assert.Equal(1, await keeper.AcceptAsync(Harbour, Document(entry, entry), default));
        Assert.Equal(0, await keeper.AcceptAsync(Harbour, Document(entry), default));
        Assert.Equal(1, await keeper.AcceptAsync(Harbour, Document(entry with { Summary = "The ferry Halcyon is afloat again." }), default));
    }

    [Theory]
    [InlineData("e1", "https://harbour.example/ferry", "e1", "http://www.harbour.example/ferry-aground?utm_source=rss")]
    [InlineData("http://harbour.example/?p=1", "http://harbour.example/ferry", "https://harbour.example/?p=1", "https://harbour.example/ferry")]
    [InlineData("e1", "https://harbour.example/ferry", null, "https://harbour.example/ferry?utm_campaign=feed")]
    [InlineData(null, "http://harbour.example/ferry?utm_source=a", null, "https://m.harbour.example/ferry/amp?utm_source=b")]
    public async Task An_entry_whose_id_address_or_date_changes_is_the_same_entry(string? id, string link, string? laterId, string laterLink)
    {
        using var keeper = Keeper();

        Assert.Equal(1, await keeper.AcceptAsync(Harbour, Document(Aground with { Id = id, Link = link }), default));
        Assert.Equal(0, await keeper.AcceptAsync(Harbour, Document(Aground with { Id = laterId, Link = laterLink, Published = Now.AddHours(3) }), default));
    }

    [Fact]
    public async Task Entries_that_share_an_id_or_a_page_are_entries_of_their_own()
    {
        using var keeper = Keeper();
        var sameId = Document(Entry("latest", "Ferry aground", "One.") with { Link = "https://harbour.example/1" }, Entry("latest", "Strike ends", "Two.") with { Link = "https://harbour.example/2" });
        var samePage = Document(Entry("l1", "09:10 Tugs arrive", "Three.") with { Link = "https://harbour.example/live" }, Entry("l2", "09:40 Tow begins", "Four.") with { Link = "https://harbour.example/live" });

        Assert.Equal(2, await keeper.AcceptAsync(Harbour, sameId, default));
        Assert.Equal(0, await keeper.AcceptAsync(Harbour, sameId, default));
        Assert.Equal(2, await keeper.AcceptAsync(Harbour, samePage, default));
        Assert.Equal(1, await keeper.AcceptAsync(Harbour, Document(Entry("l3", "10:05 Afloat", "Five.") with { Link = "https://harbour.example/live" }), default));
    }

    [Fact]
    public async Task A_document_that_repeats_an_entry_brings_it_once()
    {
        using var keeper = Keeper();
        var again = Aground with { Id = "e1-copy", Link = "https://harbour.example/ferry?utm_medium=rss" };

        Assert.Equal(1, await keeper.AcceptAsync(Harbour, Document(Aground with { Link = "https://harbour.example/ferry" }, again), default));
    }

    [Fact]
    public async Task Articles_that_another_node_made_are_grouped_once_and_get_their_numbers_here()
    {
        using var poller = Keeper();
        using var writer = Keeper();
        var made = await poller.MakeAsync(Harbour, Document(Aground), default);
        await writer.AcceptAsync(Island, Document(Rescue), default);

        await writer.GroupAsync(made, default);
        await writer.GroupAsync(made, default);

        var story = Assert.Single(await coverage.ActiveAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, default));
        Assert.Equal([("Island Post", 1L), ("Harbour News", 2L)], story.Articles.OrderBy(member => member.Article.Id.Value).Select(member => (member.Article.Source, member.Article.Id.Value)));
    }

    [Fact]
    public async Task A_node_that_takes_over_knows_what_the_one_before_it_wrote()
    {
        using var before = Keeper();
        using var next = Keeper();
        await next.AcceptAsync(Harbour, Document(Entry("e0", "Council meets", "The council met in its hall on Thursday.")), default);
        await before.ForgetAsync(default);
        await before.AcceptAsync(Harbour, Document(Aground), default);

        await next.ForgetAsync(default);
        await next.AcceptAsync(Island, Document(Rescue), default);

        Assert.Equal(2, (await coverage.FindByArticleAsync(new ArticleId(3), default))?.Articles.Count);
    }

    [Fact]
    public async Task A_failed_write_loses_nothing_the_next_poll_brings_it_again()
    {
        var failing = new FailingOnce(coverage);
        using var keeper = new CoverageKeeper(coverage, failing, new ArticleBuilder(new ArticleOptions()), Options.Create(new StoryOptions()), new ManualTimeProvider(Now), NullLogger<CoverageKeeper>.Instance);

        await Assert.ThrowsAsync<IOException>(() => keeper.AcceptAsync(Harbour, Document(Aground), default));
        Assert.Equal(1, await keeper.AcceptAsync(Harbour, Document(Aground), default));
        await keeper.AcceptAsync(Island, Document(Rescue), default);

        var story = Assert.Single(await coverage.ActiveAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, default));
        Assert.Equal(2, story.Articles.Count);
    }

    private static FeedEntry Entry(string id, string title, string text) => new() { Id = id, Title = title, Content = $"<p>{text}</p>", Published = Now };

    private static ParsedFeed Document(params FeedEntry[] entries) => new("rss2.0") { Entries = entries };

    private CoverageKeeper Keeper() =>
        new(coverage, coverage, new ArticleBuilder(new ArticleOptions()), Options.Create(new StoryOptions()), new ManualTimeProvider(Now), NullLogger<CoverageKeeper>.Instance);

    private sealed class FailingOnce(IStoryStore store) : IStoryStore
    {
        private bool failed;

        public Task SaveAsync(StoryChanges changes, CancellationToken cancellationToken)
        {
            if (!failed)
            {
                failed = true;
                throw new IOException("disk full");
            }

            return store.SaveAsync(changes, cancellationToken);
        }

        public IAsyncEnumerable<StoredAssignment> AssignedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) => store.AssignedSinceAsync(since, cancellationToken);

        public Task<StoryCheckpoint?> CheckpointAsync(CancellationToken cancellationToken) => store.CheckpointAsync(cancellationToken);

        public Task<StoryId> LastIdAsync(CancellationToken cancellationToken) => store.LastIdAsync(cancellationToken);

        public Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

        public Task<Story?> FindByArticleAsync(ArticleId article, CancellationToken cancellationToken) => store.FindByArticleAsync(article, cancellationToken);

        public Task<Storyline> StorylineAsync(StoryId id, CancellationToken cancellationToken) => store.StorylineAsync(id, cancellationToken);

        public Task<IReadOnlyList<Story>> ActiveAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => store.ActiveAsync(from, to, cancellationToken);

        public Task<FoundStories> SearchAsync(string words, DateTimeOffset since, int limit, IReadOnlySet<FeedId> hidden, CancellationToken cancellationToken) => store.SearchAsync(words, since, limit, hidden, cancellationToken);
    }
}
