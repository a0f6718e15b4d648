using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using DigestBot.Testing.Coverage;
using DigestBot.Testing.Stores;
using NodaTime;

namespace DigestBot.Core.Tests.Commands;

/// <summary>"story 1" is the story that stands first in what the person sees.</summary>
public sealed class ShownStoriesTests : IDisposable
{
    private readonly CommandScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task New_is_what_this_channel_has_not_been_sent()
    {
        await _scene.ReportAsync(1, "Bridge reopens in Norrvik", "The bridge reopened on Monday.", hoursAgo: 11);
        Assert.Contains("No digest has been posted here yet: the last 24 hours.", await _scene.ReadAsync("new"));
        Assert.Contains("Bridge reopens", await _scene.ReadAsync("new"));

        await PostAsync(CommandScene.Now.AddHours(-10), 1);
        await _scene.ReportAsync(2, "Ferry crews walk out in Lindholm", "Crews walked out on Tuesday.", hoursAgo: 2);
        var answer = await _scene.ReadAsync("new");
        Assert.Contains("New since Monday 19 August 23:30", answer);
        Assert.Contains("Ferry crews walk out", answer);
        Assert.DoesNotContain("Bridge", answer);
    }

    [Theory]
    [InlineData("today")]
    [InlineData("week")]
    [InlineData("since 08:00")]
    [InlineData("search lindholm")]
    public async Task A_number_means_the_story_beside_it_in_the_list_shown_last(string list)
    {
        await ReportTwoAsync();
        var first = (await _scene.AskAsync(list)).Blocks.OfType<MessageBlock.StoryItem>().First();
        Assert.StartsWith(first.Title, await _scene.ReadAsync("story 1"));
        Assert.StartsWith(first.Title, await _scene.ReadAsync("why #1"));
    }

    [Fact]
    public async Task Why_explains_the_order_of_the_list_shown_last()
    {
        await ReportTwoAsync();
        await _scene.ReportAsync(22, "Lighthouse goes dark in Sarnholt", "The lighthouse went dark.", hoursAgo: 14);
        await _scene.AskAsync("yesterday");
        var why = await _scene.ReadAsync("why");
        Assert.Contains("Yesterday · Monday 19 August. In brackets", why);
        Assert.Contains("1 · Lighthouse goes dark in Sarnholt: 1 independent newsroom (+1.0)", why);
        Assert.DoesNotContain("Ferry", why);
        Assert.StartsWith("Lighthouse", await _scene.ReadAsync("story 1"));
    }

    [Fact]
    public async Task The_order_explained_by_why_can_be_counted_on_too()
    {
        await ReportTwoAsync();
        await _scene.AskAsync("search bridge");
        Assert.Contains("1 · Ferry crews walk out in Lindholm port", await _scene.ReadAsync("why"));
        Assert.StartsWith("Ferry crews", await _scene.ReadAsync("story 1"));
    }

    [Fact]
    public async Task Each_person_counts_in_what_they_were_shown()
    {
        await ReportTwoAsync();
        await _scene.AskAsync("search bridge", user: "1");
        await _scene.AskAsync("search ferry", user: "2");
        Assert.StartsWith("Bridge reopens", CommandScene.Words(await _scene.AskAsync("story 1", user: "1")));
        Assert.StartsWith("Ferry crews", CommandScene.Words(await _scene.AskAsync("story 1", user: "2")));
    }

    [Fact]
    public async Task Without_a_list_of_their_own_the_channels_latest_edition_counts()
    {
        await ReportTwoAsync();
        await PostAsync(CommandScene.Now.AddHours(-1), 21);
        await PostAsync(CommandScene.Now.AddMinutes(-30));
        Assert.StartsWith("Bridge reopens", await _scene.ReadAsync("story 1"));
    }

    [Fact]
    public async Task An_edition_posted_after_the_list_is_what_stands_last_in_the_channel()
    {
        await ReportTwoAsync();
        await _scene.AskAsync("search ferry");
        await PostAsync(CommandScene.Now.AddHours(-1), 21);
        Assert.StartsWith("Ferry crews", await _scene.ReadAsync("story 1"));
        await PostAsync(CommandScene.Now.AddHours(1), 21);
        Assert.StartsWith("Bridge reopens", await _scene.ReadAsync("story 1"));
    }

