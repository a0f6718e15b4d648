using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Digests.Alerts;
using DigestBot.Core.Topics;
using DigestBot.Storage;
using DigestBot.Testing.Stores;

namespace DigestBot.Tests.Storage;

public sealed class SqliteChannelStoreTests() : ChannelStoreContract(new SqliteTestStorage())
{
    [Fact]
    public async Task Every_table_that_refers_to_a_channel_is_emptied_with_it()
    {
        var referring = await Storage.Get<Database>().ReadAsync(
            session => session.QueryAsync<string>("""SELECT m.name FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) k WHERE m.type = 'table' AND k."table" = 'channels'"""), Cancellation);

        Assert.NotEmpty(referring);
        Assert.Equal(referring.Order(), ChannelStore.Belongings.Order());
    }
}

public sealed class PostgresChannelStoreTests() : ChannelStoreContract(new PostgresTestStorage());

public abstract class ChannelStoreContract(TestStorage storage) : StoreContract(storage)
{
    private static readonly ChannelRef General = new("local", "local", "general");

    private IChannelStore Store => Storage.Get<IChannelStore>();

    [Fact]
    public async Task A_channel_not_met_before_gets_the_default_choices()
    {
        var channel = await Store.GetOrAddAsync(General, "general", Cancellation);

        Assert.Equal((General, "general", "Etc/UTC", 10), (channel.Ref, channel.Name, channel.Zone, channel.StoryLimit));
        Assert.Empty(channel.Topics);
        Assert.Empty(channel.OwnTopics);
        Assert.Equal((1, null, false, null), (channel.LeastStories, channel.QuietHours, channel.PostsNoNews, channel.CoveredUntil));
        Assert.Null(await Store.FindAsync(new ChannelId(channel.Id.Value + 1), Cancellation));
    }

    [Fact]
    public async Task A_channels_choices_are_kept()
    {
        var channel = await Store.GetOrAddAsync(General, "general", Cancellation);

        var alerts = new AlertWishes { Newsrooms = 8, Urgent = "ferry", Since = Noon };
        await Store.SaveAsync(channel with { Zone = "Asia/Kathmandu", Topics = ["ferry OR \"port strike\"", "日本"], OwnTopics = new([new("häfen", "port OR \"quay wall\"")]), StoryLimit = 5, LeastStories = 3, QuietHours = QuietHours.Parse("22:00-07:00"), PostsNoNews = true, Alerts = alerts }, Cancellation);
        await Storage.OpenAsync();

        var back = await Store.GetOrAddAsync(General, "general", Cancellation);
        Assert.Equal((channel.Id, "Asia/Kathmandu", 5), (back.Id, back.Zone, back.StoryLimit));
        Assert.Equal(["ferry OR \"port strike\"", "日本"], back.Topics);
        Assert.Equal(new OwnTopics([new("häfen", "port OR \"quay wall\"")]), back.OwnTopics);
        Assert.Equal(alerts, back.Alerts);
        Assert.Equal((3, "22:00-07:00", true), (back.LeastStories, back.QuietHours?.ToString(), back.PostsNoNews));
    }

    [Fact]
    public async Task Channels_that_want_alerts_are_found_while_their_workspace_has_the_bot()
    {
        var watching = await Store.GetOrAddAsync(General, "general", Cancellation);
        await Store.SaveAsync(watching with { Alerts = new AlertWishes { Urgent = "ferry" } }, Cancellation);
        await Store.GetOrAddAsync(General with { Channel = "calm" }, "calm", Cancellation);
        var left = await Store.GetOrAddAsync(General with { Workspace = "left" }, "left", Cancellation);
        await Store.SaveAsync(left with { Alerts = new AlertWishes { Newsrooms = 5 } }, Cancellation);
        await Store.LeaveAsync("local", "left", Noon, Cancellation);

        Assert.Equal([watching.Id], (await Store.WatchingAsync(Cancellation)).Select(channel => channel.Id));
    }

    [Fact]
    public async Task Channels_that_want_posted_editions_edited_are_found_while_their_workspace_has_the_bot()
    {
        var editing = await Store.GetOrAddAsync(General, "general", Cancellation);
        await Store.SaveAsync(editing with { EditsPosted = true }, Cancellation);
        await Store.GetOrAddAsync(General with { Channel = "calm" }, "calm", Cancellation);
        var left = await Store.GetOrAddAsync(General with { Workspace = "left" }, "left", Cancellation);
        await Store.SaveAsync(left with { EditsPosted = true }, Cancellation);
        await Store.LeaveAsync("local", "left", Noon, Cancellation);

        Assert.Equal([(editing.Id, true)], (await Store.EditingAsync(Cancellation)).Select(channel => (channel.Id, channel.EditsPosted)));
    }

    [Fact]
    public async Task Due_channels_are_those_with_a_schedule_that_is_due()
    {
        var due = await Storage.ChannelWithScheduleAsync(Noon, "due");
        await Storage.ChannelWithScheduleAsync(Noon, "due");
        await Storage.ChannelWithScheduleAsync(Noon.AddMilliseconds(1), "later");
        var paused = await Storage.ChannelWithScheduleAsync(Noon, "paused");
        await Storage.Get<IScheduleStore>().SaveAsync(paused with { Paused = true }, Cancellation);

        Assert.Equal([due.Channel], (await Store.DueAsync(Noon, Cancellation)).Select(channel => channel.Id));
    }

