using System.Text.Json;
using DigestBot.Core.Chat;

namespace DigestBot.Core.Tests.Chat;

public sealed class ChatJsonTests
{
    [Fact]
    public void A_message_with_every_kind_of_block_comes_back_from_json_as_it_was()
    {
        var everyInline = new RichText(
        [
            new Inline.Text("a"), new Inline.Strong("b"), new Inline.Emphasis("c"), new Inline.Code("d"),
            new Inline.Link("e", "https://example.org/e"), new Inline.Instant("f", DateTimeOffset.UnixEpoch),
        ]);
        var message = new ChatMessage("all", [
            new MessageBlock.Heading("h"),
            new MessageBlock.Paragraph(everyInline),
            new MessageBlock.Note(everyInline),
            new MessageBlock.Bullets([everyInline]),
            new MessageBlock.Table(["x"], [["1"]]),
            new MessageBlock.StoryItem { Number = 1, Title = "t", Summary = everyInline, Credits = everyInline, StoryKey = "7", Badge = "NEW", Url = "https://example.org/" },
            new MessageBlock.Divider(),
            new MessageBlock.Actions([new ChatButton("More", "digest story 7"), new ChatButton("Open", null, "https://example.org/")]),
        ]);

        var json = JsonSerializer.Serialize(message, ChatJson.Default.ChatMessage);
        var back = JsonSerializer.Deserialize(json, ChatJson.Default.ChatMessage)!;

        Assert.Equal(json, JsonSerializer.Serialize(back, ChatJson.Default.ChatMessage));
        Assert.Equal(message.Blocks.Select(block => block.GetType()), back.Blocks.Select(block => block.GetType()));
        var paragraph = Assert.IsType<MessageBlock.Paragraph>(back.Blocks[1]);
        Assert.Equal(everyInline.Inlines, paragraph.Text.Inlines);
    }
}
