using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigestBot.Core.Chat;
using DigestBot.Discord.Messages;
using DigestBot.Testing.LoopbackDiscord;
using DigestBot.Testing.Messages;
using FsCheck;
using FsCheck.Fluent;

namespace DigestBot.Tests.Discord;

public sealed partial class DiscordMessageRendererTests
{
    private const string Key = "12-260820-0800";

    private static readonly DiscordMessageRenderer Renderer = new();

    public static TheoryData<string> Hostile => [.. HostileText.All];

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void Whatever_a_publisher_writes_keeps_every_limit_and_formats_nothing(string text)
    {
        foreach (var message in new[] { SampleMessages.Everything(text), SampleMessages.Edition(4, _ => text, _ => text), SampleMessages.Edition(4, _ => text, _ => text, images: true) })
        {
            foreach (var page in Pages(message))
            {
                Assert.All(page.Texts, AssertInert);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void Whatever_a_publisher_writes_discord_takes_the_message_and_nobody_is_pinged(string text)
    {
        foreach (var body in Renderer.Render(SampleMessages.Everything(text), Key).Concat(Renderer.Render(SampleMessages.Edition(4, _ => text, _ => text, images: true), Key)))
        {
            var message = (JsonObject)JsonNode.Parse(body)!;
            MessageRules.Check(message);
            Assert.Empty(MessageRules.Pings(message));
        }
    }

    [Fact]
    public void The_one_role_that_was_chosen_is_pinged_on_the_first_page_alone_whatever_publishers_write()
    {
        foreach (var text in HostileText.All)
        {
            var pages = Renderer.Render(SampleMessages.Edition(12, _ => text, _ => text) with { Ping = LoopbackMember.NewsRole }, Key).Select(page => (JsonObject)JsonNode.Parse(page)!).ToList();

            Assert.All(pages, page => MessageRules.Check(page));
            Assert.Equal("""{"parse":[],"roles":["3001"]}""", pages[0]["allowed_mentions"]!.ToJsonString());
            Assert.Equal(["role 3001"], MessageRules.Pings(pages[0]));
            Assert.All(pages.Skip(1), page => Assert.Equal("""{"parse":[]}""", page["allowed_mentions"]!.ToJsonString()));
            Assert.Equal("<@&3001>", EmbedBody.Of(pages[0].ToJsonString())["content"]!.ToString());
        }
    }

    [Theory]
    [InlineData("@everyone")]
    [InlineData("3001> @here <@&1")]
    public void What_is_no_roles_id_pings_nobody(string ping)
    {
        var page = (JsonObject)JsonNode.Parse(Renderer.Render(SampleMessages.Edition(1) with { Ping = ping }, Key)[0])!;

        Assert.Empty(MessageRules.Pings(page));
        Assert.Equal("""{"parse":[]}""", page["allowed_mentions"]!.ToJsonString());
    }

    [Fact]
    public void A_message_that_says_nothing_of_mentions_would_ping() =>
        Assert.Equal(["everyone"], MessageRules.Pings(new JsonObject { ["content"] = "@everyone" }));

    [Fact]
    public void Any_text_at_all_keeps_every_limit() => Prop.ForAll<string?, int>((text, stories) =>
    {
        Pages(SampleMessages.Everything(text ?? ""));
        Pages(SampleMessages.Edition(Math.Abs(stories % 60), _ => text ?? ""));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("*a* _b_ `c` ~d~ |e| #f [g](h) <i> @j \\", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\|e\\| \\#f \\[g\\](h) \\<i\\> \\@j \\\\")]
    [InlineData("- item", "\\- item")]
    [InlineData("In 2024. Then 3.5 % of well-known", "In 2024\\. Then 3.5 % of well-known")]
    [InlineData("https://evil.example :tada: At: 8", "https\\://evil.example \\:tada: At: 8")]
    [InlineData("Gaza: talks resume (again)", "Gaza: talks resume (again)")]
    public void Marks_are_escaped_and_ordinary_text_stays_readable(string text, string expected) => Assert.Equal(expected, DiscordMarkdown.Escape(text));

    [Fact]
    public void A_story_is_a_heading_that_links_its_summary_its_credits_and_a_button()
    {
        var page = Assert.Single(Pages(SampleMessages.Edition(3)));
        Assert.Equal(
            """
            ### [3 · Ferries stop for day 3 as crews strike](<https://news.example/3?a=b_c>)
            **NEW** · Crews walked out on Monday, the union said. Talks resume in 3 days. [\[1\]](<https://news.example/3>)
            -# AP story in 14 outlets · [The Harbour Post](<https://harbour.example/3>) · <t:0:R>
            """, page.Texts.Single(text => text.StartsWith("### [3", StringComparison.Ordinal)), ignoreLineEndingDifferences: true);
        Assert.Contains(page.CustomIds, id => id.EndsWith("||story 3", StringComparison.Ordinal));
        var menu = page.OfType(3).ElementAt(2).GetProperty("options");
        Assert.Equal(["digest mute s3", "digest less s3"], menu.EnumerateArray().Select(option => option.GetProperty("value").GetString()));
    }

    [Fact]
    public void Many_stories_come_on_several_pages_in_order_and_none_is_lost_or_cut()
    {
        var pages = Pages(SampleMessages.Edition(40));
        Assert.InRange(pages.Count, 4, 6);
        var numbers = pages.SelectMany(page => page.Texts).Select(text => StoryNumber().Match(text)).Where(match => match.Success).Select(match => int.Parse(match.Groups["number"].Value));
        Assert.Equal(Enumerable.Range(1, 40), numbers);
        Assert.DoesNotContain(pages, page => page.Root.GetProperty("components")[0].GetProperty("components")[0].GetProperty("type").GetInt32() == 14);
    }

    [Fact]
    public void Each_page_carries_its_own_delivery_key_with_or_without_buttons()
    {
        var pages = Pages(SampleMessages.Edition(40, images: true));
        Assert.Equal(
            Enumerable.Range(1, pages.Count).Select(number => DeliveryKey.OfPage(Key, number)),
            pages.Select(page => page.CustomIds.Select(DiscordCustomId.Parse).Single(id => id!.DeliveryKey is not null)!.DeliveryKey));
        Assert.Equal($"{Key}.1", pages[0].Root.GetProperty("nonce").GetString());
        Assert.True(pages[0].Root.GetProperty("enforce_nonce").GetBoolean());
    }

    [Fact]
    public void A_long_paragraph_is_divided_after_a_sentence_and_loses_no_word()
    {
        var sentences = Enumerable.Range(1, 200).Select(i => $"The crew of ferry {i} walked out on Monday morning.").ToList();
        var pages = Pages(ChatMessage.Line(string.Join(' ', sentences)));
        Assert.Equal(3, pages.Count);
        Assert.Equal(sentences, pages.SelectMany(page => page.Texts).SelectMany(text => text.Split(". ")).Select(sentence => sentence.TrimEnd('.') + "."));
    }

    [Fact]
    public void A_table_stands_in_columns_and_one_too_wide_for_a_phone_as_lines()
    {
        var table = new MessageBlock.Table(["Feed", "State"], [["Harbour Post", "fine"], ["Nord", "failing"]]);
        Assert.Equal("```\nFeed          State\nHarbour Post  fine\nNord          failing\n```", Assert.Single(Pages(new("t", [table]))).Texts[0]);
        var wide = new MessageBlock.Table(["Feed", "State"], [["Harbour Post", new string('x', 60)]]);
        Assert.Equal($"- **Harbour Post** · State: {new string('x', 60)}", Assert.Single(Pages(new("t", [wide]))).Texts[0]);
    }

    [Fact]
    public void A_command_too_long_for_a_button_is_written_out()
    {
        var command = "digest search " + string.Join(' ', Enumerable.Repeat("ferry", 30));
        var page = Assert.Single(Pages(new("t", [new MessageBlock.Actions([new ChatButton("Search", command)])])));
        Assert.Equal($"- Search: `/{command}`", page.Texts[0]);
    }

    private static List<DiscordBody> Pages(ChatMessage message) => [.. Renderer.Render(message, Key).Select(DiscordBody.Read)];

    // What is left when our own markup is taken away holds no mark that is not escaped.
    private static void AssertInert(string text)
    {
        var publishers = OwnMarkup().Replace(text, "");
        Assert.DoesNotMatch(AnyMark(), publishers);
        Assert.DoesNotMatch("[\u202A-\u202E\\x00-\\x09]", text);
    }

    [GeneratedRegex(@"```[^`]*```|`[^`\n]+`|\\[^A-Za-z0-9\s]|\]\(<https?://[^<>\s()]+>\)|\[(?=[^\]]*$)|<t:-?\d+:R>|^#{2,3} |^-# |^- |\*{1,2}", RegexOptions.Multiline, 1000)]
    private static partial Regex OwnMarkup();

    [GeneratedRegex(@"[`~|<>@\]]|https?:|^\s*(?:#|-# )", RegexOptions.Multiline, 1000)]
    private static partial Regex AnyMark();

    [GeneratedRegex(@"^### \[(?<number>\d+) ·", RegexOptions.None, 1000)]
    private static partial Regex StoryNumber();
}
