using System.Text;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Tests.Feeds;

public sealed class PublisherWishesTests
{
    // A Tuesday.
    private static readonly DateTimeOffset Noon = new(2024, 8, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Hours_and_days_to_skip_are_read_with_the_time_to_live()
    {
        var wishes = Read("<ttl> 90 </ttl><skipHours><hour>0</hour><hour>3</hour><hour>24</hour><hour>99</hour></skipHours><skipDays><day>Saturday</day><day>sunday</day><day>8</day></skipDays>").Wishes;

        Assert.Equal(new PublisherWishes { TimeToLive = TimeSpan.FromMinutes(90), SkipHours = 0b1001, SkipDays = 0b1000001 }, wishes);
    }

    [Theory]
    [InlineData("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 30)]
    [InlineData("<sy:updatePeriod> Daily </sy:updatePeriod>", 24 * 60)]
    [InlineData("<sy:updatePeriod>often</sy:updatePeriod>", null)]
    [InlineData("", null)]
    public void The_stated_period_is_read(string elements, int? minutes) =>
        Assert.Equal(minutes, (int?)Read(elements).UpdatePeriod?.TotalMinutes);

    [Fact]
    public void A_skipped_hour_moves_to_the_next_that_is_not_and_keeps_its_minute()
    {
        var wishes = new PublisherWishes { SkipHours = (1 << 12) | (1 << 13) };

        Assert.Equal(Noon.AddHours(2).AddMinutes(17), wishes.NextOpen(Noon.AddMinutes(17)));
        Assert.Equal(Noon.AddHours(-1), wishes.NextOpen(Noon.AddHours(-1)));
    }

    [Fact]
    public void A_skipped_day_moves_to_the_next_that_is_not() =>
        Assert.Equal(new DateTimeOffset(2024, 8, 21, 0, 0, 0, TimeSpan.Zero), new PublisherWishes { SkipDays = 1 << (int)DayOfWeek.Tuesday }.NextOpen(Noon));

    [Fact]
    public void A_feed_that_would_skip_everything_is_polled_all_the_same() =>
        Assert.Equal(Noon, new PublisherWishes { SkipHours = (1 << 24) - 1 }.NextOpen(Noon));

    private static ParsedFeed Read(string elements) => FeedParser.Parse(Encoding.UTF8.GetBytes(
        $"<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>{elements}<item><title>One</title></item></channel></rss>"));
}
