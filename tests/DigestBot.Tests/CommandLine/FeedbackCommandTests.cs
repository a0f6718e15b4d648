using DigestBot.CommandLine;
using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Tests.Storage;
using static DigestBot.Tests.Storage.CoverageSamples;

namespace DigestBot.Tests.CommandLine;

/// <summary>The operator takes over for everyone what people of one channel said of stories, or does not.</summary>
public sealed class FeedbackCommandTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly SqliteTestStorage _storage = new();

    public async ValueTask InitializeAsync()
    {
        await _storage.OpenAsync();
        var feeds = _storage.Get<IFeedStore>();
        await feeds.AddAsync(new NewFeed("https://harbour.example/feed", "Harbour Post"), CancellationToken.None);
        await feeds.SubscribeAsync(new FeedSubscriber("slack", "T0TEAM"), new NewFeed("https://inside.example/feed", "Inside"), name: null, CancellationToken.None);
        Article[] brought =
        [
            Article(1, Noon, "Ferry runs aground"),
            Article(2, Noon, "Ferry crews walk out"),
            Article(3, Noon, "Bridge reopens"),
            Article(4, Noon, "What only Inside knows") with { Feed = new FeedId(2) },
        ];
        await _storage.Get<IStoryStore>().SaveAsync(brought, [brought[0].In(1), brought[1].In(1), brought[2].In(3), brought[3].In(1)], CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Nothing_is_taken_over_until_the_operator_does_and_what_was_can_be_dropped()
    {
        await SayAsync(FeedbackKind.Split, 2, 1, "split “Ferry crews walk out” off");
        const string line = "split-1-2-1  “As it was” is another story than “Ferry runs aground”  Mia in slack/T0TEAM/C1 (plans), 2026-03-02 12:00 UTC";

        Assert.Equal((ExitCode.Success, line, "1 can be adopted, 0 were."), await RunAsync("list"));
        Assert.Equal(2, await StoriesAsync());

        Assert.Equal(
            (ExitCode.Success, $"{line}  adopted", "Everyone reads these stories so from now on. Take it back with: digestbot feedback drop split-1-2-1"),
            await RunAsync("adopt", "split-1-2-1"));
        Assert.Equal(3, await StoriesAsync());
        Assert.Equal((ExitCode.Success, $"{line}  adopted", "0 can be adopted, 1 was."), await RunAsync("list"));

        Assert.Equal((ExitCode.Success, "dropped  split-1-2-1", ""), await RunAsync("drop", "split-1-2-1"));
        Assert.Equal(2, await StoriesAsync());
    }

    [Fact]
    public async Task What_was_adopted_stays_when_its_channel_says_it_no_more()
    {
        await SayAsync(FeedbackKind.Merge, 3, 1, "merged them");
        await RunAsync("adopt", "merge-1-3-1");
        var channel = Assert.Single(await _storage.Get<IChannelStore>().ListAsync(CancellationToken.None));
        await _storage.Get<IChannelStore>().SaveAsync(channel with { Reading = ReadingWishes.Default }, CancellationToken.None);

        Assert.Equal(1, await StoriesAsync());
        Assert.Equal("merge-1-3-1  “As it was” is the same story as “Ferry runs aground”  a channel that says it no more, 2026-03-02 12:00 UTC  adopted", (await RunAsync("list")).Output);
    }

    [Fact]
    public async Task What_no_longer_applies_is_refused_and_of_several_none_is_adopted()
    {
        await SayAsync(FeedbackKind.Split, 2, 1);
        await SayAsync(FeedbackKind.Merge, 2, 1);
        await SayAsync(FeedbackKind.Split, 3, 1);
        await SayAsync(FeedbackKind.Merge, 3, 99);
        await SayAsync(FeedbackKind.Mute, 3);

        Assert.Equal("digestbot: split-1-3-1 was not adopted: they are two stories already.", (await RunAsync("adopt", "split-1-2-1", "split-1-3-1")).Error);
        Assert.Equal("digestbot: merge-1-2-1 was not adopted: they are one story already.", (await RunAsync("adopt", "merge-1-2-1")).Error);
        Assert.Equal("digestbot: merge-1-3-99 was not adopted: the stories have aged out.", (await RunAsync("adopt", "merge-1-3-99")).Error);
        Assert.Equal((ExitCode.Problem, "", "digestbot: mute-1-3 is nothing that can be adopted: digestbot feedback list prints what is."), await RunAsync("adopt", "mute-1-3"));
        Assert.Equal((ExitCode.Problem, "", "digestbot: split-1-2-1 was not adopted: digestbot feedback list prints what was."), await RunAsync("drop", "split-1-2-1"));
        Assert.Equal(ExitCode.Usage, (await RunAsync("adopt")).ExitCode);
        Assert.Equal(2, await StoriesAsync());
        Assert.Contains("cannot be adopted: they are two stories already", (await RunAsync("list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_of_a_workspaces_own_sources_is_neither_shown_nor_adopted()
    {
        await SayAsync(FeedbackKind.Split, 4, 1);

        Assert.Equal((ExitCode.Success, "", "0 can be adopted, 0 were; 1 left out, whose sources are not everyone's."), await RunAsync("list"));
        Assert.Equal(ExitCode.Problem, (await RunAsync("adopt", "split-1-4-1")).ExitCode);
        Assert.Equal(2, await StoriesAsync());
    }

    private async Task<int> StoriesAsync() => (await _storage.Get<IStoryStore>().ActiveAsync(Noon, Noon.AddHours(1), CancellationToken.None)).Count;

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await ProgramRun.WithSettingsAsync([("Storage__Path", _storage.File)], ["feedback", .. arguments]);
        return (exitCode, output.TrimEnd(), error.TrimEnd());
    }

    private async Task SayAsync(FeedbackKind kind, long article, long? other = null, string? change = null)
    {
        var channels = _storage.Get<IChannelStore>();
        var channel = await channels.GetOrAddAsync(new ChannelRef("slack", "T0TEAM", "C1"), "plans", CancellationToken.None);
        var said = new StoryFeedback(kind, [new ArticleId(article)], "As it was", "en", Noon) { Others = other is { } id ? [new ArticleId(id)] : [] };
        await channels.SaveAsync(channel with { Reading = channel.Reading.With(said) }, CancellationToken.None);
        if (change is not null)
        {
            await _storage.Get<IChangeLog>().AddAsync(new(channel.Id, said.At, "U1", "Mia", change, []), CancellationToken.None);
        }
    }
}
