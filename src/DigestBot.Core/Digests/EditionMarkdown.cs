using System.Text;

namespace DigestBot.Core.Digests;

/// <summary>An edition as Markdown (CommonMark): each sentence with its numbers, each story with its sources. Publishers' text formats nothing.</summary>
public static class EditionMarkdown
{
    public static string Write(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var text = new StringBuilder();
        text.Append("# ").Append(Escape(EditionWords.Heading(edition))).Append("\n\n");
        if (edition.Stories.Count == 0)
        {
            return text.Append(edition.Topics.Count > 0 ? $"Nothing on {Escape(string.Join(" or ", edition.Topics))}." : "No news.").Append('\n').ToString();
        }

        text.Append(EditionWords.Counts(edition.Counts)).Append('\n');
        if (EditionWords.Remark(edition) is { } remark)
        {
            text.Append('\n').Append(Escape(remark)).Append('\n');
        }

        foreach (var (section, stories) in EditionWords.InSections(edition))
        {
            if (section is not null)
            {
                text.Append($"\n## {Escape(section)}\n");
            }

            foreach (var story in stories)
            {
                WriteStory(text, edition, story);
            }
        }

        if (EditionWords.More(edition) is { } more)
        {
            text.Append("\n\\").Append(more).Append('\n');
        }

        return text.ToString();
    }

    private static void WriteStory(StringBuilder text, Edition edition, EditionStory story)
    {
        text.Append($"\n{(story.Section is null ? "##" : "###")} {story.Number}. {Linked(story.Title, story.Url)}");
        if (story.Badge is { } badge)
        {
            text.Append($" **{Escape(badge)}**");
        }

        text.Append('\n');
        if (story.Summary.Count > 0)
        {
            var sentences = EditionWords.Told(story).Select(sentence =>
                $"{Escape(sentence.Text)} {string.Concat(EditionWords.Cited(story, sentence).Select(source => source.Url is null ? $"[{source.Number}]" : $"[[{source.Number}]]({Address(source.Url)})"))}");
            text.Append('\n').Append(string.Join(' ', sentences)).Append('\n');
        }

        var facts = new[] { EditionWords.Origin(story), EditionWords.Copies(story), EditionWords.Age(edition, story) };
        var line = string.Join(" · ", facts.OfType<string>());
        if (line.Length > 0)
        {
            text.Append("\n*").Append(Escape(line)).Append("*\n");
        }

        text.Append('\n');
        foreach (var source in story.Sources)
        {
            text.Append($"- [{source.Number}] {Linked(source.Outlet, source.Url)}: {Escape(source.Title)}{(source.IsCopy ? " (copy)" : "")}\n");
        }
    }

    private static string Linked(string text, string? url) =>
        url is null ? Escape(text) : $"[{Escape(text)}]({Address(url)})";

    // A closing bracket would end the link.
    private static string Address(string url) => url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);

    /// <summary>Only what would format is escaped, so that sentences stay the words they are: "snake_case" has no need, "20. August" at a line's start has.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (Formats(text, i))
            {
                escaped.Append('\\');
            }

            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    private static bool Formats(string text, int at) => text[at] switch
    {
        '\\' or '`' or '*' or '[' or ']' or '<' => true,
        '~' => at + 1 < text.Length && text[at + 1] == '~',
        '&' => at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] == '#') && text.IndexOf(';', at) > 0,
        '_' => at == 0 || at + 1 == text.Length || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at + 1]),
        '#' or '>' or '+' or '-' => at == 0,
        '.' or ')' => at is > 0 and < 10 && !text.AsSpan(0, at).ContainsAnyExceptInRange('0', '9'),
        _ => false,
    };
}
