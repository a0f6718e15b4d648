using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using static DigestBot.Tests.Storage.EditionSamples;

namespace DigestBot.Tests.Digests;

/// <summary>Posted editions, brought up to date or left alone.</summary>
public sealed class EditionReviserTests : PublishingScene
{
    private readonly RecordingLoggers _logs = new();

    public EditionReviserTests() => Platform.Pages = message => [EditionTexts(message)];

    private string Posted => Assert.Single(Platform.Posts).Body;

    [Fact]
    public async Task More_outlets_and_what_changed_are_told_in_the_message_and_the_next_edition_tells_the_change_all_the_same()
    {
        var schedule = await PostAsync(edits: true);
        Assert.DoesNotContain("Coast Courier", Posted);

        Time.Advance(TimeSpan.FromHours(2));
        await BringAsync(Eight.AddHours(1), "Ferry fire off Lindholm: 27 dead", story: 1, outlet: "Coast Courier", text: "At least 27 people were killed in the fire, the coast guard said.");
        Assert.Equal(1, await ReviseAsync());

        Assert.Contains("Coast Courier", Posted);
        Assert.Contains("UPDATED: death toll 21 → 27", Posted);
        Assert.Contains("Brought up to date at 10:00.", Posted);
        Assert.Equal(Time.GetUtcNow(), Assert.Single(await EditionsAsync(schedule)).Edition.Revised);
        Assert.Equal(0, await ReviseAsync());

        Time.Advance(TimeSpan.FromHours(22));
        await PublishAsync();
        Assert.Equal("UPDATED: death toll 21 → 27", Assert.Single((await EditionsAsync(schedule))[0].Edition.Stories).Badge);
    }

    [Fact]
    public async Task Where_nobody_wants_it_what_is_posted_stays()
    {
        await PostAsync(edits: false);
        await GrowAsync();

        Assert.Equal(0, await ReviseAsync());
        Assert.DoesNotContain("Coast Courier", Posted);
    }

    [Fact]
    public async Task Nothing_is_edited_where_nothing_was_added_or_half_a_day_has_passed()
    {
        await PostAsync(edits: true);
        Assert.Equal(0, await ReviseAsync());

        await GrowAsync();
        Time.Advance(TimeSpan.FromHours(13));
        Assert.Equal(0, await ReviseAsync());
    }

    [Fact]
    public async Task An_edition_that_would_need_another_message_or_is_still_on_its_way_stays_as_it_is()
    {
        var schedule = await PostAsync(edits: true, delivered: false);
        await GrowAsync();
        Assert.Equal(0, await ReviseAsync());

        await DeliverAsync();
        Platform.Pages = message => [EditionTexts(message), "one more"];
        Assert.Equal(0, await ReviseAsync());
        Assert.Null(Assert.Single(await EditionsAsync(schedule)).Edition.Revised);

        Platform.Pages = message => [EditionTexts(message)];
        Assert.Equal(1, await ReviseAsync());
    }

    [Fact]
    public async Task A_message_that_is_gone_is_asked_for_once()
    {
        await PostAsync(edits: true);
        await GrowAsync();
        Platform.EditFault = new DeliveryPostponedException("Wait.");
        Assert.Equal(0, await ReviseAsync());

        Platform.EditFault = new DeliveryRejectedException("The message is no longer there.");
        await ReviseAsync();
        Assert.Equal(0, await ReviseAsync());
        Assert.Single(_logs.Entries, entry => entry.Level is LogLevel.Warning && entry.Message.Contains("The message is no longer there.", StringComparison.Ordinal));
    }

    private async Task<DigestSchedule> PostAsync(bool edits, bool delivered = true)
    {
        var schedule = await Storage.ChannelWithScheduleAsync(Eight);
        await ChangeAsync(schedule, channel => channel with { EditsPosted = edits });
        await BringAsync(Eight.AddHours(-2), "Ferry fire off Lindholm: 21 dead", story: 1, text: "At least 21 people were killed in the fire, the coast guard said.");
        await PublishAsync();
        if (delivered)
        {
            await DeliverAsync();
        }

        return schedule;
    }

    private async Task DeliverAsync()
    {
        var outbox = Storage.Get<IOutbox>();
        foreach (var delivery in await outbox.ClaimAsync(10, Time.GetUtcNow(), TimeSpan.FromMinutes(1), CancellationToken.None))
        {
            await outbox.MarkSentAsync(delivery, await Platform.SendAsync(delivery.Channel, delivery.Body, delivery.Key, CancellationToken.None), Time.GetUtcNow(), CancellationToken.None);
        }
    }

    private async Task GrowAsync()
    {
        Time.Advance(TimeSpan.FromHours(1));
        await BringAsync(Eight.AddMinutes(30), "Fire on a ferry off Lindholm", story: 1, outlet: "Coast Courier");
    }

    private Task<int> ReviseAsync() => new EditionReviser(
        Storage.Get<IChannelStore>(),
        Storage.Get<IScheduleStore>(),
        Storage.Get<IEditionStore>(),
        Storage.Get<IOutbox>(),
        Storage.Get<IStoryStore>(),
        Storage.Get<IFeedStore>(),
        new EditionBuilder(new ExtractiveSummarizer()),
        [Platform],
        Time,
        Options.Create(new CommandOptions()),
        new LoggerFactory([_logs]).CreateLogger<EditionReviser>()).ReviseAsync(TestContext.Current.CancellationToken);

    private static string EditionTexts(ChatMessage message) => string.Join('\n', message.Blocks.Select(block => block switch
    {
        MessageBlock.Note note => TextOf(note.Text),
        MessageBlock.StoryItem story => $"{story.Badge} {story.Title} {TextOf(story.Summary)} {TextOf(story.Credits)}",
        _ => "",
    }));

    private static string TextOf(RichText text) => string.Concat(text.Inlines.Select(inline => inline.Value));
}
