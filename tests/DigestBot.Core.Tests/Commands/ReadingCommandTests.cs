using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Tests.Commands;

public sealed class ReadingCommandTests : IDisposable
{
    private readonly CommandScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Today_begins_at_the_channels_midnight()
    {
        await _scene.ReportAsync(1, "Ferry crews walk out in Lindholm", "Crews walked out on Tuesday.", hoursAgo: 2);
        await _scene.ReportAsync(2, "Bridge reopens in Norrvik", "The bridge reopened on Monday.", hoursAgo: 11);
        var today = await _scene.ReadAsync("today");
        Assert.Contains("Ferry crews walk out", today);
        Assert.DoesNotContain("Bridge", today);

        // In Tokyo the day began at 15:00 UTC of the day before.
        Assert.Contains("Bridge", await _scene.ReadAsync("today", zone: "Asia/Tokyo"));
        Assert.Contains("Bridge", await _scene.ReadAsync("yesterday"));
        Assert.DoesNotContain("Ferry", await _scene.ReadAsync("yesterday"));
        Assert.Contains("Bridge", await _scene.ReadAsync("week"));
    }

    [Fact]
    public async Task Nothing_since_midnight_brings_the_last_24_hours_and_says_so()
    {
        await _scene.ReportAsync(1, "Bridge reopens in Norrvik", "The bridge reopened on Monday.", hoursAgo: 11);
        var today = await _scene.ReadAsync("today");
        Assert.Contains("Nothing since midnight: the last 24 hours.", today);
        Assert.Contains("Bridge reopens", today);
    }

    [Fact]
    public async Task A_channel_with_nothing_set_up_is_offered_it_until_it_has()
    {
        Assert.Contains("[Set up: digest setup]", await _scene.ReadAsync("today"));
        await _scene.AskAsync("topics add ferry");
        Assert.DoesNotContain("[Set up", await _scene.ReadAsync("today"));
    }

    [Fact]
    public async Task A_topic_narrows_the_digest_and_one_that_cannot_be_read_is_answered_with_the_mend()
    {
        await _scene.ReportAsync(1, "Ferry crews walk out in Lindholm", "Crews walked out on Tuesday.", hoursAgo: 2);
        await _scene.ReportAsync(2, "Bridge reopens in Norrvik", "The bridge reopened on Tuesday.", hoursAgo: 1);
        Assert.DoesNotContain("Bridge", await _scene.ReadAsync("today ferry"));
        Assert.Contains("not closed", await _scene.ReadAsync("today \"ferry strike"));
    }

    [Theory]
    [InlineData("monday", "2024-08-19T00:00")]
    [InlineData("tuesday", "2024-08-20T00:00")]
    [InlineData("last friday", "2024-08-16T00:00")]
    [InlineData("yesterday", "2024-08-19T00:00")]
    [InlineData("3 days ago", "2024-08-17T09:30")]
    [InlineData("12h", "2024-08-19T21:30")]
    [InlineData("2 weeks", "2024-08-06T09:30")]
    [InlineData("08:00", "2024-08-20T08:00")]
    [InlineData("22:00", "2024-08-19T22:00")]
    [InlineData("2024-08-01", "2024-08-01T00:00")]
    [InlineData("20 July", "2024-07-20T00:00")]
    [InlineData("24 December", "2023-12-24T00:00")]
    [InlineData("soon", null)]
    public void Since_reads_days_dates_times_and_spans(string typed, string? expected) =>
        Assert.Equal(expected, SinceText.Parse(typed, "Etc/UTC", CommandScene.Now)?.ToString("yyyy-MM-ddTHH:mm"));

    [Fact]
    public async Task Since_refuses_what_is_no_time_or_lies_ahead()
    {
        Assert.Contains("“soon” is no day or time", await _scene.ReadAsync("since soon"));
        Assert.Contains("has not begun yet", await _scene.ReadAsync("since 2024-09-01"));
        Assert.Contains("too long ago", await _scene.ReadAsync("since 2023-09-01"));
        Assert.Contains("Since Monday 19 August ·", await _scene.ReadAsync("since monday"));
    }

    [Fact]
    public async Task A_story_shows_who_wrote_it_when_and_who_carries_the_copy()
    {
        await ReportFerriesAsync();
        var story = await _scene.ReadAsync("story s7");
        Assert.StartsWith("Ferry crews walk out in Lindholm port\n", story);
        Assert.Contains("3 articles from 3 outlets, 2 independent newsrooms, since Tuesday 20 August 05:30", story);
        Assert.Contains("Tuesday 20 August 05:30 · Harbour Post (AP) · Ferry crews walk out in Lindholm port", story);
        Assert.Contains("Who carries the AP text: Nordblatt", story);
        Assert.Contains("[Why one story?: digest why s7]", story);
        Assert.Equal(story, await _scene.ReadAsync("story https://www.harbour.example/1?utm_source=x"));
        Assert.Equal(story, await _scene.ReadAsync("story walk lindholm"));
    }

