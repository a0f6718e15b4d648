using DigestBot.Core.Commands;

namespace DigestBot.Core.Tests.Commands;

public sealed class CompletionTests : IDisposable
{
    private readonly CommandScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("story")]
    [InlineData("why")]
    public async Task A_story_is_suggested_by_its_title_and_put_in_by_its_key(string command)
    {
        await ReportAsync();
        Assert.Equal(
            [new Completion($"{command} s21", "Ferry crews walk out in Lindholm port"), new Completion($"{command} s20", "Bridge reopens in Norrvik")],
            await _scene.CompleteAsync($"{command} "));
        var chosen = Assert.Single(await _scene.CompleteAsync($"{command} bridge norr"));
        Assert.StartsWith("Bridge reopens in Norrvik", await _scene.ReadAsync(chosen.Value));
        Assert.Empty(await _scene.CompleteAsync($"{command} submarine"));
    }

    [Fact]
    public async Task Keys_pressed_read_the_stories_once_until_they_are_old()
    {
        await ReportAsync();
        foreach (var typed in new[] { "story ", "story f", "story fe", "why fe" })
        {
            await _scene.CompleteAsync(typed);
        }

        Assert.Equal(1, _scene.Coverage.SpansRead);
        await _scene.ReportAsync(22, "Lighthouse goes dark in Sarnholt", "The lighthouse went dark.", hoursAgo: 0.1);
        _scene.Time.Advance(RecentStories.Life);
        Assert.Single(await _scene.CompleteAsync("story lighthouse"));
        Assert.Equal(2, _scene.Coverage.SpansRead);
    }

    [Fact]
    public async Task No_more_are_suggested_than_a_platform_shows()
    {
        for (var story = 1; story <= 40; story++)
        {
            await _scene.ReportAsync(story, $"Ferry number {story} leaves Lindholm", "It left.", hoursAgo: 1);
        }

        Assert.Equal(Completion.Limit, (await _scene.CompleteAsync("story ferry")).Count);
    }

    [Fact]
    public async Task Sources_are_suggested_from_memory_and_a_change_shows_at_once()
    {
        _scene.Web.Feed("https://harbour.example/feed", "");
        _scene.Web.Feed("https://coast.example/feed", "");
        await _scene.AskAsync("sources add https://harbour.example/feed Harbour Post");
        Assert.Equal("sources remove Harbour Post", Assert.Single(await _scene.CompleteAsync("sources remove har")).Value);
        var reads = _scene.Feeds.ListsRead;
        await _scene.CompleteAsync("sources remove harb");
        Assert.Equal(reads, _scene.Feeds.ListsRead);

        await _scene.AskAsync("sources add https://coast.example/feed Coast Herald");
        Assert.Single(await _scene.CompleteAsync("sources remove coast"));
        await _scene.AskAsync("sources remove Harbour Post");
        Assert.Empty(await _scene.CompleteAsync("sources remove harb"));
    }

    [Fact]
    public async Task Those_who_ask_while_an_old_value_is_read_anew_get_the_old_one()
    {
        var time = new Testing.ManualTimeProvider(CommandScene.Now);
        var second = new TaskCompletionSource<string>();
        var reads = 0;
        using var value = new ShortLived<string>(_ => ++reads == 1 ? Task.FromResult("first") : second.Task, TimeSpan.FromMinutes(1), time);
        await value.GetAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(1));

        var reading = value.GetAsync(CancellationToken.None);
        Assert.Equal("first", await value.GetAsync(CancellationToken.None));
        second.SetResult("second");
        Assert.Equal("second", await reading);
        Assert.Equal(2, reads);
    }

    private async Task ReportAsync()
    {
        await _scene.ReportAsync(20, "Bridge reopens in Norrvik", "The bridge reopened on Tuesday.", hoursAgo: 0.2);
        await _scene.ReportAsync(21, "Ferry crews walk out in Lindholm port", "Ferry crews walked out in Lindholm on Tuesday.", hoursAgo: 2);
        await _scene.ReportAsync(21, "Strike stops ferries", "No ferry left Lindholm on Tuesday morning, the port said.", hoursAgo: 1, source: "Küstenbote");
    }
}
