using DigestBot.Core.Chat;

namespace DigestBot.Testing.Messages;

/// <summary>Messages like those that editions and commands make.</summary>
public static class SampleMessages
{
    /// <summary>An edition of so many stories; text of publishers given by the functions of their number.</summary>
    public static ChatMessage Edition(int stories, Func<int, string>? title = null, Func<int, string>? text = null, bool images = false)
    {
        title ??= number => $"Ferries stop for day {number} as crews strike";
        text ??= number => $"Crews walked out on Monday, the union said. Talks resume in {number} days.";
        var items = Enumerable.Range(1, stories).Select(MessageBlock (number) => Story(number, title(number), text(number), images));
        return new("Morning digest", [
            new MessageBlock.Heading("Morning digest · Tuesday 20 August"),
            new MessageBlock.Note(RichText.Plain("312 articles → 9 stories · 118 copies folded")),
            new MessageBlock.Divider(),
            .. items,
            new MessageBlock.Divider(),
            new MessageBlock.Note(RichText.Plain("+ 4 more stories")),
            new MessageBlock.Actions([new ChatButton("More", "digest today"), new ChatButton("Topics", "digest topics list")]),
        ]);
    }

    /// <summary>Every kind of block and inline, each with the text.</summary>
    public static ChatMessage Everything(string text)
    {
        var rich = new RichText(
        [
            new Inline.Text(text), new Inline.Strong(text), new Inline.Emphasis(text), new Inline.Code(text),
            new Inline.Link(text, "https://example.org/a(b)c"), new Inline.Link(text, "javascript:alert(1)"), new Inline.Link("x", text),
            new Inline.Instant(text, DateTimeOffset.UnixEpoch),
        ]);
        return new(text, [
            new MessageBlock.Heading(text),
            new MessageBlock.Paragraph(rich),
            new MessageBlock.Note(rich),
            new MessageBlock.Note(RichText.Plain(text)),
            new MessageBlock.Bullets([rich, RichText.Plain(text)]),
            new MessageBlock.Table(["name", "state"], [[text, "fine"], ["b", text]]),
            new MessageBlock.Divider(),
            new MessageBlock.StoryItem
            {
                Number = 1, Title = text, Url = "https://example.org/1", Badge = text, Summary = rich, Credits = rich, StoryKey = "7", ImageUrl = "https://example.org/1.jpg",
            },
            new MessageBlock.StoryItem { Number = 2, Title = text, Summary = RichText.Plain(text), Credits = RichText.Plain(text), StoryKey = "8" },
            new MessageBlock.Actions([new ChatButton(text, "digest search " + text), new ChatButton(text, null, text), new ChatButton(text, null, "https://example.org/")]),
        ]);
    }

    private static MessageBlock.StoryItem Story(int number, string title, string text, bool image) => new()
    {
        Number = number,
        Title = title,
        Url = $"https://news.example/{number}?a=b_c",
        Badge = number % 3 == 0 ? "NEW" : null,
        Summary = new([new Inline.Text(text + " "), new Inline.Link("[1]", $"https://news.example/{number}")]),
        Credits = new([new Inline.Text("AP story in 14 outlets · "), new Inline.Link("The Harbour Post", $"https://harbour.example/{number}"), new Inline.Text(" · "), new Inline.Instant("2 h ago", DateTimeOffset.UnixEpoch)]),
        ImageUrl = image ? $"https://news.example/{number}.jpg" : null,
        StoryKey = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Menu = [new ChatButton("Mute this story", $"digest mute s{number}"), new ChatButton("Less like this", $"digest less s{number}")],
    };
}
