using System.Globalization;
using DigestBot.Core.Chat;
using DigestBot.Core.Text;

namespace DigestBot.Slack.Messages;

/// <summary>Runs of a <c>rich_text</c> block: Slack reads no markup in them, so that what a publisher wrote needs no escaping at all.</summary>
internal sealed record SlackRun(string Text)
{
    /// <summary>Of a date, where a client cannot show it: "2 h ago".</summary>
    private const int MaxFallback = 100;

    public string? Url { get; init; }

    public DateTimeOffset? When { get; init; }

    public bool Bold { get; init; }

    public bool Italic { get; init; }

    public bool Code { get; init; }

    /// <summary>Words and addresses: both count towards Slack's limit.</summary>
    public int Length => Text.Length + (Url?.Length ?? 0);

    public static IReadOnlyList<SlackRun> Of(RichText text) => [.. text.Inlines.Select(Of).Where(run => run.Text.Length > 0)];

    public static int LengthOf(RichText text) => Of(text).Sum(run => run.Length);

    public void WriteTo(SlackPage page)
    {
        var json = page.Json;
        json.WriteStartObject();
        if (When is { } when)
        {
            json.WriteString("type", "date");
            json.WriteNumber("timestamp", when.ToUnixTimeSeconds());
            json.WriteString("format", "{ago}");
            json.WriteString("fallback", Text);
        }
        else
        {
            json.WriteString("type", Url is null ? "text" : "link");
            json.WriteString("text", Text);
            if (Url is not null)
            {
                json.WriteString("url", Url);
            }
        }

        WriteStyle(page);
        json.WriteEndObject();
    }

    private static SlackRun Of(Inline inline)
    {
        var run = new SlackRun(TextNormalizer.CleanRun(inline.Value));
        return inline switch
        {
            Inline.Strong => run with { Bold = true },
            Inline.Emphasis => run with { Italic = true },
            Inline.Code => run with { Code = true },
            Inline.Link link => run with { Url = WebAddress.Of(link.Url) },
            Inline.Instant instant => run with { When = instant.When, Text = Fallback(run.Text, instant.When) },
            _ => run,
        };
    }

    private static string Fallback(string text, DateTimeOffset when) =>
        text.Length > 0 ? Excerpt.Of(text, MaxFallback) : when.ToString("u", CultureInfo.InvariantCulture);

    private void WriteStyle(SlackPage page)
    {
        if (!Bold && !Italic && !Code)
        {
            return;
        }

        page.Json.WriteStartObject("style");
        foreach (var (name, set) in new[] { ("bold", Bold), ("italic", Italic), ("code", Code) })
        {
            if (set)
            {
                page.Json.WriteBoolean(name, true);
            }
        }

        page.Json.WriteEndObject();
    }
}
