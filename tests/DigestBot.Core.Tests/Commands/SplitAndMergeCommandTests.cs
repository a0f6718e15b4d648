using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Tests.Commands;

/// <summary>"These are two stories" and "the same story", said in a channel.</summary>
public sealed class SplitAndMergeCommandTests : IDisposable
{
    private const string Walkout = "Ferry crews walk out in Lindholm";
    private const string Regatta = "Regatta sails past Lindholm lighthouse";
    private const string Bridge = "Bridge reopens in Norrvik after repairs";
    private const string Crossing = "Norrvik crossing open again to traffic";

    private readonly CommandScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_report_that_does_not_belong_becomes_a_story_of_its_own_in_this_channel_alone()
    {
        await ReportAsync();
        Assert.Equal([Walkout, Bridge, Crossing], await TodayAsync());

        var answer = await _scene.AskAsync("split 1 Coast Courier");
        Assert.Contains($"“{Regatta}” is a story of its own in this channel now, apart from “{Walkout}”.", CommandScene.Words(answer));

        Assert.Equal([Bridge, Walkout, Crossing, Regatta], (await TodayAsync()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Regatta, await _scene.ReadAsync($"story {await PlaceAsync(Walkout)}"));
        Assert.Contains($"People here said that “{Regatta}” is a story of its own.", await _scene.ReadAsync("why s1"));
        Assert.Equal([Walkout, Bridge, Crossing], await TodayAsync("elsewhere"));

        await PressAsync(answer, "Take it back");
        Assert.Equal([Walkout, Bridge, Crossing], await TodayAsync());
        Assert.Empty((await _scene.ChannelAsync()).Reading.Feedback);
    }

    [Fact]
    public async Task Without_a_report_the_answer_is_for_the_caller_and_offers_those_of_the_story_under_the_numbers_of_its_coverage()
    {
        await ReportAsync();
        await TodayAsync();
        var asked = await _scene.AskAsync("split 1");
        Assert.Equal(AnswerKind.Ephemeral, KindOf("split 1"));
        Assert.Equal(AnswerKind.Public, KindOf("split 1 2"));
        var listed = CommandScene.Words(asked).Split('\n').Single(line => line.Contains(Regatta));
        var number = listed[..(listed.IndexOf(']') + 1)];
        Assert.Contains((await _scene.ReadAsync("story 1")).Split('\n'), line => line.StartsWith(number, StringComparison.Ordinal) && line.Contains(Regatta));
        Assert.Empty((await _scene.ChannelAsync()).Reading.Feedback);

        await PressAsync(asked, number.Trim('[', ']'));
        Assert.Contains(Regatta, await TodayAsync());
    }

    [Fact]
    public async Task A_part_is_named_by_its_number_like_any_other_story()
    {
        await ReportAsync();
        await _scene.AskAsync("split s1 https://harbour.example/3");
        await TodayAsync();
        Assert.StartsWith(Regatta, await _scene.ReadAsync($"story {await PlaceAsync(Regatta)}"));
        Assert.StartsWith(Regatta, await _scene.ReadAsync("story https://harbour.example/3"));

        await _scene.AskAsync($"mute {await PlaceAsync(Regatta)}");
        Assert.DoesNotContain(Regatta, await TodayAsync());
        Assert.Contains(Walkout, await TodayAsync());
    }

    [Fact]
    public async Task What_comes_of_a_split_story_later_stays_with_it_and_copies_go_with_their_text()
    {
        await ReportAsync();
        await _scene.ReportAsync(1, "Regatta passes the lighthouse", "Forty boats sailed past the lighthouse.", hoursAgo: 0.4, source: "Island Echo", copyOf: 3);
        await _scene.AskAsync("split s1 Island Echo");
        await _scene.ReportAsync(1, "Boats race past Lindholm", "Forty boats sailed past the lighthouse.", hoursAgo: 0.3, source: "Northern Mail", copyOf: 3);
        await _scene.ReportAsync(1, "Ferry crews return to work", "Ferries sail again from Lindholm.", hoursAgo: 0.2, source: "Evening Star");

        var walkout = await _scene.ReadAsync("story s1");
        var regatta = await _scene.ReadAsync("story a3");
        Assert.Contains("Evening Star", walkout);
        Assert.DoesNotContain("Northern Mail", walkout);
        Assert.DoesNotContain("Coast Courier", walkout);
        Assert.Contains("3 articles from 3 outlets", regatta);
    }

    [Fact]
    public async Task What_the_bot_parted_by_itself_meanwhile_is_not_split_again()
    {
        await ReportAsync();
        await _scene.AskAsync("split s1 Coast Courier");
        await MoveAsync(3, toStory: 7);
        await _scene.ReportAsync(7, "Forty boats in the Lindholm regatta", "Forty boats sailed past the lighthouse on Tuesday.", hoursAgo: 0.1, source: "Evening Star");

        Assert.Equal(4, (await TodayAsync()).Count);
        Assert.Contains("2 articles from 2 outlets", await _scene.ReadAsync("story a3"));
    }

    [Fact]
    public async Task Two_stories_that_are_the_same_become_one_in_this_channel_alone()
    {
        await ReportAsync();
        await TodayAsync();
        var answer = await _scene.AskAsync($"merge {await PlaceAsync(Bridge)} {await PlaceAsync(Crossing)}");
        Assert.Contains($"“{Bridge}” and “{Crossing}” are one story in this channel now.", CommandScene.Words(answer));

        Assert.Equal(2, (await TodayAsync()).Count);
        var coverage = await _scene.ReadAsync("story s2");
        Assert.Contains(Bridge, coverage);
        Assert.Contains(Crossing, coverage);
        Assert.Equal(coverage, await _scene.ReadAsync("story s3"));
        Assert.Equal([Walkout, Bridge, Crossing], await TodayAsync("elsewhere"));

        await PressAsync(answer, "Take it back");
        Assert.Equal([Walkout, Bridge, Crossing], await TodayAsync());
        Assert.Empty((await _scene.ChannelAsync()).Reading.Feedback);
    }

    [Fact]
    public async Task A_merge_holds_when_the_stories_have_other_numbers_and_when_one_has_no_news_any_more()
    {
        await ReportAsync();
        await _scene.ReportAsync(4, "Norrvik bridge closes for repairs", "The bridge closed on Sunday for repairs.", hoursAgo: 40, source: "Evening Star");
        await _scene.AskAsync("merge s2 s4");
        await MoveAsync(4, toStory: 8);
        await MoveAsync(6, toStory: 9);

        Assert.Equal(3, (await TodayAsync()).Count);
        var coverage = await _scene.ReadAsync("story a4");
        Assert.Contains(Bridge, coverage);
        Assert.Contains("Norrvik bridge closes for repairs", coverage);
    }

    [Fact]
    public async Task Without_the_other_story_the_answer_offers_those_of_the_list_seen_last()
    {
        await ReportAsync();
        await TodayAsync();
        var asked = await _scene.AskAsync($"merge {await PlaceAsync(Bridge)}");
        Assert.Equal(AnswerKind.Ephemeral, KindOf("merge s2"));

        await PressAsync(asked, $"{await PlaceAsync(Crossing)}");
        Assert.Equal(2, (await TodayAsync()).Count);
    }

    [Fact]
    public async Task Two_parts_of_one_story_can_be_merged_and_stay_apart_from_the_rest()
    {
        await ReportAsync();
        await _scene.ReportAsync(1, "Lighthouse at Lindholm gets new lamp", "The lighthouse keeper fitted a lamp.", hoursAgo: 0.4, source: "Island Echo");
        await _scene.AskAsync("split s1 Coast Courier");
        await _scene.AskAsync("split s1 Island Echo");
        Assert.Equal(5, (await TodayAsync()).Count);

        await _scene.AskAsync("merge a3 a6");
        Assert.Equal(4, (await TodayAsync()).Count);
        Assert.Contains("2 articles from 2 outlets", await _scene.ReadAsync("story a6"));
        Assert.Contains("2 articles from 2 outlets", await _scene.ReadAsync("story s1"));
    }

    [Fact]
    public async Task A_split_that_everyone_got_meanwhile_can_still_be_taken_back_here()
    {
        await ReportAsync();
        var split = await _scene.AskAsync("split s1 Coast Courier");
        await MoveAsync(3, toStory: 7);

        var merge = await PressAsync(split, "Take it back");
        Assert.Contains("are one story in this channel now.", CommandScene.Words(merge));
        Assert.Equal(3, (await TodayAsync()).Count);
        Assert.Equal(4, (await TodayAsync("elsewhere")).Count);

        await PressAsync(merge, "Take it back");
        Assert.Equal(4, (await TodayAsync()).Count);
    }

    [Fact]
    public async Task A_merge_that_everyone_got_meanwhile_can_still_be_taken_back_here()
    {
        await ReportAsync();
        var merge = await _scene.AskAsync("merge s2 s3");
        await MoveAsync(5, toStory: 2);

        Assert.Contains("is a story of its own in this channel again.", CommandScene.Words(await PressAsync(merge, "Take it back")));
        Assert.Equal(3, (await TodayAsync()).Count);
        Assert.Equal(2, (await TodayAsync("elsewhere")).Count);
    }

    [Theory]
    [InlineData("split s1 9", "has no report “9”: `/digest split s1` shows its reports with their numbers.")]
    [InlineData("split s1 Evening Star", "has no report “Evening Star”")]
    [InlineData("split s1 Harbour Post, Küstenbote, Coast Courier", "This would leave nothing of “Ferry crews walk out in Lindholm”")]
    [InlineData("split s2", "is one report alone, so there is nothing to split.")]
    [InlineData("split s1 merged", "Nothing was merged into “Ferry crews walk out in Lindholm” in this channel")]
    [InlineData("merge s1 s1", "Both are “Ferry crews walk out in Lindholm”, one story already")]
    [InlineData("merge s1", "The list shown last has no other story")]
    [InlineData("merge 1 7", "The list shown last has no story 7", "today")]
    public async Task What_cannot_be_split_or_merged_gets_one_sentence(string typed, string sentence, string? before = null)
    {
        await ReportAsync();
        if (before is not null)
        {
            await _scene.AskAsync(before);
        }

        var answer = await _scene.AskAsync(typed);
        Assert.Contains(sentence.Replace("`", "", StringComparison.Ordinal), CommandScene.Words(answer));
        Assert.Single(answer.Blocks);
        Assert.Empty((await _scene.ChannelAsync()).Reading.Feedback);
    }

    private async Task<List<string>> TodayAsync(string channel = "news") =>
        [.. (await _scene.AskAsync("today", channel: channel)).Blocks.OfType<MessageBlock.StoryItem>().Select(story => story.Title)];

    private async Task<int> PlaceAsync(string title) => 1 + (await TodayAsync()).IndexOf(title);

    private Task<ChatMessage> PressAsync(ChatMessage message, string label) =>
        _scene.AskAsync(message.Blocks.OfType<MessageBlock.Actions>().SelectMany(actions => actions.Buttons).Single(button => button.Label == label).Command!);

    private AnswerKind KindOf(string text) =>
        _scene.Router.AnswerKindOf(new Interaction(new ChannelRef("local", "local", "news"), new ChatUser("1", "Mia", CanManageChannel: true), text));

    private Task MoveAsync(long article, long toStory) =>
        _scene.Coverage.SaveAsync([], [new StoryAssignment(new ArticleId(article), new StoryId(toStory), DuplicateOf: null, 0)], CancellationToken.None);

    private async Task ReportAsync()
    {
        await _scene.ReportAsync(1, Walkout, "Crews walked out on Tuesday in Lindholm harbour.", hoursAgo: 1);
        await _scene.ReportAsync(1, "Strike stops ferries", "No ferry left Lindholm on Tuesday morning, the port said.", hoursAgo: 0.5, source: "Küstenbote");
        await _scene.ReportAsync(1, Regatta, "Forty boats sailed past the lighthouse.", hoursAgo: 0.5, source: "Coast Courier");
        await _scene.ReportAsync(2, Bridge, "The bridge reopened on Tuesday.", hoursAgo: 2);
        await _scene.ReportAsync(3, Crossing, "Cars cross at Norrvik again.", hoursAgo: 3, source: "Küstenbote");
    }
}
