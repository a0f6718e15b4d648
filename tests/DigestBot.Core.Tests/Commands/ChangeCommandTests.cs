using DigestBot.Core.Chat;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Tests.Commands;

/// <summary>Who changed what in a channel, and how it is taken back.</summary>
public sealed class ChangeCommandTests : IDisposable
{
    private readonly CommandScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task The_last_changes_are_listed_with_who_made_them_and_what_failed_is_none()
    {
        await _scene.AskAsync("topics add ferry");
        await _scene.AskAsync("topics add ferry");
        await _scene.AskAsync("topics add \"port");
        await _scene.AskAsync("schedule add 08:00 mon,thu Europe/Berlin");

        var changes = await _scene.ReadAsync("changes");
        Assert.Contains("Mia scheduled a digest at 08:00 on Monday and Thursday, Europe/Berlin time", changes);
        Assert.Single(changes.Split('\n'), line => line.Contains("followed “ferry”"));
    }

    [Theory]
    [InlineData("topics add ferry strike")]
    [InlineData("topics remove 1", "topics add ferry")]
    [InlineData("schedule add 08:00 mon,thu Europe/Berlin")]
    [InlineData("schedule remove 1", "schedule add 08:00 weekdays Europe/Berlin")]
    [InlineData("schedule pause 2", "schedule add 08:00 daily", "schedule add 09:00 daily")]
    [InlineData("schedule resume 1", "schedule add 08:00 daily", "schedule pause 1")]
    [InlineData("settings length:full stories:3")]
    [InlineData("schedule rules quiet:22:00-07:00 least:3 empty:true")]
    [InlineData("schedule rules quiet:none", "schedule rules quiet:23:30-06:00")]
    [InlineData("alerts newsrooms:8 urgent:ferry strike")]
    [InlineData("alerts newsrooms:none urgent:none", "alerts newsrooms:5 urgent:(ferry OR port) fire")]
    [InlineData("topics name harbour (port OR ferry) -\"film set\"")]
    [InlineData("topics name harbour port", "topics name harbour ferry OR \"quay wall\"")]
    [InlineData("topics unname harbour", "topics name harbour ferry OR \"quay wall\"")]
    [InlineData("topics rules sections:true each:3 source:2")]
    [InlineData("topics rules each:none", "topics rules each:1 source:1")]
    [InlineData("mute s1")]
    [InlineData("less s1")]
    [InlineData("split s1 Küstenbote")]
    [InlineData("split s1 Küstenbote", "mute s1", "merge s1 s2")]
    [InlineData("merge s1 s2")]
    [InlineData("merge s1 s2", "split s1 Küstenbote")]
    [InlineData("sources remove Harbour Post")]
    [InlineData("sources pages always Harbour Post")]
    public async Task The_last_change_is_taken_back_by_its_button(string change, params string[] before)
    {
        await _scene.ReportAsync(1, "Ferry crews walk out in Lindholm", "Crews walked out on Tuesday.", hoursAgo: 1);
        await _scene.ReportAsync(1, "Strike stops ferries", "No ferry left Lindholm on Tuesday.", hoursAgo: 1, source: "Küstenbote");
        await _scene.ReportAsync(2, "Bridge reopens in Norrvik", "The bridge reopened on Tuesday.", hoursAgo: 2);
        await _scene.Feeds.AddAsync(new NewFeed("https://harbour.example/feed.xml", "Harbour Post"), default);
        _scene.Web.Feed("https://harbour.example/feed.xml", "Harbour Post");
        foreach (var line in before)
        {
            await _scene.AskAsync(line);
        }

        var state = await StateAsync();
        await _scene.AskAsync(change);
        Assert.NotEqual(state, await StateAsync());
        foreach (var button in (await _scene.AskAsync("changes")).Blocks.OfType<MessageBlock.Actions>().Single().Buttons)
        {
            await _scene.AskAsync(button.Command!);
        }

        Assert.Equal(state, await StateAsync());
    }

    [Fact]
    public async Task What_was_set_up_at_once_is_taken_back_in_its_parts()
    {
        var state = await StateAsync();
        await _scene.SubmitAsync("digest setup", ("topic", "ferry"), ("time", "08:00"), ("days", "daily"), ("zone", "Etc/UTC"));
        foreach (var button in (await _scene.AskAsync("changes")).Blocks.OfType<MessageBlock.Actions>().Single().Buttons)
        {
            await _scene.AskAsync(button.Command!);
        }

        Assert.Equal(state, await StateAsync());
    }

    [Fact]
    public async Task Who_asks_to_be_forgotten_leaves_what_they_changed_without_their_name()
    {
        await _scene.AskAsync("topics add ferry");
        Assert.Contains("Your name is gone from 1 change", await _scene.ReadAsync("forget me"));
        Assert.Contains("Someone followed “ferry”", await _scene.ReadAsync("changes"));
        Assert.Contains("Nothing is kept of you", await _scene.ReadAsync("forget me"));
    }

    [Fact]
    public async Task An_address_that_lets_in_who_knows_it_is_not_written_down()
    {
        await _scene.Feeds.AddAsync(new NewFeed("https://reader:hunter2@inside.example/feed", "Inside"), default);
        await _scene.AskAsync("sources remove Inside");
        Assert.DoesNotContain("hunter2", await _scene.ReadAsync("changes"));
    }

    // All that a channel's people can change, in words.
    private async Task<string> StateAsync() => string.Join('\n',
        await _scene.ReadAsync("topics list"),
        string.Join('\n', (await _scene.ReadAsync("schedule list")).Split('\n').Order()),
        string.Join('\n', (await _scene.Feeds.ListAsync(default)).Select(feed => $"{feed.Title} {feed.FetchPages}")),
        (await _scene.ChannelAsync()).Reading.Feedback.Count,
        (await _scene.ChannelAsync()).Reading.Length,
        (await _scene.ChannelAsync()).Reading.Mix,
        (await _scene.ChannelAsync()).StoryLimit,
        ((await _scene.ChannelAsync()).Alerts.Newsrooms, (await _scene.ChannelAsync()).Alerts.Urgent),
        (await _scene.ChannelAsync()).QuietHours,
        (await _scene.ChannelAsync()).LeastStories,
        (await _scene.ChannelAsync()).PostsNoNews,
        (await _scene.ChannelAsync()).EditsPosted);
}
