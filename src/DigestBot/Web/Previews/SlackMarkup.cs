using System.Globalization;
using DigestBot.Core.Chat;

namespace DigestBot.Web.Previews;

/// <summary>Slack's mrkdwn: no headings, no lists; a mark counts only at a word's edge.</summary>
internal static class SlackMarkup
{
    private const string Fence = "```";

    public static IReadOnlyList<MarkupBlock> Parse(string text)
    {
        var blocks = new List<MarkupBlock>();
        var parts = text.Split(Fence);
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1)
            {
                blocks.Add(new MarkupBlock.Verbatim(Unescape(parts[i].Trim('\n'))));
            }
            else if (parts[i].Trim('\n') is { Length: > 0 } lines)
            {
                ReadLines(lines.Split('\n'), blocks);
            }
        }

        return blocks;
    }

    /// <summary>Text in which Slack reads no marks (<c>plain_text</c>).</summary>
    public static string Unescape(string text) => text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&");

    private static void ReadLines(string[] lines, List<MarkupBlock> blocks)
    {
        for (var i = 0; i < lines.Length;)
        {
            var quoted = IsQuoted(lines[i]);
            var end = i + 1;
            while (end < lines.Length && IsQuoted(lines[end]) == quoted)
            {
                end++;
            }

            var run = lines[i..end].Select(line => quoted ? line[(line[0] == '>' ? 1 : "&gt;".Length)..].TrimStart() : line);
            var content = Inlines(string.Join('\n', run));
            blocks.Add(quoted ? new MarkupBlock.Quote(content) : new MarkupBlock.Paragraph(content));
            i = end;
        }
    }

    private static bool IsQuoted(string line) => line.StartsWith('>') || line.StartsWith("&gt;", StringComparison.Ordinal);

    private static IReadOnlyList<Markup> Inlines(string text)
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
            case '<' when text.IndexOf('>', i) is > 0 and var end:
                ReadAngle(text[(i + 1)..end], writer);
                return end + 1;
            case '&' when text.IndexOf(';', i) is var end && end - i is 3 or 4:
                writer.Add(Unescape(text[i..(end + 1)]));
                return end + 1;
            case '`' when text.IndexOf('`', i + 1) is > 0 and var end:
                writer.Add(new Markup.Code(Unescape(text[(i + 1)..end])));
                return end + 1;
            case '*' or '_' or '~' when EndOfPair(text, i) is > 0 and var end:
                var content = Inlines(text[(i + 1)..end]);
                writer.Add(text[i] switch
                {
                    '*' => new Markup.Strong(content),
                    '_' => new Markup.Emphasis(content),
                    _ => new Markup.Strike(content),
                });
                return end + 1;
            default:
                writer.Add(text[i]);
                return i + 1;
        }
    }

    private static int EndOfPair(string text, int start)
    {
        var opensAtEdge = start == 0 || !char.IsLetterOrDigit(text[start - 1]);
        if (!opensAtEdge || start + 1 >= text.Length || char.IsWhiteSpace(text[start + 1]))
        {
            return -1;
        }

        for (var i = start + 2; i < text.Length && text[i] != '\n'; i++)
        {
            var closesAtEdge = i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]);
            if (text[i] == text[start] && closesAtEdge && !char.IsWhiteSpace(text[i - 1]))
            {
                return i;
            }
        }

        return -1;
    }

    private static void ReadAngle(string inner, MarkupWriter writer)
    {
        var bar = inner.IndexOf('|');
        var target = Unescape(bar < 0 ? inner : inner[..bar]);
        var label = bar < 0 ? null : Unescape(inner[(bar + 1)..]);
        if (target.StartsWith("!date^", StringComparison.Ordinal))
        {
            // <!date^1724133600^{date_short} at {time}|20 Aug, 08:00>
            var parts = target.Split('^');
            writer.Add(parts.Length > 2 && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var seconds)
                ? SlackDate.Of(seconds, parts[2])
                : new Markup.Text(label ?? ""));
        }
        else if (target.StartsWith('!') || target.StartsWith('@') || target.StartsWith('#'))
        {
            writer.Add(new Markup.Mention(label ?? "@" + target[1..]));
        }
        else if (WebAddress.Of(target) is not null)
        {
            writer.Add(new Markup.Link([new Markup.Text(label ?? target)], target));
        }
        else
        {
            writer.Add(label ?? target);
        }
    }
}
