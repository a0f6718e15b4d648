using System.Globalization;
using System.Text;

namespace DigestBot.Web.Previews;

/// <summary>An instant in Slack's own format, such as <c>{date_short} at {time}</c>. Slack fills the braces in each reader's zone, this preview in UTC.</summary>
internal static class SlackDate
{
    private static readonly (string Name, string Format)[] Tokens =
    [
        ("{date_num}", "yyyy-MM-dd"),
        ("{date_slash}", "MM/dd/yyyy"),
        ("{date_long}", "dddd, MMMM d, yyyy"),
        ("{date_long_pretty}", "dddd, MMMM d, yyyy"),
        ("{date_long_full}", "dddd, MMMM d, yyyy"),
        ("{date_short}", "MMM d, yyyy"),
        ("{date_short_pretty}", "MMM d, yyyy"),
        ("{date_pretty}", "MMMM d, yyyy"),
        ("{date}", "MMMM d, yyyy"),
        ("{time_secs}", "HH:mm:ss"),
        ("{time}", "HH:mm"),
    ];

    public static Markup Of(long seconds, string format)
    {
        var when = DateTimeOffset.FromUnixTimeSeconds(seconds);
        // How long ago is for the page to say, which knows what time it is.
        if (format == "{ago}")
        {
            return new Markup.Time(when, "");
        }

        var shown = new StringBuilder(format);
        foreach (var (name, pattern) in Tokens)
        {
            shown.Replace(name, when.ToString(pattern, CultureInfo.InvariantCulture));
        }

        return new Markup.Time(when, shown.ToString());
    }
}
