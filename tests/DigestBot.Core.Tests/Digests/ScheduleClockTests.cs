using System.Globalization;
using DigestBot.Core.Digests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace DigestBot.Core.Tests.Digests;

public sealed class ScheduleClockTests
{
    private static readonly IsoDayOfWeek[] EveryDay = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)];

    [Theory]
    [InlineData("Europe/Berlin", "08:00", "2026-07-01T05:59:59Z", "2026-07-01T06:00:00Z")]
    [InlineData("Europe/Berlin", "08:00", "2026-07-01T06:00:00Z", "2026-07-02T06:00:00Z")]
    [InlineData("Asia/Kathmandu", "07:00", "2026-01-01T00:00:00Z", "2026-01-01T01:15:00Z")]
    [InlineData("Pacific/Kiritimati", "00:30", "2026-01-01T00:00:00Z", "2026-01-01T10:30:00Z")]
    public void The_next_slot_is_strictly_after_in_the_zones_own_time(string zone, string time, string after, string expected)
    {
        Assert.Equal(At(expected), ScheduleClock.Next(Schedule(zone, time), At(after)).Due);
    }

    [Theory]
    [InlineData("Europe/Berlin", "02:30", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("America/New_York", "02:00", "2026-03-08T00:00:00Z", "2026-03-08T07:00:00Z")]
    [InlineData("Australia/Lord_Howe", "02:15", "2026-10-03T12:00:00Z", "2026-10-03T15:30:00Z")]
    [InlineData("Africa/Casablanca", "02:30", "2026-03-21T12:00:00Z", "2026-03-22T02:00:00Z")]
    public void A_time_skipped_by_daylight_saving_moves_to_the_end_of_the_gap(string zone, string time, string after, string expected)
    {
        Assert.Equal(At(expected), ScheduleClock.Next(Schedule(zone, time), At(after)).Due);
    }

    [Theory]
    [InlineData("Europe/Berlin", "02:30", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("Australia/Lord_Howe", "01:45", "2026-04-04T12:00:00Z", "2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z")]
    public void A_repeated_time_happens_once_the_earlier(string zone, string time, string after, string first, string second)
    {
        var schedule = Schedule(zone, time);

        var next = ScheduleClock.Next(schedule, At(after));

        Assert.Equal(At(first), next.Due);
        Assert.Equal(At(second), ScheduleClock.Next(schedule, next.Due).Due);
    }

    [Fact]
    public void A_skipped_day_has_its_slot_at_the_gaps_end_and_the_next_day_its_own()
    {
        var schedule = Schedule("Pacific/Apia", "08:00");

        var skipped = ScheduleClock.Next(schedule, At("2011-12-29T19:00:00Z"));
        var following = ScheduleClock.Next(schedule, skipped.Due);

        Assert.Equal((At("2011-12-30T10:00:00Z"), new LocalDate(2011, 12, 30)), (skipped.Due, skipped.Slot.Date));
        Assert.Equal((At("2011-12-30T18:00:00Z"), new LocalDate(2011, 12, 31)), (following.Due, following.Slot.Date));
    }

    [Fact]
    public void The_weekday_is_that_of_the_local_date()
    {
        // Monday morning in Auckland is Sunday evening in UTC.
        var next = ScheduleClock.Next(Schedule("Pacific/Auckland", "07:00", IsoDayOfWeek.Monday), At("2026-06-05T00:00:00Z"));

        Assert.Equal((At("2026-06-07T19:00:00Z"), new LocalDate(2026, 6, 8)), (next.Due, next.Slot.Date));
    }

    [Fact]
    public void The_last_slot_of_a_span_is_the_newest_in_it()
    {
        var schedule = Schedule("Europe/Berlin", "08:00");

        Assert.Equal(At("2026-07-05T06:00:00Z"), ScheduleClock.Last(schedule, At("2026-07-01T06:00:00Z"), At("2026-07-05T20:00:00Z"))?.Due);
        Assert.Equal(At("2026-07-01T06:00:00Z"), ScheduleClock.Last(schedule, At("2026-07-01T06:00:00Z"), At("2026-07-01T06:00:00Z"))?.Due);
        Assert.Null(ScheduleClock.Last(schedule, At("2026-07-01T07:00:00Z"), At("2026-07-01T20:00:00Z")));
    }

    [Fact]
    public void In_every_zone_each_planned_date_has_its_slot_once_in_order()
    {
        var zones = DateTimeZoneProviders.Tzdb.Ids.ToArray();
        var cases =
            from zone in Gen.Elements(zones)
            from minute in Gen.Choose(0, (24 * 60) - 1)
            from days in Gen.NonEmptyListOf(Gen.Elements(EveryDay))
            from start in Gen.Choose(0, 36 * 365)
            select (zone, minute, days: days.Distinct().Order().ToArray(), start: At("2000-01-01T00:00:00Z").AddDays(start));

        Prop.ForAll(cases.ToArbitrary(), sample => EachDateOnce(sample.zone, sample.minute, sample.days, sample.start, days: 40)).QuickCheckThrowOnFailure();
        foreach (var zone in zones)
        {
            EachDateOnce(zone, minute: 150, EveryDay, At("2026-01-01T00:00:00Z"), days: 366);
        }
    }

    /// <summary>Walks from slot to slot and compares with the calendar, told independently of the clock.</summary>
    private static void EachDateOnce(string zoneId, int minute, IsoDayOfWeek[] weekdays, DateTimeOffset start, int days)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var time = LocalTime.FromMinutesSinceMidnight(minute);
        var schedule = Schedule(zoneId, "00:00", weekdays) with { Time = time };
        var end = start.AddDays(days);
        var walked = new List<ScheduledSlot>();
        for (var slot = ScheduleClock.Next(schedule, start); slot.Due <= end; slot = ScheduleClock.Next(schedule, slot.Due))
        {
            walked.Add(slot);
        }

        // Two planned dates that a skipped day lets begin at one instant are one slot.
        var first = Instant.FromDateTimeOffset(start).InZone(zone).Date.PlusDays(-2);
        var planned = Enumerable.Range(0, days + 5)
            .Select(first.PlusDays)
            .Where(date => weekdays.Contains(date.DayOfWeek))
            .Select(date => (Date: date, Due: DueOf(date + time, zone)))
            .Where(slot => slot.Due > start && slot.Due <= end)
            .GroupBy(slot => slot.Due, (due, slots) => (slots.Last().Date, due));
        Assert.Equal(planned, walked.Select(slot => (slot.Slot.Date, slot.Due)));
    }

    private static DateTimeOffset DueOf(LocalDateTime local, DateTimeZone zone)
    {
        var mapping = zone.MapLocal(local);
        return (mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant()).ToDateTimeOffset();
    }

    private static DigestSchedule Schedule(string zone, string time, params IsoDayOfWeek[] days) => new()
    {
        Id = new ScheduleId(1),
        Channel = new ChannelId(1),
        Time = LocalTime.FromMinutesSinceMidnight((int)TimeSpan.Parse(time, CultureInfo.InvariantCulture).TotalMinutes),
        Days = (days.Length == 0 ? EveryDay : days).ToHashSet(),
        Zone = zone,
        Created = DateTimeOffset.UnixEpoch,
    };

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