    [Fact]
    public async Task A_key_means_its_story_whatever_was_shown()
    {
        await ReportTwoAsync();
        await _scene.AskAsync("search ferry");
        Assert.StartsWith("Bridge reopens", await _scene.ReadAsync("story s21"));
        Assert.Equal("This story has aged out, or was joined to another: look for words of it with /digest search ferry strike.", await _scene.ReadAsync("story s999"));
    }

    [Fact]
    public async Task A_number_that_stands_nowhere_is_answered_with_what_to_say()
    {
        await ReportTwoAsync();
        Assert.Equal("No list of stories has been shown here yet that 1 could stand in: /digest today shows one.", await _scene.ReadAsync("story 1"));
        await _scene.AskAsync("today");
        Assert.Contains("no story 3: say a number from 1 to 2,", await _scene.ReadAsync("story 3"));
        Assert.Contains("no story 0: say a number from 1 to 2,", await _scene.ReadAsync("story 0"));
    }

    [Fact]
    public async Task Words_mean_the_story_that_holds_them()
    {
        await ReportTwoAsync();
        Assert.StartsWith("Bridge reopens", await _scene.ReadAsync("story bridge"));
        Assert.StartsWith("Bridge reopens", await _scene.ReadAsync("why bridge"));
    }

    [Fact]
    public async Task Only_the_latest_lists_are_kept()
    {
        await ReportTwoAsync();
        for (var user = 0; user <= Core.Commands.ShownStories.MaxLists; user++)
        {
            await _scene.AskAsync("search ferry", user: $"reader {user}");
            _scene.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Contains("No list of stories", CommandScene.Words(await _scene.AskAsync("story 1", user: "reader 0")));
        Assert.StartsWith("Ferry crews", CommandScene.Words(await _scene.AskAsync("story 1", user: "reader 1")));
    }

    [Fact]
    public async Task Buttons_and_hints_say_the_commands_own_name()
    {
        using var renamed = new CommandScene("news");
        Assert.Contains("/news week", await renamed.ReadAsync("today"));
        await renamed.ReportAsync(20, "Ferry crews walk out in Lindholm port", "Ferry crews walked out in Lindholm on Tuesday.", hoursAgo: 1);
        foreach (var command in new[] { "today", "yesterday", "week", "since 08:00", "search ferry", "story s20", "why s20" })
        {
            var buttons = (await renamed.AskAsync(command)).Blocks.OfType<MessageBlock.Actions>().SelectMany(actions => actions.Buttons);
            Assert.All(buttons.Where(button => button.Command is not null), button => Assert.StartsWith("news ", button.Command));
        }
    }

    private async Task ReportTwoAsync()
    {
        await _scene.ReportAsync(20, "Ferry crews walk out in Lindholm port", "Ferry crews walked out in Lindholm on Tuesday.", hoursAgo: 1);
        await _scene.ReportAsync(20, "Strike stops ferries", "No ferry left Lindholm on Tuesday morning, the port said.", hoursAgo: 0.5, source: "Küstenbote");
        await _scene.ReportAsync(21, "Bridge reopens in Norrvik", "The bridge reopened on Tuesday for cars from Lindholm.", hoursAgo: 0.2);
    }

    private async Task PostAsync(DateTimeOffset at, params long[] stories)
    {
        var channel = await _scene.ChannelAsync();
        var shown = SampleEditions.Morning.Stories[0];
        var edition = SampleEditions.Morning with { Built = at, To = at, Stories = [.. stories.Select((story, i) => shown with { Number = i + 1, Story = new StoryId(story) })] };
        var slot = new EditionSlot(channel.Id, new ScheduleId(1), LocalDate.FromDateTime(at.UtcDateTime), new LocalTime(at.Hour, at.Minute));
        await _scene.Editions.PublishAsync(slot, edition, ["page"], nextDue: null, CancellationToken.None);
    }
}
