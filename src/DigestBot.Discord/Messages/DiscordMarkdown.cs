using System.Buffers;
using System.Globalization;
using System.Text;
using DigestBot.Core.Chat;
using DigestBot.Core.Text;

namespace DigestBot.Discord.Messages;

/// <summary>Writes text in Discord's Markdown so that only our own runs format anything: what a publisher wrote stays plain.</summary>
internal static class DiscordMarkdown
{
    // All that NeedsEscape may escape.
    private static readonly SearchValues<char> Signs = SearchValues.Create("\\*_~`|><#[]@-+.):");

    public static string Of(RichText text)
    {
        var markdown = new StringBuilder();
        foreach (var inline in text.Inlines)
        {
            Append(markdown, inline);
        }

        return markdown.ToString();
    }

    /// <summary>Every character that could begin a format, a mention, an emoji, a timestamp or a link gets a backslash, which Discord hides.</summary>
    public static string Escape(string? text)
    {
        var run = TextNormalizer.CleanRun(text);
        var sign = SignAfter(run, -1);
        if (sign < 0)
        {
            return run;
        }

        var escaped = new StringBuilder(run.Length + 16);
        var copied = 0;
        for (; sign >= 0; sign = SignAfter(run, sign))
        {
            if (NeedsEscape(run, sign))
            {
                escaped.Append(run, copied, sign - copied).Append('\\');
                copied = sign;
            }
        }

        return escaped.Append(run, copied, run.Length - copied).ToString();
    }

    /// <returns>Negative where none follows.</returns>
    private static int SignAfter(string run, int i) => run.AsSpan(i + 1).IndexOfAny(Signs) is >= 0 and var next ? i + 1 + next : -1;

    private static bool NeedsEscape(string run, int i)
    {
        var endsWord = i + 1 == run.Length || run[i + 1] == ' ';
        return run[i] switch
        {
            '\\' or '*' or '_' or '~' or '`' or '|' or '>' or '<' or '#' or '[' or ']' or '@' => true,
            // Lists: "- item", "+ item", "1. item". Other hyphens and dots stay readable in the raw text.
            '-' or '+' => endsWord,
            '.' or ')' => endsWord && i > 0 && char.IsAsciiDigit(run[i - 1]),
            // "https://…" would become a link and ":name:" an emoji.
            ':' => !endsWord,
            _ => false,
        };
    }

    private static void Append(StringBuilder markdown, Inline inline)
    {
        switch (inline)
        {
            case Inline.Strong:
                AppendMarked(markdown, inline.Value, "**");
                break;
            case Inline.Emphasis:
                AppendMarked(markdown, inline.Value, "*");
                break;
            case Inline.Code:
                var code = TextNormalizer.CleanLine(inline.Value).Replace('`', '\'');
                markdown.Append(code.Length > 0 ? $"`{code}`" : "");
                break;
            case Inline.Link link when WebAddress.Of(link.Url) is { } url && TextNormalizer.CleanLine(link.Value).Length > 0:
                markdown.Append('[').Append(Escape(link.Value)).Append("](<").Append(url).Append(">)");
                break;
            case Inline.Instant instant:
                markdown.Append(CultureInfo.InvariantCulture, $"<t:{instant.When.ToUnixTimeSeconds()}:R>");
                break;
            default:
                markdown.Append(Escape(inline.Value));
                break;
        }
    }

    // Marks must touch the words: "** word**" would show its asterisks.
    private static void AppendMarked(StringBuilder markdown, string value, string mark)
    {
        var run = TextNormalizer.CleanRun(value);
        var words = run.Trim();
        if (words.Length == 0)
        {
            markdown.Append(run);
            return;
        }

        markdown.Append(run.StartsWith(' ') ? " " : "").Append(mark).Append(Escape(words)).Append(mark).Append(run.EndsWith(' ') ? " " : "");
    }
}
