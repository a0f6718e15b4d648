using System.ComponentModel.DataAnnotations;

namespace DigestBot.Core.Feeds;

/// <summary>How feeds are polled. Section <c>Feeds</c>.</summary>
public sealed class FeedOptions
{
    public const string Section = "Feeds";

    /// <summary>Hosts fetched from at the same time; one host never gets two requests at once.</summary>
    [Range(1, 64, ErrorMessage = "Feeds:MaxConcurrentFetches must be between 1 and 64.")]
    public int MaxConcurrentFetches { get; set; } = 8;

    /// <summary>The shortest time between two polls of a feed, however busy it is.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "Feeds:MinInterval must be between 00:01:00 (a minute) and 1.00:00:00 (a day).")]
    public TimeSpan MinInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest, however quiet or broken it is.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00", ErrorMessage = "Feeds:MaxInterval must be between 00:05:00 (5 minutes) and 7.00:00:00 (a week).")]
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Between two requests to one host, a feed's, a page's or a redirect's.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00", ErrorMessage = "Feeds:HostSpacing must be between 00:00:00 and 00:01:00 (a minute).")]
    public TimeSpan HostSpacing { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>For one request, its whole body included; a redirect is a further request.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ErrorMessage = "Feeds:Timeout must be between 00:00:01 (a second) and 00:05:00 (5 minutes).")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Before the one further try after a failure that is likely to pass.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00", ErrorMessage = "Feeds:RetryDelay must be between 00:00:00 and 00:01:00 (a minute).")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What a feed may have at most, unpacked.</summary>
    [Range(1, 20, ErrorMessage = "Feeds:MaxBodyMegabytes must be between 1 and 20.")]
    public int MaxBodyMegabytes { get; set; } = 10;

    /// <summary>A web or mail address that goes into the User-Agent, so that a publisher can reach who runs this bot.</summary>
    [RegularExpression(@"[\x21-\x27\x2A-\x7E]{0,200}", ErrorMessage = "Feeds:Contact must be a web or mail address without spaces and parentheses.")]
    public string Contact { get; set; } = "";

    /// <summary>The OPML file that an empty store starts from.</summary>
    public string List { get; set; } = "config/feeds.opml";

    /// <summary><c>host:port</c> pairs that may be fetched although their address is private: an intranet's feeds.</summary>
    public IList<string> AllowedHosts { get; set; } = [];
}
