using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using DigestBot.Testing.Stores;
using NodaTime;
using static DigestBot.Tests.Storage.EditionSamples;

namespace DigestBot.Tests.Storage;

public sealed class SqliteEditionStoreTests() : EditionStoreContract(new SqliteTestStorage());

public sealed class PostgresEditionStoreTests() : EditionStoreContract(new PostgresTestStorage());

public abstract class EditionStoreContract(TestStorage storage) : StoreContract(storage)
{
    private IEditionStore Store => Storage.Get<IEditionStore>();

    [Fact]
    public async Task An_edition_is_frozen_whole_queued_page_by_page_and_its_schedule_moved_on()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Noon);
        var edition = Edition(Noon, 4, 8);

        var id = await Store.PublishAsync(schedule.SlotOn(2), edition, ["page one", "page two"], Noon.AddDays(1), Cancellation);
        await Storage.OpenAsync();

        var stored = await Store.FindAsync(id!.Value, Cancellation);
        Assert.Equal((schedule.Channel, schedule.SlotOn(2)), (stored!.Channel, stored.Slot));
        Assert.Equivalent(edition, stored.Edition, strict: true);
        var queued = await Storage.Get<IOutbox>().ListAsync(10, Cancellation);
        Assert.Equal(
            [(2, "page two", $"{schedule.Id.Value}-260302-1200.2"), (1, "page one", $"{schedule.Id.Value}-260302-1200.1")],
            queued.Select(status => (status.Delivery.Page, status.Delivery.Body, status.Delivery.Key)));
        Assert.Equal(Noon.AddDays(1), await NextDueAsync(schedule));
    }

    [Fact]
    public async Task A_posted_edition_is_kept_as_it_reads_after_an_edit_and_what_it_told_stays()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Noon);
        var edition = Edition(Noon, 4);
        var id = await Store.PublishAsync(schedule.SlotOn(2), edition, ["page one", "page two"], Noon.AddDays(1), Cancellation);
        var outbox = Storage.Get<IOutbox>();
        var keys = Enumerable.Range(1, 3).Select(schedule.SlotOn(2).PageKey).ToList();
        Assert.Empty(await outbox.PostedAsync(keys, Cancellation));
        await outbox.MarkSentAsync(Assert.Single(await outbox.ClaimAsync(1, Noon, TimeSpan.FromMinutes(1), Cancellation)), "m1", Noon, Cancellation);
        var posted = Assert.Single(await outbox.PostedAsync(keys, Cancellation));
        Assert.Equal(new PostedPage(keys[0], "m1", "page one"), posted);

        await Store.ReviseAsync(id!.Value, edition with { Revised = Noon.AddHours(1), Stories = [edition.Stories[0] with { LastArticle = new ArticleId(99) }] }, [posted with { Body = "page one, up to date" }], Cancellation);

        Assert.Equal("page one, up to date", Assert.Single(await outbox.PostedAsync(keys, Cancellation)).Body);
        Assert.Equal(Noon.AddHours(1), (await Store.FindAsync(id.Value, Cancellation))!.Edition.Revised);
        Assert.Null(Assert.Single((await Store.PostedAsync([schedule.Channel], new HashSet<StoryId> { new(4) }, Cancellation))[schedule.Channel]).LastArticle);
    }

    [Fact]
    public async Task A_slot_is_filled_once()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Noon);
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Store.PublishAsync(schedule.SlotOn(2), Edition(Noon, 4), ["page"], Noon.AddDays(1), Cancellation))));

        Assert.Single(ids, id => id is not null);
        Assert.Single(await Storage.Get<IOutbox>().ListAsync(10, Cancellation));
        Assert.NotNull(await Store.PublishAsync(schedule.SlotOn(3), Edition(Noon.AddDays(1), 4), ["page"], Noon.AddDays(2), Cancellation));
    }

    [Fact]
    public async Task Of_editions_that_were_made_before_one_of_them_was_stored_one_is_whatever_their_slots()
    {
        var first = await Storage.ChannelWithScheduleAsync(Noon);
        var second = await Storage.ChannelWithScheduleAsync(Noon.AddMinutes(1));
        for (var (day, told) = (2, default(DateTimeOffset?)); day < 12; day++)
        {
            var at = Noon.AddDays(day);
            FrozenEdition Made(DigestSchedule schedule, DateTimeOffset to) => new(schedule.SlotOn(day), Edition(to, day), ["page"], to.AddDays(1), told);
            var ids = await Task.WhenAll(
                Task.Run(() => Store.PublishAsync([Made(first, at)], Cancellation)),
                Task.Run(() => Store.PublishAsync([Made(second, at.AddMinutes(1))], Cancellation)));

            var stored = Assert.Single(ids.SelectMany(id => id), id => id is not null);
            told = (await Store.FindAsync(stored!.Value, Cancellation))!.Edition.To;
            Assert.Equal(told, (await Storage.Get<IChannelStore>().FindAsync(first.Channel, Cancellation))!.CoveredUntil);
            Assert.Equal([null], await Store.PublishAsync([Made(told == at ? second : first, at.AddMinutes(5)) with { Follows = at.AddDays(-1) }], Cancellation));
        }

        Assert.Equal(10, (await Storage.Get<IOutbox>().ListAsync(100, Cancellation)).Count);
    }

    [Fact]
    public async Task A_taken_slot_still_moves_the_schedule_on()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Noon);
        await Store.PublishAsync(schedule.SlotOn(2), Edition(Noon), [], Noon.AddDays(1), Cancellation);

        Assert.Null(await Store.PublishAsync(schedule.SlotOn(2), Edition(Noon), [], Noon.AddDays(2), Cancellation));

        Assert.Equal(Noon.AddDays(2), await NextDueAsync(schedule));
    }

    [Fact]
    public async Task An_alert_is_stored_once_a_story_and_moves_nothing_else()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Noon);
        FrozenEdition Alert(long story, int day) => new(EditionSlot.OfAlert(schedule.Channel, new StoryId(story), new LocalDate(2026, 3, day)), Edition(Noon, story), ["page"], NextDue: null, Follows: null);

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.PublishAlertAsync(new StoryId(7), Alert(7, day: 2), Cancellation)));

        Assert.Single(ids, id => id is not null);
        Assert.Null(await Store.PublishAlertAsync(new StoryId(7), Alert(7, day: 3), Cancellation));
        Assert.NotNull(await Store.PublishAlertAsync(new StoryId(-7), Alert(-7, day: 2), Cancellation));
        var alerts = await Store.ListAsync(schedule.Channel, 10, Cancellation);
        Assert.All(alerts, alert => Assert.True(alert.Slot.IsAlert));
        Assert.Equal(2, (await Storage.Get<IOutbox>().ListAsync(10, Cancellation)).Select(delivery => delivery.Delivery.Key).Distinct().Count());
        var told = (await Store.PostedAsync([schedule.Channel], new HashSet<StoryId> { new(-7), new(7) }, Cancellation))[schedule.Channel];
        Assert.Equal([new StoryId(-7), new StoryId(7)], told.Select(one => one.Story).OrderBy(story => story.Value));
        Assert.Equal(Noon, await NextDueAsync(schedule));
        Assert.Null((await Storage.Get<IChannelStore>().FindAsync(schedule.Channel, Cancellation))!.CoveredUntil);
    }

    [Fact]
    public async Task A_story_that_a_digest_has_told_is_no_alert_any_more()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Noon);
        await Store.PublishAsync(schedule.SlotOn(2), Edition(Noon, 7), ["page"], Noon.AddDays(1), Cancellation);

        var alert = new FrozenEdition(EditionSlot.OfAlert(schedule.Channel, new StoryId(7), new LocalDate(2026, 3, 2)), Edition(Noon, 7), ["page"], NextDue: null, Follows: null);
        Assert.Null(await Store.PublishAlertAsync(new StoryId(7), alert, Cancellation));
    }

    [Fact]
    public async Task A_schedule_removed_or_paused_in_the_meantime_posts_nothing()
    {
        var (removed, paused) = (await Storage.ChannelWithScheduleAsync(Noon), await Storage.ChannelWithScheduleAsync(Noon));
        await Storage.Get<IScheduleStore>().RemoveAsync(removed.Channel, removed.Id, Cancellation);
        await Storage.Get<IScheduleStore>().SaveAsync(paused with { Paused = true, NextDue = null }, Cancellation);

        Assert.Null(await Store.PublishAsync(removed.SlotOn(2), Edition(Noon, 4), ["page"], Noon.AddDays(1), Cancellation));
        Assert.Null(await Store.PublishAsync(paused.SlotOn(2), Edition(Noon, 4), ["page"], Noon.AddDays(1), Cancellation));

        Assert.Empty(await Storage.Get<IOutbox>().ListAsync(10, Cancellation));
        Assert.Empty(await Store.ListAsync(removed.Channel, 10, Cancellation));
        Assert.Null(await NextDueAsync(paused));
    }

    [Fact]
    public async Task Nothing_is_queued_when_a_page_breaks_the_publishing_off()
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Noon);

        await Assert.ThrowsAnyAsync<Exception>(() => Store.PublishAsync(schedule.SlotOn(2), Edition(Noon, 4), ["page", null!], Noon.AddDays(1), Cancellation));

        Assert.Empty(await Storage.Get<IOutbox>().ListAsync(10, Cancellation));
        Assert.Empty(await Store.ListAsync(schedule.Channel, 10, Cancellation));
        Assert.Equal(Noon, await NextDueAsync(schedule));
    }

    [Fact]
    public async Task Editions_are_listed_newest_first_for_their_channel_alone()
    {
        var (mine, other) = (await Storage.ChannelWithScheduleAsync(Noon), await Storage.ChannelWithScheduleAsync(Noon, "other"));
        for (var day = 2; day <= 4; day++)
        {
            await Store.PublishAsync(mine.SlotOn(day), Edition(Noon, 4), [], Noon, Cancellation);
            await Store.PublishAsync(other.SlotOn(day), Edition(Noon, 4), [], Noon, Cancellation);
        }

        Assert.Equal([4, 3], (await Store.ListAsync(mine.Channel, 2, Cancellation)).Select(edition => edition.Slot.Date.Day));
    }

    [Fact]
    public async Task Posted_stories_are_those_of_editions_with_pages_in_this_channel()
    {
        var (mine, other) = (await Storage.ChannelWithScheduleAsync(Noon), await Storage.ChannelWithScheduleAsync(Noon, "other"));
        await Store.PublishAsync(mine.SlotOn(2), Edition(Noon, 1, 2), ["page"], Noon, Cancellation);
        await Store.PublishAsync(mine.SlotOn(3), Edition(Noon, 2, 3), [], Noon, Cancellation);
        await Store.PublishAsync(other.SlotOn(2), Edition(Noon, 4), ["page"], Noon, Cancellation);

        var posted = await Store.PostedAsync([mine.Channel], new HashSet<StoryId> { new(1), new(2), new(3), new(4), new(5) }, Cancellation);

        Assert.Equal([new StoryId(1), new(2)], posted[mine.Channel].Select(told => told.Story).OrderBy(story => story.Value));
        Assert.Empty(posted[other.Channel]);
        Assert.Equal([new StoryId(2)], (await Store.PostedAsync([mine.Channel, other.Channel], new HashSet<StoryId> { new(2), new(4) }, Cancellation))[mine.Channel].Select(told => told.Story));
        Assert.Empty(await Store.PostedAsync([mine.Channel], new HashSet<StoryId>(), Cancellation));
    }

    [Fact]
    public async Task Parts_that_a_channel_split_off_are_told_beside_its_other_stories()
    {
        var mine = await Storage.ChannelWithScheduleAsync(Noon);
        await Store.PublishAsync(mine.SlotOn(2), Edition(Noon, 1, -7, -9), ["page"], Noon, Cancellation);

        var posted = await Store.PostedAsync([mine.Channel], new HashSet<StoryId> { new(1), new(5), new(-7) }, Cancellation);

        Assert.Equal([-7, 1], posted[mine.Channel].Select(told => told.Story.Value).Order());
    }

    [Fact]
    public async Task What_a_story_held_when_it_was_told_last_is_kept()
    {
        var mine = await Storage.ChannelWithScheduleAsync(Noon);
        var edition = Edition(Noon, 1, 2);
        Edition Holding(long? last) => edition with { Stories = [edition.Stories[0] with { LastArticle = last is { } id ? new ArticleId(id) : null }, edition.Stories[1]] };
        await Store.PublishAsync(mine.SlotOn(2), Holding(40), ["page"], Noon, Cancellation);
        await Store.PublishAsync(mine.SlotOn(3), Holding(57), ["page"], Noon, Cancellation);

        var posted = await Store.PostedAsync([mine.Channel], new HashSet<StoryId> { new(1), new(2) }, Cancellation);

        Assert.Equal([new ToldStory(new(1), new ArticleId(57)), new ToldStory(new(2), null)], posted[mine.Channel].OrderBy(told => told.Story.Value));
    }

    [Fact]
    public async Task Many_editions_are_frozen_together_and_each_channel_is_covered_until_its_own_end()
    {
        var (taken, removed, fine) = (await Storage.ChannelWithScheduleAsync(Noon), await Storage.ChannelWithScheduleAsync(Noon, "removed"), await Storage.ChannelWithScheduleAsync(Noon, "fine"));
        await Store.PublishAsync(taken.SlotOn(2), Edition(Noon, 4), ["page"], Noon.AddDays(1), Cancellation);
        await Storage.Get<IScheduleStore>().RemoveAsync(removed.Channel, removed.Id, Cancellation);

        FrozenEdition Frozen(DigestSchedule schedule) => new(schedule.SlotOn(2), Edition(Noon.AddMinutes(1), 4), [$"page of {schedule.Id.Value}"], Noon.AddDays(2), schedule.Channel == taken.Channel ? Noon : null);
        var ids = await Store.PublishAsync([Frozen(taken), Frozen(removed), Frozen(fine)], Cancellation);

        Assert.Equal([true, true, false], ids.Select(id => id is null));
        Assert.Equal(["page of " + fine.Id.Value, "page"], (await Storage.Get<IOutbox>().ListAsync(10, Cancellation)).Select(status => status.Delivery.Body));
        var channels = Storage.Get<IChannelStore>();
        Assert.Equal(
            [Noon, null, Noon.AddMinutes(1)],
            new[] { (await channels.FindAsync(taken.Channel, Cancellation))?.CoveredUntil, (await channels.FindAsync(removed.Channel, Cancellation))?.CoveredUntil, (await channels.FindAsync(fine.Channel, Cancellation))?.CoveredUntil });
    }

    private async Task<DateTimeOffset?> NextDueAsync(DigestSchedule schedule) =>
        (await Storage.Get<IScheduleStore>().ListAsync(schedule.Channel, Cancellation)).Single(candidate => candidate.Id == schedule.Id).NextDue;
}
