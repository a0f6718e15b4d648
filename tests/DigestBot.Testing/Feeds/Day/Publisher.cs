using System.Globalization;
using System.Text;

namespace DigestBot.Testing.Feeds.Day;

/// <summary>One feed of a simulated day: what it publishes when, in its own format, and what it was asked.</summary>
public sealed class Publisher(int number, string host, Oddity oddity, DateTimeOffset begin, TimeSpan period)
{
    private const int EntriesShown = 30;

    private int documents;

    public int Number => number;

    public string Host => host;

    public Oddity Oddity => oddity;

    public TimeSpan Period => period;

    public string Path => $"/feed-{number}";

    public string NewPath => $"/moved-{number}";

    public string Url => $"http://{host}{Path}";

    /// <summary>Entries that a reader has been given, by number.</summary>
    public HashSet<int> Served { get; } = [];

    public List<(DateTimeOffset At, string Path, int Status)> Asked { get; } = [];

    /// <summary>The newest entry's number at an instant; entries are numbered from before the day began.</summary>
    public int Newest(DateTimeOffset now) => oddity == Oddity.IsSilent ? EntriesShown : EntriesShown + (int)Math.Floor((now - begin) / period);

    public string ETag(DateTimeOffset now) => $"\"{Newest(now)}\"";

    /// <summary>What finds an entry in the articles.</summary>
    public string Code(int entry) => $"#{number}-{entry}.";

    public (string ContentType, byte[] Body) Document(DateTimeOffset now)
    {
        documents++;
        var newest = Newest(now);
        var entries = Enumerable.Range(newest - EntriesShown + 1, EntriesShown).Reverse().ToList();
        Served.UnionWith(entries);
        var encoding = oddity == Oddity.ChangesItsEncoding ? (documents % 3) switch { 0 => Encoding.UTF8, 1 => Encoding.Latin1, _ => Encoding.Unicode } : Encoding.UTF8;
        var items = string.Concat(entries.Select(entry => Item(entry, now)));
        if (oddity == Oddity.RepeatsItsItems)
        {
            items += items;
        }

        var skip = oddity == Oddity.SleepsAtNight ? $"<skipHours>{string.Concat(Enumerable.Range(0, 6).Select(hour => $"<hour>{hour}</hour>"))}</skipHours>" : "";
        var document = number % 2 == 0
            ? $"<?xml version='1.0' encoding='{encoding.WebName}'?><rss version='2.0'><channel><title>Post {number}</title><link>http://{host}/</link>{skip}{items}</channel></rss>"
            : $"<?xml version='1.0' encoding='{encoding.WebName}'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Post {number}</title>{items}</feed>";
        return (number % 2 == 0 ? "application/rss+xml" : "application/atom+xml", [.. encoding.GetPreamble(), .. encoding.GetBytes(document)]);
    }

    private string Item(int entry, DateTimeOffset now)
    {
        var title = $"Café {Words(entry, 5)} {Code(entry)}";
        var text = $"{Words(entry + 1000, 30)}.";
        var published = Date(entry, now);
        var id = oddity == Oddity.ChangesItsIds ? $"{entry}-{documents}" : $"tag:{host},{entry}";
        var link = $"http{(oddity == Oddity.ChangesItsIds && documents % 2 == 0 ? "s" : "")}://{host}/{number}/{entry}?utm_source={documents}";
        return number % 2 == 0
            ? $"<item><title>{title}</title><link>{link.Replace("&", "&amp;", StringComparison.Ordinal)}</link><guid isPermaLink='false'>{id}</guid><description>{text}</description>{(published is null ? "" : $"<pubDate>{published}</pubDate>")}</item>"
            : $"<entry><title>{title}</title><link href='{link}'/><id>{id}</id><summary>{text}</summary>{(published is null ? "" : $"<published>{published}</published>")}</entry>";
    }

    private string? Date(int entry, DateTimeOffset now)
    {
        var true_ = begin + (period * (entry - EntriesShown));
        DateTimeOffset? said = oddity switch
        {
            Oddity.HasNoDates => null,
            Oddity.IsSilent => true_.AddDays(-40),
            Oddity.LiesAboutDates => (entry % 4) switch { 0 => now, 1 => now.AddYears(3), 2 => DateTimeOffset.UnixEpoch, _ => true_.AddHours(documents) },
            _ => true_,
        };
        return said?.ToString(number % 2 == 0 ? "r" : "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>Words of no language, the same for an entry each time: no two entries tell one story.</summary>
    private string Words(int entry, int count)
    {
        var random = new Random((number * 100_003) + entry);
        return string.Join(' ', Enumerable.Range(0, count).Select(_ => string.Concat(Enumerable.Range(0, 3).Select(_ => $"{"bdfgklmnprst"[random.Next(12)]}{"aeiou"[random.Next(5)]}"))));
    }
}
