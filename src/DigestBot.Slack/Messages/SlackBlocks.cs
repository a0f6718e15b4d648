using DigestBot.Core.Chat;
using DigestBot.Core.Text;

namespace DigestBot.Slack.Messages;

/// <summary>A message's blocks as Slack's, each small enough for a page of its own.</summary>
/// <remarks>Texts are <c>rich_text</c> and <c>plain_text</c> alone: mrkdwn has no way to show a publisher's asterisk as one.</remarks>
internal static class SlackBlocks
{
    /// <summary>Lists are laid out in runs of lines, so that a long one flows over pages.</summary>
    private const int MaxRun = 1_500;

    private static readonly SlackRun LineBreak = new("\n");

    public static IEnumerable<SlackPiece> Of(MessageBlock block) => block switch
    {
        MessageBlock.Heading heading => Heading(TextNormalizer.CleanLine(heading.Text)),
        MessageBlock.Paragraph paragraph => Paragraphs(paragraph.Text),
        MessageBlock.Note note => Note(note.Text),
        MessageBlock.Bullets bullets => Lists(bullets.Items),
        MessageBlock.Table table => Table(table),
        MessageBlock.StoryItem story => Story(story),
        MessageBlock.Divider => [new SlackPiece(0, page => page.WriteDivider()) { IsDivider = true }],
        MessageBlock.Actions actions => Actions(actions),
        _ => throw new NotSupportedException($"Slack has no way to show a {block.GetType().Name}."),
    };

    private static IEnumerable<SlackPiece> Heading(string text)
    {
        var pieces = text.Length switch
        {
            0 => [],
            <= SlackLimits.Header => [new SlackPiece(text.Length, page => page.WriteHeader(text))],
            _ => Paragraphs(new RichText([new Inline.Strong(text)])),
        };
        return pieces.Select(piece => piece with { KeepWithNext = true });
    }

    private static IEnumerable<SlackPiece> Paragraphs(RichText text) => Split(text).Select(Paragraph);

    private static SlackPiece Paragraph(IReadOnlyList<SlackRun> runs) => new(runs.Sum(run => run.Length), page => page.WriteParagraph(runs));

    private static IEnumerable<IReadOnlyList<SlackRun>> Split(RichText text) =>
        RichTextSplitter.Split(text, SlackLimits.BlockText, SlackRun.LengthOf).Select(SlackRun.Of).Where(runs => runs.Count > 0);

    // Small print can hold no links unless it is mrkdwn: with links it is written like any paragraph.
    private static IEnumerable<SlackPiece> Note(RichText text)
    {
        if (text.Inlines.Any(inline => inline is Inline.Link or Inline.Instant or Inline.Code))
        {
            return Paragraphs(text);
        }

        return Split(RichText.Plain(text.ToPlainText()))
            .Select(runs => string.Concat(runs.Select(run => run.Text)).Trim())
            .Where(line => line.Length > 0)
            .Select(line => new SlackPiece(line.Length, page => page.WriteContext(line)));
    }

    private static IEnumerable<SlackPiece> Lists(IEnumerable<RichText> items)
    {
        var lists = new List<List<IReadOnlyList<SlackRun>>>();
        var length = 0;
        foreach (var item in items.SelectMany(Split))
        {
            var itemLength = item.Sum(run => run.Length);
            if (lists.Count == 0 || length + itemLength > MaxRun)
            {
                lists.Add([]);
                length = 0;
            }

            lists[^1].Add(item);
            length += itemLength;
        }

        return lists.Select(list => new SlackPiece(list.Sum(item => item.Sum(run => run.Length)), page => page.WriteList(list)));
    }

    private static IEnumerable<SlackPiece> Table(MessageBlock.Table table)
    {
        if (MonospaceTable.Lines(table) is not { } lines)
        {
            return Lists(MonospaceTable.AsList(table).Items);
        }

        return lines.Skip(1).Chunk(MaxRun / (MonospaceTable.MaxWidth + 1)).Select(rows =>
        {
            var text = string.Join('\n', rows.Prepend(lines[0]));
            return new SlackPiece(text.Length, page => page.WriteVerbatim(text));
        });
    }

    private static List<SlackPiece> Story(MessageBlock.StoryItem story)
    {
        var title = TextNormalizer.CleanLine(story.Title);
        var heading = new RichText([new Inline.Strong($"{story.Number} · "), story.Url is null ? new Inline.Strong(title) : new Inline.Link(title, story.Url)]);
        var summary = story.Badge is null ? story.Summary : new RichText([new Inline.Strong(story.Badge), new Inline.Text(" · "), .. story.Summary.Inlines]);
        var option = new SlackOption(Excerpt.Of($"{story.Number} · {title}", SlackLimits.Label), $"story {story.StoryKey}");

        List<SlackRun> together = [.. SlackRun.Of(heading).Select(run => run with { Bold = true })];
        foreach (var line in new[] { SlackRun.Of(summary), SlackRun.Of(story.Credits) }.Where(line => line.Count > 0))
        {
            together.AddRange([LineBreak, .. line]);
        }

        var whole = Paragraph(together);
        List<SlackPiece> pieces = whole.Characters <= SlackLimits.BlockText
            ? [whole]
            : [.. Paragraphs(heading), .. Paragraphs(summary), .. Paragraphs(story.Credits)];
        pieces[0] = pieces[0] with { Characters = pieces[0].Characters + option.Label.Length + option.Value.Length, Story = option };
        if (Menu(story) is { } menu)
        {
            pieces[^1] = pieces[^1] with { KeepWithNext = true };
            pieces.Add(menu);
        }

        return pieces;
    }

    // Rich text takes no accessory: the menu stands in a row of its own.
    private static SlackPiece? Menu(MessageBlock.StoryItem story)
    {
        var options = story.Menu.Where(item => item.Command is { Length: > 0 and <= SlackLimits.OptionValue }).Take(SlackLimits.OverflowOptions)
            .Select(item => new SlackOption(item.LabelOf(SlackLimits.Label), item.Command!)).ToList();
        return options.Count == 0
            ? null
            : new SlackPiece(options.Sum(option => option.Label.Length + option.Value.Length), page => page.WriteActions([() => page.WriteOverflow(options)]));
    }

    private static IEnumerable<SlackPiece> Actions(MessageBlock.Actions actions)
    {
        var carried = actions.Buttons.Where(CanCarry).ToList();
        var written = actions.Buttons.Except(carried).Select(AsLine);
        return Lists(written).Concat(carried.Chunk(SlackLimits.ActionsInBlock).Select(buttons =>
        {
            var labels = buttons.Sum(button => Label(button).Length + (WebAddress.Of(button.Url)?.Length ?? 0));
            return new SlackPiece(labels, page => page.WriteActions(buttons.Select<ChatButton, Action>(button =>
                () => page.WriteButton(Label(button), button.Command, button.Command is null ? WebAddress.Of(button.Url) : null))));
        }));
    }

    private static string Label(ChatButton button) => button.LabelOf(SlackLimits.Label);

    private static bool CanCarry(ChatButton button) =>
        button.Command is { } command ? command.Length is > 0 and <= SlackLimits.ButtonValue : WebAddress.Of(button.Url) is not null;

    // What a button cannot carry is written out instead.
    private static RichText AsLine(ChatButton button) => button.Command is { } command
        ? new([new Inline.Text($"{button.Label}: "), new Inline.Code($"/{command}")])
        : RichText.Plain(button.Label);
}
