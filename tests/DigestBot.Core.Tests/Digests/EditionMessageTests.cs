using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Testing.Coverage;

namespace DigestBot.Core.Tests.Digests;

public sealed class EditionMessageTests
{
    [Fact]
    public void An_edition_reads_from_header_to_buttons()
    {
        var message = EditionMessage.Of(SampleEditions.Morning);

        Assert.Equal("Morning digest: 212 rescued as ferry Aurora runs aground", message.Summary);
        Assert.Collection(
            message.Blocks,
            block => Assert.Equal("Morning digest · Saturday 14 March · ferry", Assert.IsType<MessageBlock.Heading>(block).Text),
            block => Assert.Equal("17 articles → 3 stories · 12 copies folded", Note(block)),
            block => Assert.IsType<MessageBlock.StoryItem>(block),
            block => Assert.Equal("+ 2 more stories", Note(block)),
            block => Assert.Equal(["digest week", "digest topics list", "digest why"], Assert.IsType<MessageBlock.Actions>(block).Buttons.Select(button => button.Command)));
    }

    [Fact]
    public void A_story_shows_its_sentences_with_linked_numbers_and_who_wrote_it()
    {
        var story = EditionMessage.Of(SampleEditions.Morning).Blocks.OfType<MessageBlock.StoryItem>().Single();

        Assert.Equal("The ferry Aurora ran aground off Lindholm on Monday. [1][2] An inquiry opens in Bad Aar. [3]", story.Summary.ToPlainText());
        Assert.Equal("https://isle.example/2_(a)", story.Summary.Inlines.OfType<Inline.Link>().Single(link => link.Value == "[2]").Url);
        Assert.Equal("NWA story in 14 outlets · Isle Times · Coast News · 2 h ago", story.Credits.ToPlainText());
        Assert.Equal("s42", story.StoryKey);
    }

    [Fact]
    public void An_edition_of_a_week_offers_no_week()
    {
        var message = EditionMessage.Of(SampleEditions.Morning with { From = SampleArticles.Morning.AddDays(-7) });

        Assert.DoesNotContain(message.Blocks.OfType<MessageBlock.Actions>().Single().Buttons, button => button.Command == "digest week");
    }

    [Fact]
    public void An_empty_edition_says_so_and_what_to_do_next_by_the_commands_own_name()
    {
        var message = EditionMessage.Of(SampleEditions.Morning with { Stories = [], Counts = new EditionCounts(0, 0, 0) }, "news");

        var text = message.Blocks.OfType<MessageBlock.Paragraph>().Single().Text.ToPlainText();
        Assert.Equal("Nothing on ferry this time. Look further back with /news week, or change what is matched with /news topics list.", text);
        Assert.Contains(message.Blocks.OfType<MessageBlock.Actions>().Single().Buttons, button => button.Command == "news week");
    }

    [Fact]
    public void A_remark_stands_under_the_header() =>
        Assert.Equal("Late: planned for 08:00.", Note(EditionMessage.Of(SampleEditions.Morning with { Remark = "Late: planned for 08:00." }).Blocks[1]));

    private static string Note(MessageBlock block) => Assert.IsType<MessageBlock.Note>(block).Text.ToPlainText();
}
