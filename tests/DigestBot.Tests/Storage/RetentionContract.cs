using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Storage;
using DigestBot.Testing.Stores;
using static DigestBot.Tests.Storage.CoverageSamples;
using static DigestBot.Tests.Storage.EditionSamples;

namespace DigestBot.Tests.Storage;

public sealed class SqliteRetentionTests : RetentionContract
{
    private readonly SqliteTestStorage _storage;

    public SqliteRetentionTests()
        : this(new SqliteTestStorage())
    {
    }

    private SqliteRetentionTests(SqliteTestStorage storage)
        : base(storage) => _storage = storage;

    [Fact]
    public async Task The_file_becomes_smaller()
    {
        // More than one transaction's worth.
        var articles = Enumerable.Range(1, 500).Select(id => Article(id, Noon, text: string.Concat(Enumerable.Repeat($"The {id}th ferry was late again. ", 300)))).ToArray();
        await Storage.Get<IStoryStore>().SaveAsync(articles, [.. articles.Select(article => article.In(1))], Cancellation);
        await Storage.OpenAsync();
        var before = new FileInfo(_storage.File).Length;

        Assert.Equal(500, (await Retention.AgeOutAsync(Noon.AddDays(1), Cancellation)).Articles);

        await Storage.OpenAsync();
        Assert.InRange(new FileInfo(_storage.File).Length, 1, before / 2);
    }
}

public sealed class PostgresRetentionTests() : RetentionContract(new PostgresTestStorage());

public abstract class RetentionContract(TestStorage storage) : StoreContract(storage)
{
    protected IRetention Retention => Storage.Get<IRetention>();

    private IEditionStore Editions => Storage.Get<IEditionStore>();

    private IOutbox Outbox => Storage.Get<IOutbox>();

    [Fact]
    public async Task An_old_articles_text_goes_and_its_story_keeps_titles_and_links()
    {
        var (old, recent) = (Article(1, Noon), Article(2, Noon.AddDays(2)));
        var stories = Storage.Get<IStoryStore>();
        await stories.SaveAsync([old, recent], [old.In(1), recent.In(2)], Cancellation);

        Assert.Equal(new AgedOut(1, 0, 0), await Retention.AgeOutAsync(Noon.AddDays(1), Cancellation));
        Assert.True((await Retention.AgeOutAsync(Noon.AddDays(1), Cancellation)).IsNothing);

        var member = Assert.Single((await stories.FindAsync(new StoryId(1), Cancellation))!.Articles).Article;
        Assert.Equal((old.Title, old.Url, ""), (member.Title, member.Url, member.Text));
        Assert.Equal([2L], (await stories.SearchAsync("ferry", Noon.AddDays(-9), 10, new HashSet<FeedId>(), Cancellation)).Stories.Select(story => story.Id.Value));
    }

    [Fact]
    public async Task An_entry_that_is_still_in_its_feed_is_no_new_one()
    {
        var old = Article(1, Noon);
        await Storage.Get<IStoryStore>().SaveAsync([old], [old.In(1)], Cancellation);

        await Retention.AgeOutAsync(Noon.AddDays(1), Cancellation);

        Assert.Equal(old.Key, Assert.Single(await Storage.Get<IArticleStore>().KnownAsync(new FeedId(1), [old.Key], [], Cancellation)).Key);
    }

    [Fact]
    public async Task An_old_edition_is_gone_but_its_slot_stays_taken_and_its_stories_stay_told()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Noon);
        var edition = (await Editions.PublishAsync(schedule.SlotOn(2), Edition(Noon, 7), ["page"], Noon.AddDays(1), Cancellation))!.Value;

        await Retention.AgeOutAsync(Noon.AddDays(40), Cancellation);

        Assert.Null(await Editions.FindAsync(edition, Cancellation));
        Assert.Empty(await Editions.ListAsync(schedule.Channel, 10, Cancellation));
        Assert.Null(await Editions.PublishAsync(schedule.SlotOn(2), Edition(Noon, 7), ["page"], Noon.AddDays(1), Cancellation));
        Assert.Equal(new StoryId(7), Assert.Single((await Editions.PostedAsync([schedule.Channel], new HashSet<StoryId> { new(7) }, Cancellation))[schedule.Channel]).Story);
    }

    [Fact]
    public async Task Messages_that_were_sent_go_and_those_still_to_be_sent_stay()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Noon);
        await Editions.PublishAsync(schedule.SlotOn(2), Edition(Noon, 7), ["one", "two"], Noon.AddDays(1), Cancellation);
        var first = Assert.Single(await Outbox.ClaimAsync(10, Noon, TimeSpan.FromMinutes(1), Cancellation));
        await Outbox.MarkSentAsync(first, "m1", Noon, Cancellation);
        await Storage.Get<ILocalChatStore>().AppendAsync(new NewLocalMessage("general", "you", "{}", Noon, null), Cancellation);

        Assert.Equal(2, (await Retention.AgeOutAsync(Noon.AddDays(40), Cancellation)).Messages);

        Assert.Equal("two", Assert.Single(await Outbox.ListAsync(10, Cancellation)).Delivery.Body);
    }
}
