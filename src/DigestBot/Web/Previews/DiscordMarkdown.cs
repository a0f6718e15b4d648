using System.Text.RegularExpressions;

namespace DigestBot.Web.Previews;

/// <summary>Discord's Markdown, as far as a bot's message uses it: headings, small print, quotes, lists and what stands in a line.</summary>
/// <remarks>Discord reads line by line: a single line break is a line break.</remarks>
internal static partial class DiscordMarkdown
{
    private const string Fence = "```";

    public static IReadOnlyList<MarkupBlock> Parse(string text)
    {
        var blocks = new List<MarkupBlock>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length;)
        {
            i = ReadBlock(lines, i, blocks);
        }

        return blocks;
    }

    private static int ReadBlock(string[] lines, int start, List<MarkupBlock> blocks)
    {
        var line = lines[start];
        if (line.Length == 0)
        {
            return start + 1;
        }

        if (line.StartsWith(Fence, StringComparison.Ordinal))
        {
            var end = Array.FindIndex(lines, start + 1, candidate => candidate.TrimEnd().EndsWith(Fence, StringComparison.Ordinal));
            end = end < 0 ? lines.Length : end;
            blocks.Add(new MarkupBlock.Verbatim(string.Join('\n', lines[(start + 1)..end])));
            return Math.Min(end + 1, lines.Length);
        }

        if (HeadingStart().Match(line) is { Success: true } heading)
        {
            blocks.Add(new MarkupBlock.Heading(heading.Groups["marks"].Length, DiscordInlines.Parse(line[heading.Length..])));
            return start + 1;
        }

        if (line.StartsWith("-# ", StringComparison.Ordinal))
        {
            blocks.Add(new MarkupBlock.Small(DiscordInlines.Parse(line[3..])));
            return start + 1;
        }

        if (line.StartsWith("> ", StringComparison.Ordinal))
        {
            var end = EndOfRun(lines, start, candidate => candidate.StartsWith("> ", StringComparison.Ordinal));
            blocks.Add(new MarkupBlock.Quote(DiscordInlines.Parse(string.Join('\n', lines[start..end].Select(quoted => quoted[2..])))));
            return end;
        }

        if (ItemStart().Match(line) is { Success: true } item)
        {
            var end = EndOfRun(lines, start, candidate => ItemStart().IsMatch(candidate));
            var items = lines[start..end].Select(each => DiscordInlines.Parse(each[ItemStart().Match(each).Length..]));
            blocks.Add(new MarkupBlock.Items(Ordered: char.IsAsciiDigit(item.Value.TrimStart()[0]), [.. items]));
            return end;
        }

        var endOfParagraph = EndOfRun(lines, start, candidate => candidate.Length > 0 && !StartsOtherBlock(candidate));
        blocks.Add(new MarkupBlock.Paragraph(DiscordInlines.Parse(string.Join('\n', lines[start..endOfParagraph]))));
        return endOfParagraph;
    }

    // The line at start belongs to the run, whatever it looks like.
    private static int EndOfRun(string[] lines, int start, Func<string, bool> belongs)
    {
        var end = start + 1;
        while (end < lines.Length && belongs(lines[end]))
        {
            end++;
        }

        return end;
    }

    private static bool StartsOtherBlock(string line) =>
        line.StartsWith(Fence, StringComparison.Ordinal)
        || line.StartsWith("-# ", StringComparison.Ordinal)
        || line.StartsWith("> ", StringComparison.Ordinal)
        || HeadingStart().IsMatch(line)
        || ItemStart().IsMatch(line);

    [GeneratedRegex("^(?<marks>#{1,3}) ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeadingStart();

    [GeneratedRegex(@"^\s*(?:[-*]|\d{1,3}\.) ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ItemStart();
}
