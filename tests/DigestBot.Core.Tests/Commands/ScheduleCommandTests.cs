using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Core.Commands.Schedules;
using DigestBot.Core.Digests;
using DigestBot.Core.Digests.Alerts;
using DigestBot.Testing.Stores;
using NodaTime;

namespace DigestBot.Core.Tests.Commands;

public sealed class ScheduleCommandTests : IDisposable
{
    private readonly CommandScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("8:00", 8, 0)]
    [InlineData("08:00", 8, 0)]
    [InlineData("8am", 8, 0)]
    [InlineData("8 am", 8, 0)]
    [InlineData("12am", 0, 0)]
    [InlineData("12 PM", 12, 0)]
    [InlineData("8:30pm", 20, 30)]
    [InlineData("0800", 8, 0)]
    [InlineData("8.30", 8, 30)]
    [InlineData("18h", 18, 0)]
    [InlineData("18h30", 18, 30)]
    [InlineData("um 8 Uhr", 8, 0)]
    [InlineData("8", 8, 0)]
    [InlineData("noon", 12, 0)]
    public void Times_are_read_as_people_write_them(string text, int hour, int minute) => Assert.Equal(new LocalTime(hour, minute), ScheduleText.Parse(text).Time);

    [Theory]
    [InlineData("weekdays", "on weekdays")]
    [InlineData("daily", "every day")]
    [InlineData("", "every day")]
    [InlineData("mon-fri", "on weekdays")]
    [InlineData("Mo,Di", "on Monday and Tuesday")]
    [InlineData("mo, di", "on Monday and Tuesday")]
    [InlineData("sat sun", "on Saturday and Sunday")]
    [InlineData("Sa-Mo", "on Monday, Saturday and Sunday")]
    [InlineData("Mondays and Thursdays", "on Monday and Thursday")]
    [InlineData("werktags", "on weekdays")]
    [InlineData("donnerstags", "on Thursday")]
    public void Days_are_read_in_english_and_german(string days, string said) => Assert.Equal(said, WeekdayText.Say(ScheduleText.Parse($"08:00 {days}").Days));

    [Theory]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData("Berlin", "Europe/Berlin")]
    [InlineData("New York", "America/New_York")]
    [InlineData("america/argentina/buenos_aires", "America/Argentina/Buenos_Aires")]
    [InlineData("UTC", "UTC")]
    public void Zones_are_found_by_name_or_city_whatever_the_case(string typed, string zone) => Assert.Equal(zone, ScheduleText.Parse($"08:00 mon {typed}").Zone);

    [Theory]
    [InlineData("08:00 weekdays Europe/Berln", "Did you mean Europe/Berlin?")]
    [InlineData("08:00 weekdys", "Did you mean weekdays?")]
    [InlineData("08:00 weekdys Berlin", "“weekdys” is neither a day nor a time zone. Did you mean weekdays?")]
    [InlineData("08:00 xyzzy", "neither a day nor a time zone")]
    [InlineData("25:00", "no time of day")]
    [InlineData("weekdays", "no time of day")]
    public void What_is_not_understood_is_named_with_the_mend(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<CommandException>(() => ScheduleText.Parse(text)).Message);

    [Fact]
    public async Task Adding_one_says_when_the_next_post_is_in_local_time()
    {
        Assert.Equal(
            "A digest will be posted here at 08:00 on weekdays, Europe/Berlin time. Next post Wednesday 21 August 08:00 (in 20 h). “Today” in this channel is now the day in Europe/Berlin.",
            await _scene.ReadAsync("schedule add 08:00 weekdays Europe/Berlin"));
        var schedule = Assert.Single(await _scene.Schedules.ListAsync((await _scene.ChannelAsync()).Id, default));
        Assert.Equal(new DateTimeOffset(2024, 8, 21, 6, 0, 0, TimeSpan.Zero), schedule.NextDue);
        Assert.Equal("Europe/Berlin", (await _scene.ChannelAsync()).Zone);
    }

    [Fact]
    public async Task Without_a_zone_the_callers_is_taken_and_days_may_be_left_out()
    {
        Assert.Contains("at 18:30 every day, Asia/Tokyo time", await _scene.ReadAsync("schedule add 18:30", zone: "Asia/Tokyo"));
        Assert.Contains("at 07:00 every day, Europe/Paris time", await _scene.ReadAsync("schedule add 07:00 Paris", zone: "Asia/Tokyo"));
    }

    [Fact]
    public async Task The_same_schedule_twice_is_refused()
    {
        await _scene.AskAsync("schedule add 08:00 UTC");
        Assert.Contains("already", await _scene.ReadAsync("schedule add 8am daily UTC"));
    }

    [Fact]
    public async Task A_schedule_is_paused_resumed_and_removed_by_its_number()
    {
        await _scene.AskAsync("schedule add 18:00 UTC");
        await _scene.AskAsync("schedule add 08:00 UTC");
        Assert.Contains("2: at 18:00 every day, UTC time; next post Tuesday 20 August 18:00 (in 8 h)", await _scene.ReadAsync("schedule list"));

        Assert.Contains("at 18:00 every day, UTC time is paused", await _scene.ReadAsync("schedule pause 2"));
        Assert.Contains("2: at 18:00 every day, UTC time; paused", await _scene.ReadAsync("schedule list"));
        Assert.Contains("Next post Tuesday 20 August 18:00", await _scene.ReadAsync("schedule resume 2"));

        Assert.Contains("from 1 to 2", await _scene.ReadAsync("schedule remove"));
        Assert.Contains("at 18:00", await _scene.ReadAsync("schedule remove 2"));
        Assert.Contains("at 08:00", await _scene.ReadAsync("schedule remove"));
        Assert.Contains("No digests are scheduled here yet", await _scene.ReadAsync("schedule list"));
    }

    // It is 09:30 on 20 August; the old schedule has posted at 08:00 that day.
    [Theory]
    [InlineData("schedule add 07:30 daily Europe/London", "Next post Wednesday 21 August 07:30")]
    [InlineData("schedule add 08:00 daily America/New_York", "Next post Wednesday 21 August 08:00")]
    [InlineData("schedule add 14:00 daily UTC", "Next post Tuesday 20 August 14:00")]
    public async Task A_schedule_in_a_removed_ones_place_serves_its_dates_again_only_at_a_later_time(string added, string next)
    {
        await _scene.ReadAsync("schedule add 08:00 daily UTC");
        var old = Assert.Single(await _scene.Schedules.ListAsync((await _scene.ChannelAsync()).Id, default));
        var slot = new EditionSlot(old.Channel, old.Id, new LocalDate(2024, 8, 20), old.Time);
        await _scene.Editions.PublishAsync(slot, Nothing, [], old.NextDue, default);
        await _scene.ReadAsync("schedule remove");

        Assert.Contains(next, await _scene.ReadAsync(added));
    }

    [Fact]
    public async Task A_second_schedule_beside_one_that_has_posted_posts_too()
    {
        await _scene.ReadAsync("schedule add 08:00 daily UTC");
        var old = Assert.Single(await _scene.Schedules.ListAsync((await _scene.ChannelAsync()).Id, default));
        await _scene.Editions.PublishAsync(new EditionSlot(old.Channel, old.Id, new LocalDate(2024, 8, 20), old.Time), Nothing, [], old.NextDue, default);

        Assert.Contains("Next post Tuesday 20 August 08:00", await _scene.ReadAsync("schedule add 08:00 daily America/New_York"));
    }

    [Fact]
    public async Task Quiet_hours_and_the_fewest_stories_are_set_in_a_line_or_in_a_form_that_knows_them()
    {
        var said = await _scene.ReadAsync("schedule rules quiet:22:00-07:00 least:3");
        Assert.Contains("Nothing is posted from 22:00 to 07:00 (Etc/UTC): what is due then comes, as one digest, at 07:00.", said);
        Assert.Contains("One with fewer than 3 stories waits", said);
        Assert.Contains("Where there is no news, nothing is posted.", said);

        var form = (await _scene.OpenAsync("schedule rules")).Form;
        Assert.Equal(["22:00-07:00", "3"], form!.Fields.OfType<FormField.Text>().Select(field => field.Value));
        await _scene.SubmitAsync("digest schedule rules", ("quiet", "none"), ("least", "1"), ("empty", "true"), ("edits", "true"));

        var channel = await _scene.ChannelAsync();
        Assert.Equal((null, 1, true, true), (channel.QuietHours, channel.LeastStories, channel.PostsNoNews, channel.EditsPosted));
        Assert.Contains("Nothing was changed", await _scene.ReadAsync("schedule rules least:1"));
    }

    [Fact]
    public async Task Alerts_are_chosen_in_a_line_or_in_a_form_that_knows_them_and_taken_back()
    {
        await _scene.ReadAsync("topics add harbour");
        var said = await _scene.ReadAsync("alerts newsrooms:8 urgent:\"ferry fire\" OR topic");
        Assert.Contains("A story on this channel's topics that 8 newsrooms report is posted at once.", said);
        Assert.Contains("A story on “\"ferry fire\" OR topic” is posted at once.", said);
        Assert.Contains("Each story once.", said);
        Assert.Equal(CommandScene.Now, (await _scene.ChannelAsync()).Alerts.Since);

        var form = (await _scene.OpenAsync("alerts")).Form;
        Assert.Equal(["8", "\"ferry fire\" OR topic"], form!.Fields.OfType<FormField.Text>().Select(field => field.Value));
        await _scene.SubmitAsync("digest alerts", ("newsrooms", "none"), ("urgent", "none"));

        Assert.Equal(AlertWishes.None, (await _scene.ChannelAsync()).Alerts);
        Assert.Contains("No story is posted before its digest.", await _scene.ReadAsync("alerts urgent:none"));
    }

    [Theory]
    [InlineData("alerts newsrooms:1", "say one from 2 to 50, or none")]
    [InlineData("alerts newsrooms:many", "say one from 2 to 50, or none")]
    [InlineData("alerts urgent:(ferry", "The bracket at character 1 is not closed")]
    public async Task Alerts_that_cannot_be_read_are_refused_with_the_mend(string line, string expected)
    {
        Assert.Contains(expected, await _scene.ReadAsync(line));
        Assert.Equal(AlertWishes.None, (await _scene.ChannelAsync()).Alerts);
    }

    [Theory]
    [InlineData("schedule rules quiet:22:00", "no quiet hours: say from when to when, such as 22:00-07:00, or none")]
    [InlineData("schedule rules quiet:07:00-07:00", "no quiet hours")]
    [InlineData("schedule rules least:0", "say one from 1 to 30")]
    [InlineData("schedule rules empty:perhaps", "empty is true or false")]
    public async Task Rules_that_cannot_be_kept_are_refused_with_the_mend(string line, string expected)
    {
        Assert.Contains(expected, await _scene.ReadAsync(line));
        Assert.Equal((null, 1), ((await _scene.ChannelAsync()).QuietHours, (await _scene.ChannelAsync()).LeastStories));
    }

    private static Edition Nothing => new() { Title = "Morning digest", Zone = "UTC", Built = CommandScene.Now, Counts = new EditionCounts(0, 0, 0), Stories = [] };

    [Fact]
    public async Task Zones_are_completed_with_the_time_there_now()
    {
        var completions = await _scene.Router.CompleteAsync(new(new("local", "local", "news"), new("1", "Mia", true), "schedule add 08:00 weekdays tok"), default);
        var tokyo = Assert.Single(completions);
        Assert.Equal("schedule add 08:00 weekdays Asia/Tokyo", tokyo.Value);
        Assert.Equal("Asia/Tokyo · 18:30 there now", tokyo.Label);
    }
}
