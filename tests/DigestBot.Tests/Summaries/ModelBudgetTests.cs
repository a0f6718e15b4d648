using System.Globalization;
using DigestBot.Testing.LoopbackModel;

namespace DigestBot.Tests.Summaries;

public sealed class ModelBudgetTests
{
    [Fact]
    public async Task Fifty_at_once_do_not_pass_the_limit_of_the_day()
    {
        const long Limit = 30_000;
        await using var scene = await ModelScene.StartAsync(("MaxTokensPerDay", Limit.ToString(CultureInfo.InvariantCulture)), ("MaxConcurrentCalls", "50"));
        scene.Server.Manner = ModelManner.Held;

        var tellings = Enumerable.Range(1, 50).Select(i => scene.TellAsync(ModelScene.Harbour(i))).ToList();
        await ModelScene.UntilAsync(() => tellings.Count(telling => telling.IsCompleted) + scene.Server.Questions.Count >= 50);
        Assert.True((await scene.TodayAsync()).Used.Tokens <= Limit);
        Assert.InRange(scene.Server.Questions.Count, 2, 40);
        scene.Server.Manner = ModelManner.Well;
        scene.Server.Release();
        var summaries = await Task.WhenAll(tellings);

        Assert.All(summaries, summary => Assert.NotEmpty(summary.Sentences));
        var today = await scene.TodayAsync();
        Assert.Equal(scene.Server.Tokens, today.Used.Tokens);
        Assert.True(today.Used.Tokens <= Limit);
    }

    [Fact]
    public async Task What_a_crash_cut_off_counts_whole_in_the_process_after()
    {
        await using var scene = await ModelScene.StartAsync(("MaxTokensPerDay", "12000"), ("MaxConcurrentCalls", "50"));
        scene.Server.Manner = ModelManner.Held;
        var cut = Enumerable.Range(1, 20).Select(i => scene.TellAsync(ModelScene.Harbour(i))).ToList();
        await ModelScene.UntilAsync(() => cut.Count(telling => telling.IsCompleted) + scene.Server.Questions.Count >= 20);
        var asked = scene.Server.Questions.Count;
        var before = await scene.TodayAsync();

        await scene.RestartAsync();
        var after = await Task.WhenAll(Enumerable.Range(21, 30).Select(i => scene.TellAsync(ModelScene.Harbour(i)))).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal(before.Used, (await scene.TodayAsync()).Used);
        Assert.Equal(asked, (await scene.TodayAsync()).Calls["open"]);
        Assert.Equal(asked, scene.Server.Questions.Count);
        Assert.All(after, summary => Assert.Null(summary.Note));
        scene.Server.Manner = ModelManner.Well;
        scene.Server.Release();
        await Task.WhenAll(cut);
    }

    [Fact]
    public async Task A_new_day_has_its_own_tokens()
    {
        await using var scene = await ModelScene.StartAsync(("MaxTokensPerDay", "5500"));
        for (var story = 1; story <= 6; story++)
        {
            await scene.TellAsync(ModelScene.Harbour(story));
        }

        var firstDay = scene.Server.Questions.Count;
        Assert.InRange(firstDay, 1, 5);

        scene.Time.Advance(TimeSpan.FromDays(1));
        await scene.TellAsync(ModelScene.Harbour(7));

        Assert.Equal(firstDay + 1, scene.Server.Questions.Count);
    }

    [Theory]
    [InlineData("MaxTokensPerStory", "5000")]
    [InlineData("MaxTimePerStory", "00:00:31")]
    [InlineData("MaxCostPerStory", "0.005")]
    public async Task A_story_that_keeps_changing_does_not_pass_its_own_limit(string limit, string value)
    {
        await using var scene = await ModelScene.StartAsync((limit, value), ("InputPrice", "1"), ("OutputPrice", "1"));
        scene.Server.Manner = ModelManner.Held;
        var story = ModelScene.Harbour();
        var changed = story with { Articles = [story.Articles[1]] };

        var first = scene.TellAsync(story);
        await ModelScene.UntilAsync(() => scene.Server.Questions.Count == 1);
        var second = await scene.TellAsync(changed);

        Assert.Single(scene.Server.Questions);
        Assert.NotEmpty(second.Sentences);
        scene.Server.Manner = ModelManner.Well;
        scene.Server.Release();
        await first;
    }
}
