using System.Text.RegularExpressions;
using DigestBot.Core.Chat;
using DigestBot.Slack.Messages;
using DigestBot.Testing.Messages;
using FsCheck;
using FsCheck.Fluent;

namespace DigestBot.Tests.Slack;

public sealed partial class SlackMessageRendererTests
{
    private const string Key = "12-260820-0800";

    private static readonly SlackMessageRenderer Renderer = new();

    public static TheoryData<string> Hostile => [.. HostileText.All];

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void Whatever_a_publisher_writes_keeps_every_limit_and_stays_plain(string text)
    {
        Pages(SampleMessages.Everything(text));
        Pages(SampleMessages.Edition(6, _ => text, _ => text));
    }

    [Fact]
    public void Any_text_at_all_keeps_every_limit() => Prop.ForAll<string?, int>((text, stories) =>
    {
        Pages(SampleMessages.Everything(text ?? ""));
        Pages(SampleMessages.Edition(Math.Abs(stories % 90), _ => text ?? ""));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void Whatever_a_publisher_writes_keeps_every_limit_of_modals_and_the_home_page(string text)
    {
        foreach (var message in new[] { SampleMessages.Everything(text), SampleMessages.Edition(90, _ => text, _ => text) })
        {
            SlackBody.ReadView(SlackViews.Home(message));
            var modal = SlackBody.ReadView(SlackViews.Modal(text, message, "{}"));
            Assert.InRange(modal.Root.GetProperty("title").GetProperty("text").GetString()!.Length, 0, 24);
        }
    }

    [Fact]
    public void What_else_can_be_done_with_a_story_stands_behind_three_dots()
    {
        var story = SampleMessages.Edition(1).Blocks.OfType<MessageBlock.StoryItem>().Single() with
        {
            Menu = [new ChatButton("Mute this story", "digest mute s42"), new ChatButton("Read it", Command: null, "https://harbour.example"), .. Enumerable.Range(1, 9).Select(i => new ChatButton($"More {i}", $"digest more {i}"))],
        };

        var page = Assert.Single(Pages(new("t", [story])));

        var options = page.OfType("overflow").Single().GetProperty("options");
        Assert.Equal(["digest mute s42", "digest more 1", "digest more 2", "digest more 3", "digest more 4"], options.EnumerateArray().Select(option => option.GetProperty("value").GetString()));
    }

    [Fact]
    public void A_form_asks_for_each_field_under_its_name()
    {
        var forms = SampleForms.All.Select(form => SlackBody.ReadView(SlackViews.Form(form, "{}"))).ToList();

        Assert.Equal(["topic", "note", "style", "languages", "quiet"], forms[0].Blocks.Select(block => block.GetProperty("block_id").GetString()));
        Assert.Equal("two\nlines", forms[0].OfType("plain_text_input").Last().GetProperty("initial_value").GetString());
        Assert.Equal("long", forms[0].OfType("static_select").Single().GetProperty("initial_option").GetProperty("value").GetString());
        Assert.Equal(2, forms[0].OfType("multi_static_select").Single().GetProperty("initial_options").GetArrayLength());
        Assert.Equal(2, forms[1].OfType("file_input").Count());
    }

    [Fact]
    public void A_story_is_a_bold_link_its_summary_its_credits_and_a_line_of_the_menu()
    {
        var page = Assert.Single(Pages(SampleMessages.Edition(3)));
        Assert.Contains("3 · Ferries stop for day 3 as crews strike\nNEW · Crews walked out on Monday, the union said. Talks resume in 3 days. [1]\nAP story in 14 outlets · The Harbour Post · 2 h ago", page.Texts);
        var options = page.OfType("static_select").Single().GetProperty("options");
        Assert.Equal("story 3", options[2].GetProperty("value").GetString());
        Assert.Contains(page.OfType("date"), date => date.GetProperty("timestamp").GetInt64() == 0);
    }

    [Fact]
    public void Many_stories_come_on_several_pages_in_order_and_none_is_lost()
    {
        var pages = Pages(SampleMessages.Edition(90));
        var numbers = pages.SelectMany(page => page.Texts).Select(text => StoryNumber().Match(text)).Where(match => match.Success).Select(match => int.Parse(match.Groups["number"].Value));
        Assert.Equal(Enumerable.Range(1, 90), numbers);
        Assert.EndsWith($"(2 of {pages.Count})", pages[1].Root.GetProperty("text").GetString());
    }

    [Fact]
    public void Each_page_carries_its_own_delivery_key()
    {
        var pages = Pages(SampleMessages.Edition(90));
        Assert.Equal(
            Enumerable.Range(1, pages.Count).Select(number => DeliveryKey.OfPage(Key, number)),
            pages.Select(page => page.Root.GetProperty("metadata").GetProperty("event_payload").GetProperty("delivery_key").GetString()));
    }

    [Fact]
    public void The_notification_escapes_what_slack_reads()
    {
        var page = Assert.Single(Pages(ChatMessage.Line("<!channel> R&D")));
        Assert.Equal("&lt;!channel&gt; R&amp;D", page.Root.GetProperty("text").GetString());
        Assert.Equal(["<!channel> R&D"], page.Texts);
    }

    [Fact]
    public void A_table_stands_in_columns()
    {
        var table = new MessageBlock.Table(["Feed", "State"], [["Harbour Post", "fine"], ["北京日报", "failing"]]);
        var page = Assert.Single(Pages(new("t", [table])));
        Assert.Equal("Feed          State\nHarbour Post  fine\n北京日报      failing", page.Texts[0]);
        Assert.Single(page.OfType("rich_text_preformatted"));
    }

    private static List<SlackBody> Pages(ChatMessage message) => [.. Renderer.Render(message, Key).Select(SlackBody.Read)];

    [GeneratedRegex(@"^(?<number>\d+) · [^\n]*\n", RegexOptions.None, 1000)]
    private static partial Regex StoryNumber();
}
