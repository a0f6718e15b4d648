using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Tests.Commands;

/// <summary>One workspace has a feed of its own; another, and the operator's chat, try to see something of it.</summary>
public sealed class IsolationTests : IAsyncLifetime
{
    private static readonly ChannelRef Owner = new("discord", "100", "1");
    private static readonly ChannelRef Stranger = new("discord", "200", "1");
    private static readonly ChannelRef SameNumbersElsewhere = new("slack", "100", "1");
    private static readonly ChannelRef Local = new("local", "local", "news");

    private readonly CommandScene _scene = new(explanations: new NextBest(new StoryId(2)));

    public static TheoryData<ChannelRef> Others => [Stranger, SameNumbersElsewhere, Local];

    public async ValueTask InitializeAsync()
    {
        var (common, _) = await _scene.Feeds.AddAsync(new NewFeed("https://harbour.example/feed", "Harbour Post"), CancellationToken.None);
        var (own, _) = await _scene.Feeds.SubscribeAsync(
            new FeedSubscriber("discord", "100"), new NewFeed("https://intranet.example/feed?key=hunter2", "Intranet"), "Secret Desk", CancellationToken.None);
        await _scene.ReportAsync(1, "Ferry runs aground off Lindholm", "A ferry ran aground on Monday.", hoursAgo: 3, feed: common.Id);
        await _scene.ReportAsync(1, "Ferry company hid Zorbian report", "The ferry company hid a Zorbian report.", hoursAgo: 2, source: "Intranet", feed: own.Id);
        var hidden = await _scene.ReportAsync(2, "Zorbian merger planned in secret", "The Zorbian merger is planned.", hoursAgo: 1, source: "Intranet", feed: own.Id);
        var open = await _scene.ReportAsync(5, "Bridge reopens in Norrvik", "The bridge reopened on Monday.", hoursAgo: 0.5, feed: common.Id);
        var follows = new StorylineFinding(new StoryId(5), new StorylineStep(open.Id, hidden.Id, StorylineSign.Likeness));
        await _scene.Coverage.SaveAsync(new StoryChanges([], []) { Storylines = [follows] }, CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        _scene.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Who_added_a_feed_sees_what_it_brings()
    {
        Assert.Contains("Secret Desk", await _scene.ReadAsync(Owner, "sources list"), StringComparison.Ordinal);
        Assert.Contains("Zorbian merger", await _scene.ReadAsync(Owner, "today"), StringComparison.Ordinal);
        Assert.Contains("Zorbian merger", await _scene.ReadAsync(Owner, "search zorbian"), StringComparison.Ordinal);
        Assert.Contains("2 articles", await _scene.ReadAsync(Owner, "story s1"), StringComparison.Ordinal);
        Assert.Contains("Zorbian merger", await _scene.ReadAsync(Owner, "story s5"), StringComparison.Ordinal);
        Assert.Contains("Zorbian merger", await _scene.ReadAsync(Owner, "why s5"), StringComparison.Ordinal);
        Assert.Equal("sources remove Secret Desk", Assert.Single(await _scene.CompleteAsync(Owner, "sources remove sec")).Value);
    }

    [Theory, MemberData(nameof(Others))]
    public async Task No_command_of_another_workspace_shows_anything_of_it(ChannelRef other)
    {
        string[] commands =
        [
            "today", "yesterday", "week", "since yesterday", "new", "story s1", "story s2", "story s5", "story a2", "story a3", "story https://harbour.example/2", "story https://harbour.example/3",
            "story zorbian merger", "search zorbian", "search zorbain", "search merger", "search ferry", "why", "why s1", "why s2", "why s5", "why a3", "why https://harbour.example/3",
            "mute s2", "unmute s2", "less s2", "split s1", "split s1 2", "split s2", "merge s1 s2", "merge s1 a3", "merge s1",
            "topics test zorbian", "topics test merger", "topics add zorbian", "topics list", "setup 08:00 daily UTC zorbian",
            "sources list", "sources health", "sources export", "sources remove Secret Desk", "sources remove Intranet", "sources remove https://intranet.example/feed?key=hunter2",
            "sources pages always Intranet", "sources import list:undo", "settings", "changes", "about", "help",
        ];
        foreach (var command in commands)
        {
            var answer = await _scene.ReadAsync(other, command);
            // What they typed themselves is said back to them.
            foreach (var secret in new[] { "Secret Desk", "Intranet", "hunter2", "intranet.example", "hid", "planned" })
            {
                Assert.False(answer.Contains(secret, StringComparison.OrdinalIgnoreCase) && !command.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{command}: {answer}");
            }
        }

        Assert.Contains("Zorbian merger", await _scene.ReadAsync(Owner, "today"), StringComparison.Ordinal);
        Assert.Contains("Secret Desk", await _scene.ReadAsync(Owner, "sources list"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Others))]
    public async Task Nothing_of_it_is_suggested_to_others(ChannelRef other)
    {
        foreach (var unfinished in new[] { "story ", "story zor", "why zor", "mute mer", "merge ", "split s", "sources remove ", "sources remove sec", "sources pages always int" })
        {
            var labels = (await _scene.CompleteAsync(other, unfinished)).Select(suggestion => suggestion.Label);
            Assert.DoesNotContain(labels, label => label.Contains("Zorbian", StringComparison.Ordinal) || label.Contains("Secret", StringComparison.Ordinal) || label.Contains("Intranet", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Others))]
    public async Task A_hidden_story_is_answered_like_one_that_never_was(ChannelRef other)
    {
        Assert.Equal(await _scene.ReadAsync(other, "story s99"), await _scene.ReadAsync(other, "story s2"));
        Assert.Equal(await _scene.ReadAsync(other, "why a99"), await _scene.ReadAsync(other, "why a3"));
        Assert.Equal(await _scene.ReadAsync(other, "story a99"), await _scene.ReadAsync(other, "story a2"));
        Assert.Equal(
            (await _scene.ReadAsync(other, "story https://harbour.example/99")).Replace("/99", "/3", StringComparison.Ordinal),
            await _scene.ReadAsync(other, "story https://harbour.example/3"));
        Assert.Equal(
            await _scene.ReadAsync(other, "sources remove Nothing"),
            await _scene.ReadAsync(other, "sources remove Secret Desk"));
    }

    [Theory, MemberData(nameof(Others))]
    public async Task What_someone_saw_in_one_workspace_is_not_the_list_that_they_see_in_another(ChannelRef other)
    {
        Assert.Contains("Zorbian merger", await _scene.ReadAsync(Owner, "today"), StringComparison.Ordinal);

        Assert.DoesNotContain("Zorbian", await _scene.ReadAsync(other, "why"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Others))]
    public async Task A_link_that_a_hidden_report_has_too_leads_to_the_one_that_all_may_see(ChannelRef other)
    {
        await _scene.ReportAsync(6, "Lighthouse sold in Sarnholt", "The lighthouse was sold on Monday.", hoursAgo: 0.2, url: "https://harbour.example/3");

        Assert.StartsWith("Lighthouse sold in Sarnholt", await _scene.ReadAsync(other, "story https://harbour.example/3"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_feeds_that_waits_in_one_channel_is_not_found_from_another()
    {
        var pending = new PendingImports();
        var id = pending.Keep(new ChannelId(1), [new NewFeed("https://intranet.example/feed", "Intranet")], CommandScene.Now);

        Assert.NotNull(pending.Find(new ChannelId(1), id, CommandScene.Now));
        Assert.Null(pending.Find(new ChannelId(2), id, CommandScene.Now));
    }

    [Fact]
    public async Task A_shared_story_is_told_from_the_reports_that_all_may_see()
    {
        var answer = await _scene.ReadAsync(Stranger, "story s1");

        Assert.Contains("1 article from 1 outlet, 1 independent newsroom", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_changes_its_own_sources_and_not_those_that_all_share()
    {
        Assert.Contains("only who runs the bot can change that", await _scene.ReadAsync(Owner, "sources remove Harbour Post"), StringComparison.Ordinal);
        Assert.Contains("only who runs the bot can change that", await _scene.ReadAsync(Owner, "sources pages never Harbour Post"), StringComparison.Ordinal);
        Assert.Contains("Secret Desk is no longer read", await _scene.ReadAsync(Owner, "sources remove secret desk"), StringComparison.Ordinal);

        Assert.DoesNotContain("Zorbian", await _scene.ReadAsync(Owner, "today"), StringComparison.Ordinal);
        Assert.Contains("Harbour Post", await _scene.ReadAsync(Stranger, "sources list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_another_has_too_is_added_as_if_it_were_new()
    {
        _scene.Web.Feed("https://intranet.example/feed?key=hunter2", "Intranet");

        var answer = await _scene.ReadAsync(Stranger, "sources add https://intranet.example/feed?key=hunter2");

        Assert.StartsWith("Added https://intranet.example/feed?key=…", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret Desk", answer + await _scene.ReadAsync(Stranger, "sources list"), StringComparison.Ordinal);
        Assert.Contains("Secret Desk", await _scene.ReadAsync(Owner, "sources list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_cannot_have_more_feeds_of_its_own_than_its_share()
    {
        for (var i = 0; i < ChannelSources.MostOfAWorkspace; i++)
        {
            await _scene.Feeds.SubscribeAsync(new FeedSubscriber("discord", "200"), new NewFeed($"https://outlet-{i}.example/feed", $"Outlet {i}"), name: null, CancellationToken.None);
        }

        _scene.Web.Feed("https://one-more.example/feed", "One more");

        Assert.Equal("A workspace may have 200 sources of its own, this one has 200: take some away first.", await _scene.ReadAsync(Stranger, "sources add https://one-more.example/feed"));
    }

    [Fact]
    public async Task Settings_and_schedules_of_another_channel_are_out_of_reach()
    {
        await _scene.ReadAsync(Owner, "topics add zorbian merger");
        await _scene.ReadAsync(Owner, "topics name secrets zorbian OR intranet");
        await _scene.ReadAsync(Owner, "schedule add 07:15 daily UTC");

        foreach (var command in new[] { "topics list", "topics remove 1", "topics remove zorbian merger", "topics test topic:secrets", "today topic:secrets", "topics unname secrets", "schedule list", "schedule remove 1", "schedule pause 1", "schedule resume 1", "changes", "settings" })
        {
            var answer = await _scene.ReadAsync(Stranger, command);
            Assert.False(answer.Contains("07:15", StringComparison.Ordinal), $"{command}: {answer}");
            Assert.False(answer.Contains("zorbian", StringComparison.Ordinal) && !command.Contains("zorbian", StringComparison.Ordinal), $"{command}: {answer}");
        }

        Assert.Empty(await _scene.CompleteAsync(Stranger, "topics add topic:sec"));
        Assert.Contains("zorbian merger", await _scene.ReadAsync(Owner, "topics list"), StringComparison.Ordinal);
        Assert.Contains("topic:secrets zorbian OR intranet", await _scene.ReadAsync(Owner, "topics list"), StringComparison.Ordinal);
        Assert.Contains("07:15", await _scene.ReadAsync(Owner, "schedule list"), StringComparison.Ordinal);
    }

    /// <summary>Every article resembles one other story.</summary>
    private sealed class NextBest(StoryId other) : IStoryExplanations
    {
        public Task<IReadOnlyList<StoryExplanation>> ExplainAsync(Story story, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StoryExplanation>>(
        [
            .. story.Articles.Select(member => new StoryExplanation { Article = member.Article.Id, Entry = StoryEntry.Alone, RunnerUp = new(other, member.Article.Id, 0.5, StoryObjection.FilledAnew) }),
        ]);
    }
}
