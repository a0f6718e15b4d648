using System.Globalization;
using System.Text.RegularExpressions;
using DigestBot.Core.Chat;

namespace DigestBot.Web.Previews;

/// <summary>What stands in a line of Discord's Markdown.</summary>
internal static partial class DiscordInlines
{
    private static readonly (string Mark, Func<IReadOnlyList<Markup>, Markup> Make)[] Pairs =
    [
        ("**", content => new Markup.Strong(content)),
        ("__", content => new Markup.Underline(content)),
        ("~~", content => new Markup.Strike(content)),
        ("*", content => new Markup.Emphasis(content)),
        ("_", content => new Markup.Emphasis(content)),
    ];

    public static IReadOnlyList<Markup> Parse(string text)
    {
        var writer = new MarkupWriter();
        for (var i = 0; i < text.Length;)
        {
            i = ReadPart(text, i, writer);
        }

        return writer.ToMarkup();
    }

    private static int ReadPart(string text, int i, MarkupWriter writer)
    {
        switch (text[i])
        {
            case '\n':
                writer.Add(new Markup.LineBreak());
                return i + 1;
            case '\\' when i + 1 < text.Length && (char.IsPunctuation(text[i + 1]) || char.IsSymbol(text[i + 1])):
                writer.Add(text[i + 1]);
                return i + 2;
            case '`' when text.IndexOf('`', i + 1) is > 0 and var end:
                writer.Add(new Markup.Code(text[(i + 1)..end]));
                return end + 1;
            case '[' when ReadLink(text, i, writer) is > 0 and var end:
                return end;
            case '<' when ReadAngle(text, i, writer) is > 0 and var end:
                return end;
            case 'h' when BareAddress().Match(text, i) is { Success: true } address:
                writer.Add(new Markup.Link([new Markup.Text(address.Value)], address.Value));
                return i + address.Length;
            default:
                return ReadPair(text, i, writer) ?? ReadCharacter(text, i, writer);
        }
    }

    private static int ReadCharacter(string text, int i, MarkupWriter writer)
    {
        writer.Add(text[i]);
        return i + 1;
    }

    private static int? ReadPair(string text, int i, MarkupWriter writer)
    {
        foreach (var (mark, make) in Pairs)
        {
            // An underscore inside a word is a letter of it.
            if (!text.AsSpan(i).StartsWith(mark, StringComparison.Ordinal) || (mark == "_" && i > 0 && char.IsLetterOrDigit(text[i - 1])))
            {
                continue;
            }

            var end = FindUnescaped(text, mark, i + mark.Length);
            if (end > i + mark.Length)
            {
                writer.Add(make(Parse(text[(i + mark.Length)..end])));
                return end + mark.Length;
            }
        }

        return null;
    }

    private static int FindUnescaped(string text, string mark, int from)
    {
        for (var i = from; i <= text.Length - mark.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text.AsSpan(i).StartsWith(mark, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    // [words](address), the words with brackets of their own, escaped or balanced.
    private static int ReadLink(string text, int start, MarkupWriter writer)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '[')
            {
                depth++;
            }
            else if (text[i] == ']' && --depth == 0)
            {
                var address = LinkTarget().Match(text, i + 1);
                var url = address.Groups["url"].Value;
                if (!address.Success || WebAddress.Of(url) is null)
                {
                    return 0;
                }

                writer.Add(new Markup.Link(Parse(text[(start + 1)..i]), url));
                return i + 1 + address.Length;
            }
        }

        return 0;
    }

    private static int ReadAngle(string text, int start, MarkupWriter writer)
    {
        var end = text.IndexOf('>', start);
        if (end < 0)
        {
            return 0;
        }

        var inner = text[(start + 1)..end];
        if (Timestamp().Match(inner) is { Success: true } timestamp && long.TryParse(timestamp.Groups["seconds"].Value, CultureInfo.InvariantCulture, out var seconds))
        {
            var when = DateTimeOffset.FromUnixTimeSeconds(seconds);
            writer.Add(new Markup.Time(when, timestamp.Groups["style"].Value == "R" ? "" : when.ToString("d MMMM yyyy HH:mm", CultureInfo.InvariantCulture)));
        }
        else if (WebAddress.Of(inner) is not null)
        {
            writer.Add(new Markup.Link([new Markup.Text(inner)], inner));
        }
        else if (Mention().Match(inner) is { Success: true } mention)
        {
            writer.Add(new Markup.Mention((mention.Value[0] == '#' ? "#" : "@") + mention.Groups["id"].Value));
        }
        else
        {
            return 0;
        }

        return end + 1;
    }

    [GeneratedRegex(@"\Ghttps?://[^\s<>]+[^\s<>.,:;!?)\]]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareAddress();

    [GeneratedRegex(@"\G\(<?(?<url>(?:[^\s()<>]|\([^\s()<>]*\))+)>?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"^t:(?<seconds>-?\d{1,11})(:(?<style>[tTdDfFR]))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Timestamp();

    [GeneratedRegex(@"^(@[!&]?|#)(?<id>\d+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();
}
