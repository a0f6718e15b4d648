using DigestBot.Core.Articles;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using DigestBot.Hosting;
using DigestBot.Storage;
using DigestBot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Scenarios;

/// <summary>The whole bot on a database of its own and a clock that leaps, and a channel of it as someone who manages it meets it.</summary>
internal abstract class ChannelLife : IAsyncDisposable
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 16, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly LeapingTimeProvider _time = new(Monday.AddHours(20));
    private WebApplication? _app;
    private long _lastArticle;

    protected string Address { get; } = $"http://127.0.0.1:{BotProcess.FreePort()}";

    /// <summary>Starts the bot, and returns once it is on the platform.</summary>
    public async Task StartAsync()
    {
        var settings = new Dictionary<string, string?>(await SettingsAsync()) { ["Storage:Path"] = _folder.PathOf("bot.db"), ["Feeds:List"] = "", ["Web:Address"] = Address };
        var builder = BotHost.CreateBuilder(settings).AddDigestBot();
        builder.Services.AddSingleton<TimeProvider>(_time);
        _app = builder.Build();
        await BotHost.PrepareAsync(_app.Services, CancellationToken.None);
        _app.MapDigestBot();
        await _app.StartAsync();
        await Get<ILeases>().AcquireAsync(ILeases.Grouping, "this test", TimeSpan.FromDays(7), CancellationToken.None);
        await ConnectAsync();
    }

    /// <summary>A report of an hour ago, in the story that grouping would have found.</summary>
    public async Task ReportAsync(long story, string outlet, string title, string text)
    {
        var id = ++_lastArticle;
        var seen = _time.GetUtcNow().AddHours(-1);
        var article = new Article
        {
            Id = new ArticleId(id),
            Key = $"report-{id}",
            Title = title,
            Text = text,
            Url = $"https://news.example/{id}",
            Source = outlet,
            Published = seen,
            Seen = seen,
            Language = "en",
        };
        await Get<IStoryStore>().SaveAsync([article], [new StoryAssignment(article.Id, new StoryId(story), DuplicateOf: null, 0)], CancellationToken.None);
    }

    /// <summary>Lets the clock leap to eight in the morning, and returns what is posted then.</summary>
    public async Task<string> MorningAsync(int day)
    {
        var before = await PostsAsync();
        _time.LeapTo(Monday.AddDays(day).AddHours(8).AddSeconds(1));
        await Get<EditionPublisher>().PublishDueAsync(CancellationToken.None);
        await Get<DeliveryDispatcher>().DispatchDueAsync(CancellationToken.None);
        var posts = await PostsAsync();
        return string.Join('\n', posts.Skip(before.Count));
    }

    /// <summary>Lets the clock leap to eight in the evening.</summary>
    public void Evening(int day) => _time.LeapTo(Monday.AddDays(day).AddHours(20));

    /// <summary>Runs a command and returns what is answered.</summary>
    /// <param name="command">Without the bot's name: "topics add".</param>
    /// <param name="options">In the order in which they are typed.</param>
    public abstract Task<string> AskAsync(string command, params (string Name, string Value)[] options);

    /// <summary>Presses a button of the last answer.</summary>
    public abstract Task<string> PressAsync(string label);

    public virtual async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _folder.Dispose();
    }

    protected abstract Task<IReadOnlyDictionary<string, string?>> SettingsAsync();

    protected abstract Task ConnectAsync();

    /// <summary>What stands in the channel, the oldest first, answers left out.</summary>
    protected abstract Task<IReadOnlyList<string>> PostsAsync();

    protected static string Line(string command, IEnumerable<(string Name, string Value)> options) => $"/digest {command} {string.Join(' ', options.Select(option => option.Value))}".TrimEnd();

    protected T Get<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();
}