    [Fact]
    public async Task A_story_that_is_not_there_is_answered_with_what_to_name_instead()
    {
        Assert.Contains("This story has aged out", await _scene.ReadAsync("story s99"));
        Assert.Contains("https://other.example/a", await _scene.ReadAsync("story https://other.example/a"));
        Assert.Contains("try fewer or other words, or see /digest today", await _scene.ReadAsync("story no such words"));
    }

    [Fact]
    public async Task A_story_tells_what_came_before_and_after_it_and_the_digest_what_came_before()
    {
        var sixth = await _scene.ReportAsync(6, "Dorn in Karsten on sixth visit", "Foreign minister Falk Dorn is in Karsten.", hoursAgo: 90);
        var seventh = await _scene.ReportAsync(7, "Dorn in Ombria on seventh visit", "Foreign minister Falk Dorn is in Ombria.", hoursAgo: 40);
        var eighth = await _scene.ReportAsync(8, "Dorn in Ansel on eighth visit", "Foreign minister Falk Dorn is in Ansel.", hoursAgo: 2);
        await _scene.Coverage.SaveAsync(
            new StoryChanges([], [])
            {
                Storylines =
                [
                    new(new StoryId(7), new StorylineStep(seventh.Id, sixth.Id, StorylineSign.EventNumber)),
                    new(new StoryId(8), new StorylineStep(eighth.Id, seventh.Id, StorylineSign.EventNumber)),
                ],
            },
            CancellationToken.None);

        var story = await _scene.ReadAsync("story s7");
        Assert.Contains("Before: Dorn in Karsten on sixth visit (Friday 16 August 15:30)", story);
        Assert.Contains("After: Dorn in Ansel on eighth visit (Tuesday 20 August 07:30)", story);
        Assert.Contains("Previously: Dorn in Ombria on seventh visit", await _scene.ReadAsync("today"));
    }

    [Fact]
    public async Task Why_gives_the_rank_the_topic_and_how_each_article_came_in()
    {
        await ReportFerriesAsync();
        Assert.Contains("every story is", await _scene.ReadAsync("why s7"));
        await _scene.AskAsync("topics add ferry");
        var why = await _scene.ReadAsync("why s7");
        Assert.Contains("the topic “ferry” matches", why);
        Assert.Contains("What moves it up: 2 independent newsrooms that agree (+1.6), 3 articles in all (+0.2), last reported 2 h ago (+0.9)\n", why);
        Assert.Contains("Harbour Post · Ferry crews walk out in Lindholm port: The first report.", why);
        Assert.Contains("Nordblatt · Ferry crews walk out in Lindholm port: A copy of Harbour Post: 90 % of the shorter text is the same.", why);
        Assert.Contains("Küstenbote · Strike stops ferries: Shares the names and figures", why);
        await _scene.AskAsync("topics remove ferry");
        await _scene.AskAsync("topics add bridge");
        Assert.Contains("Left out: “bridge” missing: bridge", await _scene.ReadAsync("why s7"));
    }

    [Fact]
    public async Task Search_shows_stories_with_the_words_and_says_when_there_are_none()
    {
        await ReportFerriesAsync();
        var found = await _scene.AskAsync("search lindholm");
        Assert.Equal("s7", Assert.Single(found.Blocks.OfType<MessageBlock.StoryItem>()).StoryKey);
        Assert.Contains("try fewer or other words", await _scene.ReadAsync("search submarine"));
    }

    private async Task ReportFerriesAsync()
    {
        var ap = new WireOrigin("ap", "AP");
        const string Text = "Ferry crews walked out in Lindholm on Tuesday. The union said 300 sailors want higher pay.";
        await _scene.ReportAsync(7, "Ferry crews walk out in Lindholm port", Text, hoursAgo: 4, origin: ap);
        await _scene.ReportAsync(7, "Ferry crews walk out in Lindholm port", Text, hoursAgo: 3, source: "Nordblatt", copyOf: 1, origin: ap);
        await _scene.ReportAsync(7, "Strike stops ferries", "No ferry left Lindholm on Tuesday morning, the port said.", hoursAgo: 2, source: "Küstenbote", similarity: 0.29);
    }
}
