using DigestBot.Core.Feeds;

namespace DigestBot.Tests.Storage;

public sealed class SqliteFeedStoreTests() : FeedStoreContract(new SqliteTestStorage());

public sealed class PostgresFeedStoreTests() : FeedStoreContract(new PostgresTestStorage());

public abstract class FeedStoreContract(TestStorage storage) : StoreContract(storage)
{
    private IFeedStore Store => Storage.Get<IFeedStore>();

    [Fact]
    public async Task A_feed_comes_back_as_it_was_added()
    {
        var (added, isNew) = await Store.AddAsync(
            new NewFeed("https://harbour.example/feed", "Harbour Post") { SiteUrl = "https://harbour.example/", Category = "world", Language = "en-GB", FetchPages = PageFetching.Always }, Cancellation);

        await Storage.OpenAsync();

        Assert.True(isNew);
        var feed = Assert.Single(await Store.ListAsync(Cancellation));
        Assert.Equal(added, feed);
        Assert.Equal(("Harbour Post", "https://harbour.example/", "world", "en-GB", PageFetching.Always), (feed.Title, feed.SiteUrl, feed.Category, feed.Language, feed.FetchPages));
    }

    [Fact]
    public async Task An_address_that_is_there_already_is_not_added_twice_nor_changed()
    {
        var (first, _) = await Store.AddAsync(new NewFeed("https://harbour.example/feed", "Harbour Post"), Cancellation);

        var (second, added) = await Store.AddAsync(new NewFeed("https://harbour.example/feed", "Another title"), Cancellation);

        Assert.False(added);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task A_workspaces_own_feed_is_hidden_from_all_others_removed_or_not()
    {
        FeedSubscriber one = new("discord", "1"), other = new("slack", "1");
        var (common, _) = await Store.AddAsync(new NewFeed("https://harbour.example/feed", "Harbour Post"), Cancellation);
        var (own, added) = await Store.SubscribeAsync(one, new NewFeed("https://own.example/feed", "Own"), "Our desk", Cancellation);
        Assert.True(added);
        Assert.False((await Store.SubscribeAsync(one, new NewFeed("https://own.example/feed", "Own"), name: null, Cancellation)).Added);
        Assert.False((await Store.SubscribeAsync(one, new NewFeed("https://harbour.example/feed", "Mine"), name: null, Cancellation)).Added);

        Assert.Equal(["Harbour Post", "Our desk"], (await Store.SeenByAsync(one, Cancellation)).Select(feed => feed.Title));
        Assert.Equal(["Harbour Post"], (await Store.SeenByAsync(other, Cancellation)).Select(feed => feed.Title));
        Assert.Equal(["Harbour Post"], (await Store.SeenByAsync(subscriber: null, Cancellation)).Select(feed => feed.Title));
        Assert.Equal([own.Id], await Store.HiddenFromAsync(other, Cancellation));
        Assert.Empty(await Store.HiddenFromAsync(one, Cancellation));

        Assert.False(await Store.UnsubscribeAsync(other, own.Id, Cancellation));
        Assert.True(await Store.UnsubscribeAsync(one, own.Id, Cancellation));
        Assert.Equal([common.Id], (await Store.ListAsync(Cancellation)).Select(feed => feed.Id));
        Assert.Equal([own.Id], await Store.HiddenFromAsync(one, Cancellation));
    }

    [Fact]
    public async Task A_feed_of_two_workspaces_stays_for_the_other_when_one_leaves_it()
    {
        FeedSubscriber one = new("discord", "1"), other = new("discord", "2");
        var (feed, _) = await Store.SubscribeAsync(one, new NewFeed("https://own.example/feed", "Own"), name: null, Cancellation);
        Assert.True((await Store.SubscribeAsync(other, new NewFeed("https://own.example/feed", "Own"), name: null, Cancellation)).Added);

        await Store.UnsubscribeAsync(one, feed.Id, Cancellation);

        Assert.Empty(await Store.SeenByAsync(one, Cancellation));
        Assert.Equal(feed.Id, Assert.Single(await Store.SeenByAsync(other, Cancellation)).Id);
        Assert.Single(await Store.DueAsync(Noon, 10, Cancellation));
    }

    [Fact]
    public async Task What_the_operator_adds_is_everyones_and_removed_by_the_operator_its_subscribers_again()
    {
        FeedSubscriber one = new("discord", "1");
        var (feed, _) = await Store.SubscribeAsync(one, new NewFeed("https://own.example/feed", "Own"), name: null, Cancellation);

        Assert.True((await Store.AddAsync(new NewFeed("https://own.example/feed", "Open"), Cancellation)).Added);
        Assert.Equal("Open", Assert.Single(await Store.SeenByAsync(subscriber: null, Cancellation)).Title);

        Assert.True(await Store.RemoveAsync(feed.Id, Cancellation));
        Assert.Empty(await Store.SeenByAsync(subscriber: null, Cancellation));
        Assert.Equal(feed.Id, Assert.Single(await Store.SeenByAsync(one, Cancellation)).Id);
    }

    [Fact]
    public async Task An_import_is_taken_back_by_the_workspace_that_made_it()
    {
        FeedSubscriber one = new("discord", "1"), other = new("discord", "2");
        await Store.ImportAsync([new NewFeed("https://harbour.example/feed", "Harbour Post")], Cancellation);
        await Store.SubscribeAsync(one, [new NewFeed("https://a.example/feed", "A"), new NewFeed("https://b.example/feed", "B"), new NewFeed("https://harbour.example/feed", "C")], Cancellation);

        Assert.Empty(await Store.UndoImportAsync(other, Cancellation));
        Assert.Equal(["A", "B"], (await Store.UndoImportAsync(one, Cancellation)).Select(feed => feed.Title));
        Assert.Equal(["Harbour Post"], (await Store.SeenByAsync(one, Cancellation)).Select(feed => feed.Title));
        Assert.Equal(["Harbour Post"], (await Store.UndoImportAsync(Cancellation)).Select(feed => feed.Title));
    }

    [Fact]
    public async Task That_there_were_feeds_once_is_known_after_the_last_is_removed()
    {
        var before = await Store.HasHadFeedsAsync(Cancellation);
        var (feed, _) = await Store.AddAsync(new NewFeed("https://harbour.example/feed", "Harbour Post"), Cancellation);
        await Store.RemoveAsync(feed.Id, Cancellation);

        Assert.False(before);
        Assert.Empty(await Store.ListAsync(Cancellation));
        Assert.True(await Store.HasHadFeedsAsync(Cancellation));
    }

    [Fact]
    public async Task How_the_polls_went_is_kept_whole()
    {
        var (feed, _) = await Store.AddAsync(new NewFeed("https://harbour.example/feed", "Harbour Post"), Cancellation);
        var state = new FeedPollState
        {
            NextDue = Noon.AddMinutes(15),
            LastFetched = Noon,
            LastNew = Noon.AddHours(-1),
            FailingSince = Noon.AddHours(-2),
            ConsecutiveFailures = 3,
            LastError = "answered 404 Not Found",
            ETag = "\"abc\"",
            LastModified = "Mon, 02 Mar 2026 11:00:00 GMT",
            MovedFrom = "https://old.example/feed",
            MovedAt = Noon.AddDays(-3),
            MovedOnto = "https://taken.example/feed",
            Wishes = new() { TimeToLive = TimeSpan.FromHours(1), SkipHours = 0b1111, SkipDays = 0b1 },
        };

        await Store.SavePollAsync(feed.Id, state, Cancellation);

        Assert.Equal(state, Assert.Single(await Store.ListAsync(Cancellation)).Poll);
    }

    [Fact]
    public async Task Due_feeds_come_longest_overdue_first_without_removed_and_ended_ones()
    {
        var late = await AddAsync("late", new FeedPollState { NextDue = Noon.AddMinutes(-30) });
        var later = await AddAsync("later", new FeedPollState { NextDue = Noon.AddMinutes(-60) });
        await AddAsync("not yet", new FeedPollState { NextDue = Noon.AddMilliseconds(1) });
        await AddAsync("ended", new FeedPollState { NextDue = Noon.AddMinutes(-90), Ended = true });
        var removed = await AddAsync("removed", new FeedPollState { NextDue = Noon.AddMinutes(-90) });
        await Store.RemoveAsync(removed, Cancellation);

        Assert.Equal([later, late], (await Store.DueAsync(Noon, 10, Cancellation)).Select(feed => feed.Id));
        Assert.Equal([later], (await Store.DueAsync(Noon, 1, Cancellation)).Select(feed => feed.Id));
    }

    [Fact]
    public async Task A_removed_feed_is_gone_and_comes_back_with_its_number_when_added_again()
    {
        var id = await AddAsync("once", new FeedPollState { NextDue = Noon.AddDays(1), ConsecutiveFailures = 2, LastError = "timed out" });

        Assert.True(await Store.RemoveAsync(id, Cancellation));
        Assert.False(await Store.RemoveAsync(id, Cancellation));
        Assert.Empty(await Store.ListAsync(Cancellation));

        var (again, added) = await Store.AddAsync(new NewFeed("https://once.example/feed", "Once more"), Cancellation);
        Assert.True(added);
        Assert.Equal((id, "Once more", 0), (again.Id, again.Title, again.Poll.ConsecutiveFailures));
        Assert.Single(await Store.DueAsync(Noon, 10, Cancellation));
    }

    [Fact]
    public async Task A_feed_that_ended_is_polled_again_once_someone_adds_it()
    {
        await AddAsync("gone", new FeedPollState { NextDue = Noon, Ended = true });

        var (feed, added) = await Store.AddAsync(new NewFeed("https://gone.example/feed", "Gone"), Cancellation);

        Assert.True(added);
        Assert.False(feed.Poll.Ended);
    }

    [Fact]
    public async Task When_a_feeds_pages_are_read_can_be_changed_and_left_to_the_bot_again()
    {
        var id = await AddAsync("teasers", new FeedPollState());

        Assert.True(await Store.SetPageFetchingAsync(id, PageFetching.Always, Cancellation));
        Assert.Equal(PageFetching.Always, Assert.Single(await Store.ListAsync(Cancellation)).FetchPages);

        Assert.True(await Store.SetPageFetchingAsync(id, null, Cancellation));
        Assert.Null(Assert.Single(await Store.ListAsync(Cancellation)).FetchPages);
        Assert.False(await Store.SetPageFetchingAsync(new FeedId(99), PageFetching.Never, Cancellation));
    }

    [Fact]
    public async Task A_feed_moves_to_a_free_address_only()
    {
        var moving = await AddAsync("moving", new FeedPollState());
        await AddAsync("taken", new FeedPollState());

        Assert.False(await Store.MoveAsync(moving, "https://taken.example/feed", Cancellation));
        Assert.True(await Store.MoveAsync(moving, "https://moved.example/feed", Cancellation));

        Assert.Equal(
            ["https://moved.example/feed", "https://taken.example/feed"],
            (await Store.ListAsync(Cancellation)).Select(feed => feed.Url).Order());
    }

    [Fact]
    public async Task Many_at_once_adding_one_address_get_one_feed()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            Task.Run(() => Store.AddAsync(new NewFeed("https://race.example/feed", "Race"), Cancellation))));

        Assert.Single(results, result => result.Added);
        Assert.Single(results.Select(result => result.Feed.Id).Distinct());
    }

    [Fact]
    public async Task Imports_are_taken_back_last_first_and_nothing_added_by_hand_is()
    {
        await Store.AddAsync(new NewFeed("https://hand.example/feed", "By hand"), Cancellation);
        await Store.ImportAsync([new("https://one.example/feed", "One")], Cancellation);
        var second = await Store.ImportAsync([new("https://hand.example/feed", "By hand"), new("https://two.example/feed", "Two"), new("https://three.example/feed", "Three")], Cancellation);

        Assert.Equal(["Two", "Three"], second.Select(feed => feed.Title));
        Assert.Equal(["Two", "Three"], (await Store.UndoImportAsync(Cancellation)).Select(feed => feed.Title));
        Assert.Equal(["One"], (await Store.UndoImportAsync(Cancellation)).Select(feed => feed.Title));
        Assert.Empty(await Store.UndoImportAsync(Cancellation));
        Assert.Equal(["By hand"], (await Store.ListAsync(Cancellation)).Select(feed => feed.Title));
    }

    private async Task<FeedId> AddAsync(string name, FeedPollState state)
    {
        var (feed, _) = await Store.AddAsync(new NewFeed($"https://{name.Replace(' ', '-')}.example/feed", name), Cancellation);
        await Store.SavePollAsync(feed.Id, state, Cancellation);
        return feed.Id;
    }
}
