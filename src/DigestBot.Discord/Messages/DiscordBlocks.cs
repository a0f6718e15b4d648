using DigestBot.Core.Chat;
using DigestBot.Core.Text;

namespace DigestBot.Discord.Messages;

/// <summary>A message's blocks as Discord's components, each small enough for a page of its own.</summary>
internal static class DiscordBlocks
{
    /// <summary>Leaves room on the page for the button that carries the delivery key.</summary>
    public const int MaxText = DiscordLimits.Text - 100;

    /// <summary>Lists are laid out in runs of lines, so that a long one flows over pages.</summary>
    private const int MaxRun = 1_000;

    private const int MaxThumbnailDescription = 80;

    public static IEnumerable<DiscordPiece> Of(MessageBlock block, bool first) => block switch
    {
        MessageBlock.Heading heading => Texts(RichText.Plain(heading.Text), first ? "## " : "### ").Select(text => DiscordPiece.Text(text) with { KeepWithNext = true }),
        MessageBlock.Paragraph paragraph => Texts(paragraph.Text).Select(DiscordPiece.Text),
        MessageBlock.Note note => Texts(note.Text, "-# ").Select(DiscordPiece.Text),
        MessageBlock.Bullets bullets => Runs(bullets.Items.SelectMany(item => Texts(item, "- "))).Select(DiscordPiece.Text),
        MessageBlock.Table table => Table(table),
        MessageBlock.StoryItem story => Story(story),
        MessageBlock.Divider => [DiscordPiece.Divider],
        MessageBlock.Actions actions => Actions(actions),
        _ => throw new NotSupportedException($"Discord has no way to show a {block.GetType().Name}."),
    };

    private static IEnumerable<string> Texts(RichText text, string prefix = "")
    {
        // Most texts fit as they are, and are written once.
        var whole = DiscordMarkdown.Of(text);
        var parts = prefix.Length + whole.Length <= MaxText
            ? [whole]
            : RichTextSplitter.Split(text, MaxText, part => prefix.Length + DiscordMarkdown.Of(part).Length).Select(DiscordMarkdown.Of);
        return parts.Select(markdown => markdown.Trim()).Where(markdown => markdown.Length > 0).Select(markdown => prefix + markdown);
    }

    private static List<string> Runs(IEnumerable<string> lines)
    {
        var runs = new List<string>();
        foreach (var line in lines)
        {
            if (runs.Count > 0 && runs[^1].Length + 1 + line.Length <= MaxRun)
            {
                runs[^1] += '\n' + line;
            }
            else
            {
                runs.Add(line);
            }
        }

        return runs;
    }

    private static IEnumerable<DiscordPiece> Table(MessageBlock.Table table)
    {
        if (MonospaceTable.Lines(table) is not { } lines)
        {
            return Of(MonospaceTable.AsList(table), first: false);
        }

        // A code block ends at three backticks: none may stand inside.
        var safe = lines.Select(line => line.Replace('`', '\'')).ToList();
        return Runs(safe.Skip(1)).Select(rows => DiscordPiece.Text($"```\n{safe[0]}\n{rows}\n```"));
    }

    private static IEnumerable<DiscordPiece> Story(MessageBlock.StoryItem story)
    {
        var title = $"{story.Number} · {TextNormalizer.CleanLine(story.Title)}";
        var heading = new RichText([story.Url is null ? new Inline.Text(title) : new Inline.Link(title, story.Url)]);
        var summary = story.Badge is null ? story.Summary : new RichText([new Inline.Strong(story.Badge), new Inline.Text(" · "), .. story.Summary.Inlines]);
        List<string> texts = [.. Texts(heading, "### "), .. Texts(summary), .. Texts(story.Credits, "-# ")];

        // Kept together where it fits a page; a title or summary longer than that comes in parts, the first with the button.
        var accessory = Accessory(story);
        var together = string.Join('\n', texts);
        var told = together.Length + accessory.Characters <= MaxText
            ? [DiscordPiece.Section(together, accessory)]
            : new[] { DiscordPiece.Section(texts[0], accessory) }.Concat(texts.Skip(1).Select(DiscordPiece.Text));
        return Menu(story) is { } menu ? KeptTogether([.. told]).Append(menu) : told;
    }

    private static DiscordPiece? Menu(MessageBlock.StoryItem story)
    {
        var options = story.Menu
            .Where(entry => entry.Command is { } command && DiscordCustomId.CanCarry(command))
            .DistinctBy(entry => entry.Command)
            .Select(entry => (entry.LabelOf(DiscordLimits.OptionLabel), entry.Command!))
            .ToList();
        return options.Count == 0 ? null : DiscordPiece.Menu($"Story {story.Number} …", options);
    }

    // A menu must not stand on the page after its story.
    private static IEnumerable<DiscordPiece> KeptTogether(List<DiscordPiece> story) => [.. story.SkipLast(1), story[^1] with { KeepWithNext = true }];

    private static DiscordPiece Accessory(MessageBlock.StoryItem story)
    {
        var command = $"story {story.StoryKey}";
        if (WebAddress.Of(story.ImageUrl) is { } image && image.Length <= DiscordLimits.MediaUrl)
        {
            return DiscordPiece.Thumbnail(image, Excerpt.Of(TextNormalizer.CleanLine(story.Title), MaxThumbnailDescription));
        }

        return DiscordPiece.CommandButton("More", command);
    }

    private static IEnumerable<DiscordPiece> Actions(MessageBlock.Actions actions)
    {
        var buttons = new List<DiscordPiece>();
        var lines = new List<RichText>();
        foreach (var button in actions.Buttons)
        {
            if (Button(button) is { } piece)
            {
                buttons.Add(piece);
            }
            else if (AsLine(button) is { } line)
            {
                lines.Add(line);
            }
        }

        return Runs(lines.SelectMany(line => Texts(line, "- "))).Select(DiscordPiece.Text).Concat(buttons.Chunk(DiscordLimits.ButtonsInRow).Select(DiscordPiece.Row));
    }

    private static DiscordPiece? Button(ChatButton button)
    {
        var label = button.LabelOf(DiscordLimits.ButtonLabel);
        if (button.Command is { } command)
        {
            return DiscordCustomId.CanCarry(command) ? DiscordPiece.CommandButton(label, command) : null;
        }

        return WebAddress.Of(button.Url) is { Length: <= DiscordLimits.ButtonUrl } url ? DiscordPiece.LinkButton(label, url) : null;
    }

    // What a button cannot carry is written out instead.
    private static RichText? AsLine(ChatButton button) =>
        button.Command is { } command ? new([new Inline.Text($"{button.Label}: "), new Inline.Code($"/{command}")])
        : button.Url is { } url ? new([new Inline.Link(button.Label, url)])
        : null;
}
