using System.Globalization;
using System.Text;
using DigestBot.Core.Text;

namespace DigestBot.Core.Chat;

/// <summary>A table in letters of one width, for platforms that have no tables.</summary>
public static class MonospaceTable
{
    /// <summary>What a phone shows of monospaced text without breaking lines.</summary>
    public const int MaxWidth = 56;

    private const string Gap = "  ";

    // One letter may carry any number of combining marks; real text has a few (a family emoji: 11 characters on 2 columns).
    private const int MaxCharactersOfWidth = 6;

    /// <summary>The header and each row as a line; null where they are wider than <see cref="MaxWidth"/>: then show <see cref="AsList"/>.</summary>
    public static IReadOnlyList<string>? Lines(MessageBlock.Table table)
    {
        var rows = table.Rows.Prepend(table.Header).Select(row => row.Select(TextNormalizer.CleanLine).ToList()).ToList();
        var widths = Enumerable.Range(0, table.Header.Count).Select(column => rows.Max(row => Width(row[column]))).ToList();
        var tooLong = rows.Exists(row => row.Sum(cell => cell.Length) > MaxWidth * MaxCharactersOfWidth);
        if (tooLong || widths.Sum() + (Gap.Length * (widths.Count - 1)) > MaxWidth)
        {
            return null;
        }

        return [.. rows.Select(row => Line(row, widths))];
    }

    /// <summary>Each row as one line of its cells, named by the header: readable at any width.</summary>
    public static MessageBlock.Bullets AsList(MessageBlock.Table table) => new([.. table.Rows.Select(row => AsLine(table.Header, row))]);

    private static RichText AsLine(IReadOnlyList<string> header, IReadOnlyList<string> row)
    {
        var others = header.Zip(row).Skip(1).Where(cell => cell.Second.Length > 0).Select(cell => $" · {cell.First}: {cell.Second}");
        return new([new Inline.Strong(row[0]), new Inline.Text(string.Concat(others))]);
    }

    private static string Line(List<string> cells, List<int> widths)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Count; i++)
        {
            line.Append(cells[i]).Append(' ', widths[i] - Width(cells[i])).Append(i + 1 < cells.Count ? Gap : "");
        }

        return line.ToString().TrimEnd();
    }

    private static int Width(string text)
    {
        var width = 0;
        var graphemes = StringInfo.GetTextElementEnumerator(text);
        while (graphemes.MoveNext())
        {
            width += IsWide(Rune.GetRuneAt(graphemes.GetTextElement(), 0)) ? 2 : 1;
        }

        return width;
    }

    // The blocks that Unicode's East Asian Width (UAX #11) gives as wide, without their rare exceptions.
    private static bool IsWide(Rune rune) => rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
