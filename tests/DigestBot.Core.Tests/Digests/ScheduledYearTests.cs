using System.Globalization;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Summaries;
using DigestBot.Testing;
using DigestBot.Testing.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;

namespace DigestBot.Core.Tests.Digests;

/// <summary>A year of ticks: every slot becomes one edition, at the instant that the documents promise, whatever the clocks do.</summary>
public sealed class ScheduledYearTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(5);

    private readonly InMemoryScheduleStore _schedules = new();

    // For each zone the instants around its changes, worked out by hand from the offsets that the tz database gives.
    [Theory]
    [InlineData("Australia/Lord_Howe", 2026, "01:45 04-05 2026-04-04T14:45Z", "02:15 10-04 2026-10-03T15:30Z", "02:15 10-05 2026-10-04T15:15Z")]
    [InlineData("Asia/Kathmandu", 2026, "00:30 03-29 2026-03-28T18:45Z", "02:15 10-25 2026-10-24T20:30Z")]
    [InlineData("Pacific/Apia", 2011, "02:15 12-29 2011-12-29T12:15Z", "02:15 12-30 2011-12-30T10:00Z", "02:15 12-31 2011-12-30T12:15Z", "03:30 09-24 2011-09-24T14:00Z")]
    [InlineData("Antarctica/Troll", 2026, "02:15 03-29 2026-03-29T01:00Z", "02:15 10-25 2026-10-25T00:15Z", "02:15 10-26 2026-10-26T02:15Z")]
    [InlineData("Africa/Casablanca", 2026, "02:15 02-15 2026-02-15T01:15Z", "02:15 02-16 2026-02-16T02:15Z", "02:15 03-22 2026-03-22T02:00Z")]
    [InlineData("Europe/Berlin", 2026, "02:15 03-29 2026-03-29T01:00Z", "02:15 10-25 2026-10-25T00:15Z")]
    [InlineData("America/New_York", 2026, "02:15 03-08 2026-03-08T07:00Z", "01:45 11-01 2026-11-01T05:45Z")]
    [InlineData("Africa/Cairo", 2026, "00:30 04-24 2026-04-23T22:00Z", "23:30 10-29 2026-10-29T20:30Z")]
    public async Task Each_slot_of_a_year_is_filled_once_at_the_documented_instant(string zoneId, int year, params string[] documented)
    {
        string[] times = ["00:30", "01:45", "02:15", "03:30", "23:30"];
        var filled = await RunAsync(zoneId, times, new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), days: 365);

        foreach (var time in times)
        {
            var slots = filled[time];
            Assert.Equal(slots.Select(slot => slot.Date).Distinct().Count(), slots.Count);
            Assert.Equal(Enumerable.Range(0, slots.Count).Select(slots[0].Date.PlusDays), slots.Select(slot => slot.Date));
            Assert.InRange(slots.Count, 364, 366);
        }

        foreach (var promise in documented.Select(line => line.Split(' ')))
        {
            var date = LocalDatePattern.Iso.Parse($"{year}-{promise[1]}").Value;
            var at = DateTimeOffset.Parse(promise[2], CultureInfo.InvariantCulture);
            Assert.Equal((promise[0], date, at), (promise[0], date, Assert.Single(filled[promise[0]], slot => slot.Date == date).At));
        }
    }

    [Fact]
    public async Task A_weekday_is_that_of_the_channels_own_calendar()
    {
        var filled = await RunAsync("Pacific/Kiritimati", ["00:30"], new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), days: 60, IsoDayOfWeek.Monday);

        Assert.All(filled["00:30"], slot => Assert.Equal((IsoDayOfWeek.Monday, DayOfWeek.Sunday), (slot.Date.DayOfWeek, slot.At.DayOfWeek)));
        Assert.InRange(filled["00:30"].Count, 8, 9);
    }

    /// <summary>A channel a time of day, ticks at every instant of the span; what was filled, by time of day.</summary>
    private async Task<Dictionary<string, List<(LocalDate Date, DateTimeOffset At)>>> RunAsync(
        string zone, string[] times, DateTimeOffset start, int days, params IsoDayOfWeek[] weekdays)
    {
        var channels = new InMemoryChannelStore(_schedules);
        var editions = new InMemoryEditionStore(_schedules);
        var clock = new ManualTimeProvider(start);
        foreach (var time in times)
        {
            await AddAsync(channels, zone, time, start, weekdays);
        }

        var publisher = new EditionPublisher(
            _schedules, channels, editions, new InMemoryCoverage(), new InMemoryFeedStore(), new EditionBuilder(new ExtractiveSummarizer()), [new FakeChatPlatform()],
            clock, Options.Create(new DigestOptions()), Options.Create(new CommandOptions()), NullLogger<EditionPublisher>.Instance);
        while (clock.GetUtcNow() < start.AddDays(days))
        {
            await publisher.PublishDueAsync(TestContext.Current.CancellationToken);
            clock.Advance(Tick);
        }

        var filled = new Dictionary<string, List<(LocalDate, DateTimeOffset)>>();
        foreach (var channel in await channels.ListAsync(CancellationToken.None))
        {
            var stored = await editions.ListAsync(channel.Id, int.MaxValue, CancellationToken.None);
            filled[channel.Name] = [.. stored.Reverse().Select(edition => (edition.Slot.Date, edition.Edition.Built))];
        }

        return filled;
    }

    private async Task AddAsync(InMemoryChannelStore channels, string zone, string time, DateTimeOffset created, IsoDayOfWeek[] weekdays)
    {
        var channel = await channels.GetOrAddAsync(new ChannelRef("fake", "home", time), time, CancellationToken.None);
        var schedule = new DigestSchedule
        {
            Id = default,
            Channel = channel.Id,
            Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value,
            Days = (weekdays.Length > 0 ? weekdays : Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)).ToHashSet(),
            Zone = zone,
            Created = created,
        };
        await _schedules.AddAsync(schedule with { NextDue = ScheduleClock.Next(schedule, created).Due }, CancellationToken.None);
    }
}
