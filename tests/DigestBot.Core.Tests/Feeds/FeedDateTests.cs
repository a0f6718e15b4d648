using System.Globalization;
using DigestBot.Core.Feeds.Parsing;

namespace DigestBot.Core.Tests.Feeds;

public sealed class FeedDateTests
{
    [Theory]
    [InlineData("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 +0200", "2004-01-01T17:48:21Z")]
    [InlineData("Thu, 1 Jan 04 19:48 EST", "2004-01-02T00:48:00Z")]
    [InlineData("Thu,  1 Jan  2004  19:48:21 PDT", "2004-01-02T02:48:21Z")]
    [InlineData("1 January 2004 19:48:21 GMT+1", "2004-01-01T18:48:21Z")]
    [InlineData("Thursday, January 1, 2004 7:48 PM", "2004-01-01T19:48:00Z")]
    [InlineData("Jan 1, 2004, 12:05 am", "2004-01-01T00:05:00Z")]
    [InlineData("Thu Jan 1 19:48:21 2004", "2004-01-01T19:48:21Z")]
    [InlineData("Thu Jan 01 19:48:21 UTC 2004", "2004-01-01T19:48:21Z")]
    [InlineData("Thu, 31 Dec 2003 24:00:00 GMT", "2004-01-01T00:00:00Z")]
    [InlineData("Thu, 01 Jan 2004 19:48:60 GMT", "2004-01-01T19:48:59Z")]
    [InlineData("2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z")]
    [InlineData("2003-12-31T10:14:55.250-08:00", "2003-12-31T18:14:55.250Z")]
    [InlineData("2003-12-31 10:14:55 +01:00", "2003-12-31T09:14:55Z")]
    [InlineData("2003-12-31T10:14", "2003-12-31T10:14:00Z")]
    [InlineData("20031231T101455Z", "2003-12-31T10:14:55Z")]
    [InlineData("20031231", "2003-12-31T00:00:00Z")]
    [InlineData("2003-12-31", "2003-12-31T00:00:00Z")]
    [InlineData("2003-12", "2003-12-01T00:00:00Z")]
    [InlineData("2003", "2003-01-01T00:00:00Z")]
    [InlineData("2003-335", "2003-12-01T00:00:00Z")]
    [InlineData("31.12.2003 10:14", "2003-12-31T10:14:00Z")]
    [InlineData("31/12/2003 10:14", "2003-12-31T10:14:00Z")]
    [InlineData("12/31/2003 10:14:55 AM", "2003-12-31T10:14:55Z")]
    [InlineData("1072865695", "2003-12-31T10:14:55Z")]
    [InlineData("1072865695000", "2003-12-31T10:14:55Z")]
    [InlineData("Do, 20 Aug 2024 08:30:00 MESZ", "2024-08-20T06:30:00Z")]
    [InlineData("Dienstag, 5. März 2024 08:30", "2024-03-05T08:30:00Z")]
    [InlineData("mar. 20 août 2024 08:30:00 +0200", "2024-08-20T06:30:00Z")]
    [InlineData("mar, 05 nov 2024 08:30:00 +0100", "2024-11-05T07:30:00Z")]
    [InlineData("20 de diciembre de 2024 08:30", "2024-12-20T08:30:00Z")]
    [InlineData("gio, 20 giu 2024 08:30:00 +0200", "2024-06-20T06:30:00Z")]
    [InlineData("Вт, 20 авг 2024 08:30:00 +0300", "2024-08-20T05:30:00Z")]
    [InlineData("wt., 20 sie 2024 08:30:00 +0200", "2024-08-20T06:30:00Z")]
    [InlineData("Πεμ, 01 Ιουλ 2004 13:30:52 EST", "2004-07-01T18:30:52Z")]
    [InlineData("2004년 05월 28일 오후 01:31:15", "2004-05-28T13:31:15Z")]
    [InlineData("30 Marraskuu 2024", "2024-11-30T00:00:00Z")]
    public void Dates_are_read_in_the_shapes_publishers_use(string written, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), FeedDate.Parse(written));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("Thu, 32 Jan 2004 19:48:21 GMT")]
    [InlineData("2003-13-45")]
    [InlineData("99999999999999999999")]
    [InlineData("10:14")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void What_is_no_date_is_none(string? written) => Assert.Null(FeedDate.Parse(written));
}
