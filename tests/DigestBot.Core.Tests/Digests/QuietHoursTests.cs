using System.Globalization;
using DigestBot.Core.Digests;
using NodaTime;

namespace DigestBot.Core.Tests.Digests;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("22:00-07:00", "Europe/Berlin", "2026-07-01T19:59Z", "2026-07-01T19:59Z")]
    [InlineData("22:00-07:00", "Europe/Berlin", "2026-07-01T20:00Z", "2026-07-02T05:00Z")]
    [InlineData("22:00-07:00", "Europe/Berlin", "2026-07-02T04:59Z", "2026-07-02T05:00Z")]
    [InlineData("22:00-07:00", "Europe/Berlin", "2026-07-02T05:00Z", "2026-07-02T05:00Z")]
    [InlineData("12:00-13:30", "Asia/Kathmandu", "2026-07-02T06:30Z", "2026-07-02T07:45Z")]
    [InlineData("00:00-02:30", "Europe/Berlin", "2026-03-29T00:30Z", "2026-03-29T01:00Z")]
    [InlineData("22:00-02:30", "Europe/Berlin", "2026-10-24T23:00Z", "2026-10-25T00:30Z")]
    [InlineData("22:00-02:30", "Europe/Berlin", "2026-10-25T01:10Z", "2026-10-25T01:30Z")]
    public void What_falls_into_them_is_released_at_their_end_by_the_channels_clock(string hours, string zone, string instant, string expected) =>
        Assert.Equal(At(expected), QuietHours.Parse(hours)!.Release(At(instant), zone));

    [Theory]
    [InlineData("22:00")]
    [InlineData("22:00-22:00")]
    [InlineData("22:00-25:00")]
    [InlineData("")]
    [InlineData("late-early")]
    public void What_is_no_span_of_the_day_is_none(string text) => Assert.Null(QuietHours.Parse(text));

    [Fact]
    public void They_are_written_as_they_are_read() => Assert.Equal("22:00-07:05", new QuietHours(new LocalTime(22, 0), new LocalTime(7, 5)).ToString());

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
