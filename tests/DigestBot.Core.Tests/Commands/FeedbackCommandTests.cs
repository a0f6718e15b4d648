using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Core.Digests;

namespace DigestBot.Core.Tests.Commands;

/// <summary>What is said of stories in a channel, and how the channel wants to read.</summary>
public sealed class FeedbackCommandTests : IDisposable
{
    private readonly CommandScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_muted_story_is_gone_from_this_channel_until_it_is_unmuted_and_can_still_be_looked_at()
    {
        await ReportAsync();
        await _scene.AskAsync("today");
        var answer = await _scene.AskAsync("mute s1");
        Assert.Contains("“Ferry crews walk out in Lindholm” is not shown in this channel any more.", CommandScene.Words(answer));
        Assert.DoesNotContain("Ferry crews walk out", await _scene.ReadAsync("today"));
        Assert.Contains("Ferry crews walk out", await _scene.ReadAsync("story s1"));
        Assert.Contains("Left out: it was muted here.", await _scene.ReadAsync("why s1"));

        await _scene.AskAsync(answer.Blocks.OfType<MessageBlock.Actions>().Single().Buttons.Single().Command!);
        Assert.Contains("Ferry crews walk out", await _scene.ReadAsync("today"));
        Assert.Contains("Nothing was said of this story", await _scene.ReadAsync("unmute s1"));
    }

    [Fact]
    public async Task A_mute_holds_for_what_comes_of_the_story_later()
    {
        await ReportAsync();
        await _scene.AskAsync("mute s1");
        await _scene.ReportAsync(1, "Ferry crews return to work in Lindholm", "Ferries sail again.", hoursAgo: 0.1);
        Assert.DoesNotContain("Ferry crews", await _scene.ReadAsync("today"));
    }

    [Fact]
    public async Task Less_like_this_puts_what_resembles_it_further_down_and_why_says_so()
    {
        await ReportAsync();
        Assert.Contains("1 Ferry crews walk out", await _scene.ReadAsync("today"));
        await _scene.ReportAsync(3, "Ferry crews in Norrvik walk out too", "Crews walked out.", hoursAgo: 0.2);
        await _scene.AskAsync("less s1");

        var today = await _scene.ReadAsync("today");
        Assert.Contains("1 Bridge reopens", today);
        Assert.Contains("Ferry crews in Norrvik", today);
        Assert.Contains("like “Ferry crews walk out in Lindholm”, of which less was asked for (-1.5)", await _scene.ReadAsync("why"));
    }

    [Fact]
    public async Task Every_story_of_a_digest_offers_what_can_be_said_of_it()
    {
        await ReportAsync();
        var story = (await _scene.AskAsync("today")).Blocks.OfType<MessageBlock.StoryItem>().First();
        Assert.Equal(["digest story s1", "digest mute s1", "digest less s1", "digest split s1", "digest merge s1"], story.Menu.Select(item => item.Command));
        Assert.InRange(story.Menu.Count, 1, MessageBlock.StoryItem.MaxMenu);
    }

    [Fact]
    public async Task Settings_change_how_digests_read_and_say_what_they_were()
    {
        await ReportAsync();
        var done = Assert.IsType<FormOutcome.Done>(await _scene.SubmitAsync("digest settings", ("length", "headlines"), ("stories", "1"), ("thumbnails", "true")));
        Assert.Contains("Length: headlines (was short)", CommandScene.Words(done.Message));
        Assert.Contains("Pictures: yes", CommandScene.Words(done.Message));

        var today = (await _scene.AskAsync("today")).Blocks.OfType<MessageBlock.StoryItem>().ToList();
        Assert.Empty(Assert.Single(today).Summary.Inlines);
        var opened = (await _scene.OpenAsync("settings")).Form;
        Assert.Equal("headlines", opened.Fields.OfType<FormField.Choice>().Single(field => field.Name == "length").Value);
    }

    [Theory]
    [InlineData("settings length:long", "say headlines, short or full")]
    [InlineData("settings stories:0", "say one from 1 to 30")]
    [InlineData("settings language:klingon", "no language that digests can be told in")]
    [InlineData("settings thumbnails:maybe", "true or false")]
    public async Task A_setting_that_cannot_be_is_answered_with_those_that_can(string typed, string mend)
    {
        Assert.Contains(mend, await _scene.ReadAsync(typed));
        Assert.Equal(ReadingWishes.Default, (await _scene.ChannelAsync()).Reading);
    }

    [Fact]
    public async Task A_setting_that_was_left_out_stays_as_it_is()
    {
        await _scene.AskAsync("settings length:full stories:5");
        await _scene.AskAsync("settings thumbnails:no");
        await _scene.AskAsync("settings language:de");
        var channel = await _scene.ChannelAsync();
        Assert.Equal((DigestLength.Full, false, 5, "de"), (channel.Reading.Length, channel.Reading.Thumbnails, channel.StoryLimit, channel.Reading.Language));
        Assert.Contains("Nothing was changed", await _scene.ReadAsync("settings stories:5"));
    }

    private async Task ReportAsync()
    {
        await _scene.ReportAsync(1, "Ferry crews walk out in Lindholm", "Crews walked out on Tuesday in Lindholm harbour.", hoursAgo: 1);
        await _scene.ReportAsync(1, "Strike stops ferries", "No ferry left Lindholm on Tuesday morning, the port said.", hoursAgo: 0.5, source: "Küstenbote");
        await _scene.ReportAsync(2, "Bridge reopens in Norrvik", "The bridge reopened on Tuesday.", hoursAgo: 2);
    }
}
