using DigestBot.Core.Text;

namespace DigestBot.Core.Articles;

/// <summary>Paragraphs of text without HTML, its Markdown unwrapped.</summary>
internal static class PlainText
{
    // E-mail and news wires wrap at 65 to 80 columns; a longer line is a paragraph by itself.
    private const int LongestWrappedLine = 100;

    /// <remarks>
    /// A blank line always ends a paragraph. A single line break ends one too, unless the text is wrapped at a column: then most lines
    /// that another follows break off in the middle of a sentence.
    /// </remarks>
    public static List<string> Paragraphs(string text) => Read(text, out _);

    /// <param name="heading">The text's first Markdown heading, where it comes before any other words; it is not among the paragraphs.</param>
    public static List<string> Read(string text, out string? heading)
    {
        heading = null;
        if (!text.AsSpan().ContainsAny('\n', '\r', '[') && !text.AsSpan().ContainsAny('#', '*'))
        {
            var only = TextNormalizer.CleanLine(text);
            return only.Length == 0 ? [] : [only];
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var isWrapped = IsWrapped(lines);
        var paragraphs = new List<string>();
        var open = new List<string>();
        foreach (var raw in lines)
        {
            var line = MarkdownLine.Unwrap(raw, out var isHeading);
            if (line.Length == 0 || isHeading || !isWrapped)
            {
                Close(paragraphs, open);
            }

            if (isHeading && heading is null && paragraphs.Count == 0)
            {
                heading = line;
            }
            else if (line.Length > 0)
            {
                open.Add(line);
                if (isHeading)
                {
                    Close(paragraphs, open);
                }
            }
        }

        Close(paragraphs, open);
        return paragraphs;
    }

    private static void Close(List<string> paragraphs, List<string> open)
    {
        if (open.Count > 0)
        {
            paragraphs.Add(open.Count == 1 ? open[0] : string.Join(' ', open));
            open.Clear();
        }
    }

    private static bool IsWrapped(string[] lines)
    {
        var followed = 0;
        var brokenOff = 0;
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            var line = lines[i].AsSpan().TrimEnd();
            if (line.Length > LongestWrappedLine)
            {
                return false;
            }

            if (line.Length > 0 && !string.IsNullOrWhiteSpace(lines[i + 1]))
            {
                followed++;
                brokenOff += EndsSentence(line) ? 0 : 1;
            }
        }

        return followed >= 3 && brokenOff * 2 > followed;
    }

    private static bool EndsSentence(ReadOnlySpan<char> line) => ".!?:…\"”»“。！？؟".Contains(line[^1], StringComparison.Ordinal);
}