    [Fact]
    public async Task How_a_channel_wants_to_read_is_kept_with_what_was_said_of_stories()
    {
        var channel = await Store.GetOrAddAsync(General, "general", Cancellation);
        Assert.Equal(ReadingWishes.Default, channel.Reading);

        var said = new StoryFeedback(FeedbackKind.Mute, [new ArticleId(7)], "Ferries “stop”", "en", DateTimeOffset.UnixEpoch.AddDays(20_000));
        var split = said with { Kind = FeedbackKind.Split, Others = [new ArticleId(8), new(9)] };
        await Store.SaveAsync(channel with { Reading = new ReadingWishes { Length = DigestLength.Full, Thumbnails = false }.With(said).With(split) }, Cancellation);

        var back = (await Store.FindAsync(channel.Id, Cancellation))!.Reading;
        Assert.Equal((DigestLength.Full, false), (back.Length, back.Thumbnails));
        Assert.Equivalent(new[] { said, split }, back.Feedback, strict: true);
    }

    [Fact]
    public async Task What_was_said_before_two_stories_could_be_meant_is_read_as_said_of_one()
    {
        var channel = await Store.GetOrAddAsync(General, "general", Cancellation);
        const string reading = """{"feedback":[{"kind":"Mute","articles":[{"value":7}],"title":"Ferries stop","language":"en","at":"2024-10-04T00:00:00+00:00"}]}""";
        await Storage.Get<Database>().WriteAsync(session => session.ExecuteAsync("UPDATE channels SET reading = @reading", new { reading }), Cancellation);

        var said = Assert.Single((await Store.FindAsync(channel.Id, Cancellation))!.Reading.Feedback);

        Assert.Equal([new ArticleId(7)], said.Articles);
        Assert.Empty(said.Others);
    }

    [Fact]
    public async Task A_renamed_channel_stays_the_same_channel()
    {
        var channel = await Store.GetOrAddAsync(General, "general", Cancellation);

        await Store.GetOrAddAsync(General, "newsroom", Cancellation);

        Assert.Equal("newsroom", (await Store.FindAsync(channel.Id, Cancellation))?.Name);
        Assert.Single(await Store.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Channels_of_one_name_in_two_workspaces_are_two()
    {
        var one = await Store.GetOrAddAsync(new ChannelRef("slack", "T1", "C1"), "news", Cancellation);
        var two = await Store.GetOrAddAsync(new ChannelRef("slack", "T2", "C1"), "news", Cancellation);

        Assert.NotEqual(one.Id, two.Id);
    }

    [Fact]
    public async Task Many_at_once_meeting_one_channel_get_one_channel()
    {
        var channels = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Store.GetOrAddAsync(General, "general", Cancellation))));

        Assert.Single(channels.Select(channel => channel.Id).Distinct());
    }

    [Fact]
    public async Task A_workspace_that_removed_the_bot_is_deleted_with_all_that_was_its_and_no_other_is()
    {
        var left = await Storage.ChannelWithScheduleAsync(Noon, platform: "gone");
        var other = await Storage.ChannelWithScheduleAsync(Noon);
        foreach (var schedule in new[] { left, other })
        {
            await Storage.Get<IEditionStore>().PublishAsync(schedule.SlotOn(2), EditionSamples.Edition(Noon, 4), ["page"], Noon.AddDays(1), Cancellation);
        }

        await Store.LeaveAsync("gone", "home", Noon, Cancellation);
        await Store.LeaveAsync("gone", "home", Noon.AddDays(9), Cancellation);

        Assert.Equal(Noon, (await Store.FindAsync(left.Channel, Cancellation))!.LeftAt);
        Assert.Equal(0, await Store.DeleteLeftAsync(Noon, Cancellation));
        Assert.Equal(1, await Store.DeleteLeftAsync(Noon.AddMilliseconds(1), Cancellation));
        Assert.Equal([other.Channel], (await Store.ListAsync(Cancellation)).Select(channel => channel.Id));
        Assert.Empty(await Storage.Get<IScheduleStore>().ListAsync(left.Channel, Cancellation));
        Assert.Single(await Storage.Get<IOutbox>().ListAsync(10, Cancellation));
    }

    [Fact]
    public async Task A_workspace_that_brings_the_bot_back_keeps_everything()
    {
        var one = await Store.GetOrAddAsync(General with { Channel = "one" }, "one", Cancellation);
        var two = await Store.GetOrAddAsync(General with { Channel = "two" }, "two", Cancellation);
        await Store.LeaveAsync("local", "local", Noon, Cancellation);

        // A word in one of its channels is enough.
        Assert.Null((await Store.GetOrAddAsync(one.Ref, "one", Cancellation)).LeftAt);

        Assert.Equal(0, await Store.DeleteLeftAsync(Noon.AddDays(99), Cancellation));
        Assert.Null((await Store.FindAsync(two.Id, Cancellation))!.LeftAt);
    }
}
