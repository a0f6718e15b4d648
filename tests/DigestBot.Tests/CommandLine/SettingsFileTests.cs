using DigestBot.CommandLine;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Tests.Storage;
using NodaTime;

namespace DigestBot.Tests.CommandLine;

/// <summary>A team keeps its channels' settings in a file: out of one bot and into another, what changes shown first.</summary>
public sealed class SettingsFileTests : IAsyncLifetime
{
    private readonly SqliteTestStorage _storage = new();
    private readonly TemporaryFolder _folder = new();

    public async ValueTask InitializeAsync() => await _storage.OpenAsync();

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return _storage.DisposeAsync();
    }

    [Fact]
    public async Task What_one_bot_writes_another_takes_over_whole()
    {
        await SetUpAsync(_storage);
        var file = _folder.PathOf("channels.yaml");
        Assert.Equal((ExitCode.Success, "", "2 channels written."), await RunAsync(_storage, "export", "--settings", file));
        await using var other = new SqliteTestStorage();
        await other.OpenAsync();

        Assert.Equal("2 channels changed.", (await RunAsync(other, "import", "--settings", file)).Error);

        Assert.Equal((ExitCode.Success, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), "2 channels written."), await RunAsync(other, "export", "--settings"));
        Assert.Equal((ExitCode.Success, "", "Nothing differs from what is set."), await RunAsync(other, "import", "--settings", file));
        var news = Assert.Single(await other.Get<IChannelStore>().ListAsync(CancellationToken.None), channel => channel.Name == "news");
        var schedule = Assert.Single(await other.Get<IScheduleStore>().ListAsync(news.Id, CancellationToken.None));
        Assert.True(schedule.NextDue > TimeProvider.System.GetUtcNow());
        Assert.Equal("3001", schedule.Ping);
    }

    [Fact]
    public async Task What_would_change_is_shown_line_by_line_and_a_dry_run_changes_nothing()
    {
        await SetUpAsync(_storage);
        var file = _folder.Write("channels.yaml", """
            discord/100/1:
              stories: 5
              topics: [ferry strike, port]
            discord/100/9:
              name: sport
            """);
        var shown = string.Join('\n', [
            "discord/100/1 (news)", "  - stories: 10", "  - topics: topic:climate", "  - topics: topic:häfen -football", "  + stories: 5", "  + topics: port",
            "discord/100/9 (sport), which is new", "  + name: sport", "  + zone: Etc/UTC", "  + stories: 10", "  + least-stories: 1", "  + sections: false", "  + stories-per-topic: none", "  + stories-per-source: none", "  + length: brief", "  + pictures: true", "  + thread: false", "  + language: articles", "  + quiet-hours: none", "  + posts-no-news: false", "  + edits-posted: false", "  + alert-newsrooms: none", "  + alert-topic: none", ""]);

        Assert.Equal((ExitCode.Success, shown, "2 channels would be changed."), await RunAsync(_storage, "import", "--settings", file, "--dry-run"));
        Assert.Equal((ExitCode.Success, shown, "2 channels changed."), await RunAsync(_storage, "import", "--settings", file));

        var news = Assert.Single(await _storage.Get<IChannelStore>().ListAsync(CancellationToken.None), channel => channel.Name == "news");
        Assert.Equal(5, news.StoryLimit);
        Assert.Equal(["ferry strike", "port"], news.Topics);
        Assert.Equal("Europe/Berlin", news.Zone);
        Assert.Single(await _storage.Get<IScheduleStore>().ListAsync(news.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Language_and_alerts_are_in_the_file_and_alerts_begin_when_they_are_changed()
    {
        await SetUpAsync(_storage);
        var file = _folder.Write("channels.yaml", "discord/100/1:\n  language: German\n  alert-newsrooms: 8\n  alert-topic: ferry fire\n");

        await RunAsync(_storage, "import", "--settings", file);
        var news = Assert.Single(await _storage.Get<IChannelStore>().ListAsync(CancellationToken.None), channel => channel.Name == "news");
        Assert.Equal(("de", 8, "ferry fire"), (news.Reading.Language, news.Alerts.Newsrooms, news.Alerts.Urgent));
        Assert.NotNull(news.Alerts.Since);

        await RunAsync(_storage, "import", "--settings", file);
        Assert.Equal(news.Alerts, (await _storage.Get<IChannelStore>().FindAsync(news.Id, CancellationToken.None))!.Alerts);
    }

    [Fact]
    public async Task A_schedule_that_stays_keeps_its_next_post_and_one_left_out_of_the_list_is_taken_away()
    {
        await SetUpAsync(_storage);
        var news = Assert.Single(await _storage.Get<IChannelStore>().ListAsync(CancellationToken.None), channel => channel.Name == "news");
        var before = Assert.Single(await _storage.Get<IScheduleStore>().ListAsync(news.Id, CancellationToken.None));

        await RunAsync(_storage, "import", "--settings", _folder.Write("more.yaml", """
            discord/100/1:
              schedules:
              - {time: 08:00, days: monday friday, zone: Europe/Berlin}
              - {time: 18:30, days: daily}
            """));
        var both = await _storage.Get<IScheduleStore>().ListAsync(news.Id, CancellationToken.None);
        var (kept, added) = (both.Single(schedule => schedule.Id == before.Id), both.Single(schedule => schedule.Id != before.Id));
        Assert.Equal((before.NextDue, null), (kept.NextDue, kept.Ping));
        Assert.Equal((new LocalTime(18, 30), "Europe/Berlin", 7), (added.Time, added.Zone, added.Days.Count));

        await RunAsync(_storage, "import", "--settings", _folder.Write("none.yaml", "discord/100/1:\n  schedules: []\n"));
        Assert.Empty(await _storage.Get<IScheduleStore>().ListAsync(news.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Names_are_in_the_file_and_topics_may_call_them_wherever_they_stand_in_it()
    {
        await SetUpAsync(_storage);
        var file = _folder.Write("channels.yaml", "discord/100/1:\n  topics: [topic:quays]\n  topic-names:\n    quays: topic:climate quay\n");

        Assert.Equal(
            string.Join('\n', "discord/100/1 (news)", "  - topics: ferry strike", "  - topics: topic:climate", "  - topics: topic:häfen -football", "  - topic-names: häfen: port OR \"quay wall\"", "  + topics: topic:quays", "  + topic-names: quays: topic:climate quay", ""),
            (await RunAsync(_storage, "import", "--settings", file)).Output);
    }

    [Theory]
    [InlineData("discord/100/1:\n  zone: Europe/Berln", "line 2: Europe/Berln is no IANA time zone: name one such as Europe/Berlin or Etc/UTC.")]
    [InlineData("discord/100/1:\n  storys: 4", "line 2: storys is no setting: did you mean stories?")]
    [InlineData("discord/100/1:\n  stories: 99", "line 2: 99 is no number from 1 to 30.")]
    [InlineData("discord/100/1:\n  topics:\n  - ferry\n  - (port", "line 4: The bracket at character 1 is not closed: add ) behind its last word.")]
    [InlineData("discord/100/1:\n  schedules:\n  - days: monday", "line 3: a schedule needs its time, as in time: 08:00.")]
    [InlineData("discord/100/1:\n  schedules:\n  - time: 8 o'clock", "line 3: 8 o'clock is no time of day: write it as 08:00.")]
    [InlineData("discord/100/1:\n  schedules:\n  - {time: 08:00, days: mondays}", "line 3: mondays is no day: write monday to sunday with spaces between them, or daily.")]
    [InlineData("discord/100/1:\n  quiet-hours: always", "line 2: always are no quiet hours: write them as 22:00-07:00, or none.")]
    [InlineData("discord/100/1:\n  thread: maybe", "line 2: maybe is neither true nor false.")]
    [InlineData("discord/100/1:\n  length: long", "line 2: long is no length: write headlines, brief, full.")]
    [InlineData("discord/100/1:\n  language: Klingon", "line 2: Klingon is no language that digests can be told in: write articles, English, German")]
    [InlineData("discord/100/1:\n  alert-newsrooms: 1", "line 2: 1 is no number of newsrooms from 2 to 50, nor none.")]
    [InlineData("discord/100/1:\n  alert-topic: (fire", "line 2: The bracket at character 1 is not closed")]
    [InlineData("discord/100/1:\n  topic-names:\n    the ports: port", "line 3: the ports can be no topic's name: use at most 30 letters, digits and hyphens.")]
    [InlineData("discord/100/1:\n  topic-names:\n    häfen: topic:häfen OR quay", "line 3: topic:häfen at character 1 is a name of this channel's own, which no other may call: write out the words it stands for.")]
    [InlineData("discord/100/1:\n  topic-names:\n    Port: port\n    port: quay", "line 3: two of these names are the same in small letters: take one away.")]
    [InlineData("discord/100/1:\n  topic-names: {}", "line 2: topic:häfen -football calls a name that is not among these: leave the name in, or write topics without it.")]
    [InlineData("general:\n  stories: 4", "line 1: general names no channel: write its platform, workspace and id, as in discord/1234/5678.")]
    [InlineData("- stories", "line 1: this is no list of channels: digestbot export --settings writes one.")]
    [InlineData("discord/100/1:\n  stories: 4\ndiscord/100/1:\n  stories: 5", "line 3: this is no YAML (")]
    public async Task A_bad_file_is_answered_with_its_line_and_the_mend_and_changes_nothing(string yaml, string sentence)
    {
        await SetUpAsync(_storage);
        var before = await RunAsync(_storage, "export", "--settings");

        var (exitCode, output, error) = await RunAsync(_storage, "import", "--settings", _folder.Write("channels.yaml", yaml));

        Assert.Equal((ExitCode.Problem, ""), (exitCode, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Equal(before, await RunAsync(_storage, "export", "--settings"));
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(SqliteTestStorage storage, params string[] arguments)
    {
        var (exitCode, output, error) = await ProgramRun.WithSettingsAsync([("Storage__Path", storage.File)], arguments);
        return (exitCode, output, error.TrimEnd());
    }

    private static async Task SetUpAsync(SqliteTestStorage storage)
    {
        var channels = storage.Get<IChannelStore>();
        var news = await channels.GetOrAddAsync(new ChannelRef("discord", "100", "1"), "news", CancellationToken.None);
        await channels.SaveAsync(news with { Zone = "Europe/Berlin", Topics = ["ferry strike", "topic:climate", "topic:häfen -football"], OwnTopics = new([new("häfen", "port OR \"quay wall\"")]), QuietHours = QuietHours.Parse("22:00-07:00") }, CancellationToken.None);
        await storage.Get<IScheduleStore>().AddAsync(
            new DigestSchedule
            {
                Id = default,
                Channel = news.Id,
                Time = new LocalTime(8, 0),
                Days = new HashSet<IsoDayOfWeek> { IsoDayOfWeek.Monday, IsoDayOfWeek.Friday },
                Zone = "Europe/Berlin",
                Created = DateTimeOffset.UnixEpoch,
                Ping = "3001",
                NextDue = DateTimeOffset.UnixEpoch.AddYears(60),
            },
            CancellationToken.None);
        var quiet = await channels.GetOrAddAsync(new ChannelRef("slack", "T0", "C1"), "quiet", CancellationToken.None);
        await channels.SaveAsync(quiet with { PostsNoNews = true, EditsPosted = true, Reading = quiet.Reading with { Length = DigestLength.Full, Thread = true } }, CancellationToken.None);
    }
}
