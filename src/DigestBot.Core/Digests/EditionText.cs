using System.Text;
using DigestBot.Core.Text;

namespace DigestBot.Core.Digests;

/// <summary>An edition for a terminal: plain, lines wrapped between words. Addresses are never broken, however long.</summary>
public static class EditionText
{
    private const string Indent = "    ";

    /// <param name="width">Columns; a word or an address that is longer stands on a line of its own.</param>
    public static string Write(Edition edition, int width = 80)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var text = new StringBuilder();
        Wrap(text, EditionWords.Heading(edition), "", width);
        if (edition.Stories.Count == 0)
        {
            Wrap(text, edition.Topics.Count > 0 ? $"Nothing on {string.Join(" or ", edition.Topics)}." : "No news.", "", width);
            return text.ToString();
        }

        Wrap(text, EditionWords.Counts(edition.Counts), "", width);
        if (EditionWords.Remark(edition) is { } remark)
        {
            Wrap(text, remark, "", width);
        }

        foreach (var (section, stories) in EditionWords.InSections(edition))
        {
            if (section is not null)
            {
                text.Append('\n');
                Wrap(text, section, "", width);
            }

            foreach (var story in stories)
            {
                text.Append('\n');
                WriteStory(text, edition, story, width);
            }
        }

        if (EditionWords.More(edition) is { } more)
        {
            text.Append('\n').Append(more).Append('\n');
        }

        return text.ToString();
    }

    private static void WriteStory(StringBuilder text, Edition edition, EditionStory story, int width)
    {
        Wrap(text, story.Badge is null ? story.Title : $"{story.Title} · {story.Badge}", $"{story.Number,2}  ", width);
        if (story.Summary.Count > 0)
        {
            Wrap(text, string.Join(' ', EditionWords.Told(story).Select(sentence => $"{sentence.Text} {string.Concat(EditionWords.Cited(story, sentence).Select(source => $"[{source.Number}]"))}")), Indent, width);
        }

        var facts = new[] { EditionWords.Origin(story), EditionWords.Copies(story), EditionWords.Age(edition, story) };
        var line = string.Join(" · ", facts.OfType<string>());
        if (line.Length > 0)
        {
            Wrap(text, line, Indent, width);
        }

        foreach (var source in story.Sources)
        {
            var copy = source.IsCopy ? " (copy)" : "";
            text.Append(Indent).Append($"[{source.Number}] {source.Outlet}{copy}{(source.Url is null ? "" : "  " + source.Url)}").Append('\n');
        }
    }

    private static void Wrap(StringBuilder text, string line, string firstIndent, int width)
    {
        var indent = new string(' ', firstIndent.Length);
        text.Append(firstIndent);
        var column = firstIndent.Length;
        foreach (var word in TextNormalizer.CleanLine(line).Split(' '))
        {
            if (column > indent.Length && column + 1 + word.Length > width)
            {
                text.Append('\n').Append(indent);
                column = indent.Length;
            }
            else if (column > indent.Length)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
        }

        text.Append('\n');
    }
}
