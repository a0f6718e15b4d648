using System.Text.Json;
using DigestBot.CommandLine;
using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Tests.Storage;
using static DigestBot.Tests.Storage.CoverageSamples;

namespace DigestBot.Tests.CommandLine;

/// <summary>What people said of stories leaves as labelled data: whole, and without anyone's name.</summary>
public sealed class FeedbackExportTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly SqliteTestStorage _storage = new();
    private readonly TemporaryFolder _folder = new();

    public async ValueTask InitializeAsync()
    {
        await _storage.OpenAsync();
        var feeds = _storage.Get<IFeedStore>();
        await feeds.AddAsync(new NewFeed("https://harbour.example/feed", "Harbour Post"), CancellationToken.None);
        await feeds.AddAsync(new NewFeed("https://mia:hush@inside.example/feed", "Inside"), CancellationToken.None);
        Article[] brought =
        [
            Article(1, Noon, "Ferry runs aground") with { Url = "https://harbour.example/1?utm_source=feed" },
            Article(2, Noon, "Regatta près du phare") with { Language = "fr", Published = null },
            Article(3, Noon, "What only Inside knows") with { Feed = new FeedId(2) },
        ];
        await _storage.Get<IStoryStore>().SaveAsync(brought, [.. brought.Select(article => article.In(1))], CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return _storage.DisposeAsync();
    }

    [Fact]
    public async Task Each_thing_said_is_a_line_with_its_articles_and_no_name_of_a_person_or_channel()
    {
        await SayAsync("slack", Said(FeedbackKind.Split, minutes: 5, 2) with { Others = [new ArticleId(1)] });
        await SayAsync("discord", Said(FeedbackKind.Mute, minutes: 0, 1));

        var (exitCode, output, error) = await ExportAsync();

        Assert.Equal((ExitCode.Success, "2 lines written."), (exitCode, error.TrimEnd()));
        Assert.Equal(
            """
            {"kind":"mute","platform":"discord","said":"2026-03-02T12:00:00Z","title":"As it was","language":"en","articles":[{"title":"Ferry runs aground","url":"https://harbour.example/1","published":"2026-03-02T12:00:00Z","language":"en"}],"others":[]}
            {"kind":"split","platform":"slack","said":"2026-03-02T12:05:00Z","title":"As it was","language":"en","articles":[{"title":"Regatta près du phare","url":"https://harbour.example/2","published":null,"language":"fr"}],"others":[{"title":"Ferry runs aground","url":"https://harbour.example/1","published":"2026-03-02T12:00:00Z","language":"en"}]}
            """,
            output.TrimEnd());
    }

    [Fact]
    public async Task What_was_said_of_a_private_sources_articles_stays()
    {
        await SayAsync("slack", Said(FeedbackKind.Merge, minutes: 0, 1) with { Others = [new ArticleId(3)] });

        var (exitCode, output, error) = await ExportAsync();

        Assert.Equal((ExitCode.Success, "", "0 lines written; 1 left out, whose sources were removed or have a password or key in the address."), (exitCode, output, error.TrimEnd()));
    }

    [Fact]
    public async Task A_file_is_written_whole()
    {
        await SayAsync("local", Said(FeedbackKind.Less, minutes: 0, 1));
        var file = _folder.PathOf("labels.jsonl");

        Assert.Equal((ExitCode.Success, ""), await ExportAsync(file) is var (exitCode, output, _) ? (exitCode, output) : default);

        Assert.Equal("less", JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(file))).RootElement.GetProperty("kind").GetString());
    }

    private Task<(int ExitCode, string Output, string Error)> ExportAsync(params string[] file) =>
        ProgramRun.WithSettingsAsync([("Storage__Path", _storage.File)], ["export", "--feedback", .. file]);

    private static StoryFeedback Said(FeedbackKind kind, int minutes, long article) => new(kind, [new ArticleId(article)], "As it was", "en", Noon.AddMinutes(minutes));

    private async Task SayAsync(string platform, StoryFeedback said)
    {
        var channels = _storage.Get<IChannelStore>();
        var channel = await channels.GetOrAddAsync(new ChannelRef(platform, "T0TEAM", "C0SECRETPLANS"), "secret-plans", CancellationToken.None);
        await channels.SaveAsync(channel with { Reading = channel.Reading.With(said) }, CancellationToken.None);
    }
}
