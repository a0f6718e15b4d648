using System.Globalization;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>What a channel says about when to poll it: RSS's ttl, skipHours and skipDays, and the syndication module's period.</summary>
internal static class SyndicationTimes
{
    public static PublisherWishes Wishes(MarkupElement channel) => new()
    {
        TimeToLive = Number(channel.TextOf(Vocabulary.Feed, "ttl")) is { } minutes and > 0 and <= 24 * 60 ? TimeSpan.FromMinutes(minutes) : null,

        // RSS 0.91 counted hours from 1 to 24, 2.0 counts from 0 to 23: 24 is midnight in both.
        SkipHours = Bits(channel, "skiphours", "hour", text => Number(text) is { } hour and <= 24 ? hour % 24 : null),
        SkipDays = Bits(channel, "skipdays", "day", text => Enum.TryParse<DayOfWeek>(text, ignoreCase: true, out var day) && Enum.IsDefined(day) ? (int)day : null),
    };

    /// <summary><c>sy:updatePeriod</c> over <c>sy:updateFrequency</c> (RSS 1.0's syndication module).</summary>
    public static TimeSpan? UpdatePeriod(MarkupElement channel)
    {
        TimeSpan? period = channel.TextOf(Vocabulary.Syndication, "updateperiod")?.Trim().ToUpperInvariant() switch
        {
            "HOURLY" => TimeSpan.FromHours(1),
            "DAILY" => TimeSpan.FromDays(1),
            "WEEKLY" => TimeSpan.FromDays(7),
            "MONTHLY" => TimeSpan.FromDays(30),
            "YEARLY" => TimeSpan.FromDays(365),
            _ => null,
        };
        return period / (Number(channel.TextOf(Vocabulary.Syndication, "updatefrequency")) is { } times and > 0 ? times : 1);
    }

    private static int Bits(MarkupElement channel, string list, string item, Func<string?, int?> bit) =>
        (channel.Child(Vocabulary.Feed, list)?.Children(Vocabulary.Feed, item) ?? [])
            .Select(element => bit(MarkupText.Of(element)))
            .Aggregate(0, (bits, position) => position is { } set ? bits | (1 << set) : bits);

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;
}
