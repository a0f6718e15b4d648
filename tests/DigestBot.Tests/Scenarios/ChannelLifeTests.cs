using DigestBot.Tests.Web;

namespace DigestBot.Tests.Scenarios;

/// <summary>Three days of a channel, from its first topic on, the same on every platform.</summary>
public sealed class ChannelLifeTests(Browser browser)
{
    [Fact]
    public Task On_discord() => LiveAsync(new DiscordLife());

    [Fact]
    public Task On_slack() => LiveAsync(new SlackLife());

    [Fact]
    public Task In_a_browser() => LiveAsync(new BrowserLife(browser));

    private static async Task LiveAsync(ChannelLife started)
    {
        await using var channel = started;
        await channel.StartAsync();
        await channel.AskAsync("topics add", ("query", "ferry"));
        await channel.AskAsync("topics add", ("query", "bridge"));
        Assert.Contains("Next post Tuesday 17 March 08:00", await channel.AskAsync("schedule add", ("time", "08:00"), ("days", "daily"), ("zone", "Etc/UTC")));
        await FirstDayAsync(channel);

        var first = await channel.MorningAsync(day: 1);
        Assert.Contains("Bridge collapses over the Orsa, three dead", first);
        Assert.Contains("Ferry crews walk out in Lindholm", first);
        Assert.Contains("Old ferry becomes a museum", first);
        Assert.DoesNotContain("Norrvik wins the cup", first);

        Assert.Contains("Shown: the topic “bridge” matches", await channel.AskAsync("why", ("story", "Bridge collapses")));
        await channel.AskAsync("mute", ("story", "museum"));

        // Grouping has put a second walk-out into the first one's story.
        Assert.Contains(
            "“Ferry crews walk out in Port Calder” is a story of its own in this channel now",
            await channel.AskAsync("split", ("story", "\"Ferry crews walk out\""), ("reports", "Calder Gazette")));
        var today = await channel.AskAsync("today");
        Assert.Contains("Ferry crews walk out in Lindholm", today);
        Assert.Contains("Ferry crews walk out in Port Calder", today);
        Assert.DoesNotContain("museum", today);

        channel.Evening(day: 1);
        await SecondDayAsync(channel);
        var second = await channel.MorningAsync(day: 2);
        Assert.Contains("UPDATED: death toll 3 → 5", second);
        Assert.DoesNotContain("museum", second);
        Assert.DoesNotContain("walk out in Lindholm", second);

        Assert.Contains("muted", await channel.AskAsync("changes"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("are one story in this channel", await channel.PressAsync("Take it back: merge a4 a5"));
        Assert.DoesNotContain("Nothing", await channel.AskAsync("search", ("words", "walk out")));
    }

    private static async Task FirstDayAsync(ChannelLife channel)
    {
        await channel.ReportAsync(1, "Orsa Post", "Bridge collapses over the Orsa, three dead", "A road bridge over the Orsa collapsed on Monday. At least 3 people were killed, the police said.");
        await channel.ReportAsync(1, "Harbour Post", "Three killed as Orsa bridge falls", "Three people were killed when the Orsa bridge fell into the river on Monday afternoon.");
        await channel.ReportAsync(2, "Norrvik News", "Norrvik wins the cup", "Norrvik beat Lindholm 2-1 in the final on Monday.");
        await channel.ReportAsync(3, "Lindholm Post", "Ferry crews walk out in Lindholm", "Ferry crews in Lindholm walked out over pay on Monday. No boat left the harbour.");
        await channel.ReportAsync(3, "Calder Gazette", "Ferry crews walk out in Port Calder", "Ferry crews in Port Calder walked out over the new timetable on Monday.");
        await channel.ReportAsync(4, "Lindholm Post", "Old ferry becomes a museum", "The oldest ferry of Lindholm opens as a museum in May.");
    }

    private static async Task SecondDayAsync(ChannelLife channel)
    {
        await channel.ReportAsync(1, "Orsa Post", "Orsa bridge: five dead", "The number of people killed in the collapse of the Orsa bridge rose to 5 on Tuesday, the police said.");
        await channel.ReportAsync(4, "Harbour Post", "Museum ferry opens its doors", "The museum ferry of Lindholm opened its doors to schools on Tuesday.");
    }
}
