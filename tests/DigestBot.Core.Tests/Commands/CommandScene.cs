using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Topics;
using DigestBot.Testing;
using DigestBot.Testing.Feeds;
using DigestBot.Testing.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigestBot.Core.Tests.Commands;

/// <summary>A channel with the whole command tree behind it and stores in memory. It is Tuesday 20 August 2024, 09:30 UTC.</summary>
internal sealed class CommandScene : IDisposable
{
    public static readonly DateTimeOffset Now = new(2024, 8, 20, 9, 30, 0, TimeSpan.Zero);

    private static readonly ChannelRef ChannelRef = new("local", "local", "news");

    private readonly ServiceProvider _services;
    private long _articles;

    /// <param name="ready">What topics may call by name; null: nothing.</param>
    /// <param name="explanations">Why articles are where they are; null: as grouping tells it.</param>
    public CommandScene(string commandName = "digest", NamedTopics? ready = null, IStoryExplanations? explanations = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Commands:Name", commandName)]).Build();
        var services = new ServiceCollection();
        if (explanations is not null)
        {
            services.AddSingleton(explanations);
        }

        _services = services
            .AddSingleton(ready ?? NamedTopics.None)
            .AddSlashCommands(configuration)
            .AddArticles(configuration)
            .AddStories(configuration)
            .AddSingleton<TimeProvider>(Time)
            .AddFeedsFrom(Web)
            .AddSingleton<IChannelStore>(Channels)
            .AddSingleton<IScheduleStore>(Schedules)
            .AddSingleton<IChangeLog>(Changes)
            .AddSingleton<IFeedStore>(Feeds)
            .AddSingleton<IStoryStore>(Coverage)
            .AddSingleton<IArticleStore>(Coverage)
            .AddSingleton<IEditionStore>(Editions)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .BuildServiceProvider(validateScopes: true);
    }

    public InMemoryChannelStore Channels { get; } = new();

    public InMemoryScheduleStore Schedules { get; } = new();

    public InMemoryChangeLog Changes { get; } = new();

    public InMemoryFeedStore Feeds { get; } = new();

    public FakeWeb Web { get; } = new();

    public InMemoryCoverage Coverage { get; } = new();

    public InMemoryEditionStore Editions { get; } = new();

    public ManualTimeProvider Time { get; } = new(Now);

    public SlashCommandRouter Router => _services.GetRequiredService<SlashCommandRouter>();

    public CommandCatalogue Catalogue => _services.GetRequiredService<CommandCatalogue>();

    public Task<ChatMessage> AskAsync(string text, string? zone = null, string user = "1", string channel = "news") =>
        Router.RouteAsync(new Interaction(ChannelRef with { Channel = channel }, new ChatUser(user, "Mia", CanManageChannel: true, zone), text), CancellationToken.None);

    /// <summary>The answer's words in a channel of another workspace.</summary>
    public async Task<string> ReadAsync(ChannelRef channel, string text) =>
        Words(await Router.RouteAsync(new Interaction(channel, new ChatUser("9", "Noa", CanManageChannel: true), text), CancellationToken.None));

    public Task<IReadOnlyList<Completion>> CompleteAsync(ChannelRef channel, string text) =>
        Router.CompleteAsync(new Interaction(channel, new ChatUser("9", "Noa", CanManageChannel: true), text), CancellationToken.None);

    /// <summary>The form that a line opens.</summary>
    public async Task<FormOpening.Shown> OpenAsync(string text) =>
        Assert.IsType<FormOpening.Shown>(await Router.OpenAsync(new Interaction(ChannelRef, new ChatUser("1", "Mia", CanManageChannel: true), text), CancellationToken.None));

    /// <summary>Sends a form with these fields.</summary>
    public Task<FormOutcome> SubmitAsync(string command, params (string Field, string Value)[] fields) => SubmitAsync(command, files: null, fields);

    public Task<FormOutcome> SubmitAsync(string command, IReadOnlyDictionary<string, ChatFile>? files, params (string Field, string Value)[] fields) =>
        Router.SubmitAsync(
            new Interaction(ChannelRef, new ChatUser("1", "Mia", CanManageChannel: true), command)
            {
                Arguments = fields.ToDictionary(field => field.Field, field => field.Value),
                Files = files,
                IsSubmission = true,
            },
            CancellationToken.None);

    /// <summary>What is suggested for an unfinished line: each value with its label.</summary>
    public Task<IReadOnlyList<Completion>> CompleteAsync(string text) =>
        Router.CompleteAsync(new Interaction(ChannelRef, new ChatUser("1", "Mia", CanManageChannel: true), text), CancellationToken.None);

    /// <summary>The answer's words, a line a block or item.</summary>
    public async Task<string> ReadAsync(string text, string? zone = null, string channel = "news") => Words(await AskAsync(text, zone, channel: channel));

    public Task<Channel> ChannelAsync() => Channels.GetOrAddAsync(ChannelRef, "news", CancellationToken.None);

    /// <summary>An article of its own hour, in a story.</summary>
    public async Task<Article> ReportAsync(long story, string title, string text, double hoursAgo, string source = "Harbour Post", long? copyOf = null, WireOrigin? origin = null, double similarity = 0, FeedId? feed = null, string? url = null)
    {
        var id = new ArticleId(++_articles);
        var article = new Article
        {
            Id = id,
            Key = $"entry-{id.Value}",
            Feed = feed ?? new FeedId(1),
            Title = title,
            Text = text,
            Url = url ?? $"https://harbour.example/{id.Value}",
            Source = source,
            Published = Now.AddHours(-hoursAgo),
            Seen = Now.AddHours(-hoursAgo),
            Language = "en",
            Origin = origin,
        };
        var assignment = new StoryAssignment(id, new StoryId(story), copyOf is { } original ? new ArticleId(original) : null, copyOf is null ? similarity : 0.9);
        await Coverage.SaveAsync([article], [assignment], CancellationToken.None);
        return article;
    }

    public void Dispose() => _services.Dispose();

    public static string Words(ChatMessage message) => string.Join('\n', message.Blocks.SelectMany(block => block switch
    {
        MessageBlock.Heading heading => [heading.Text],
        MessageBlock.Paragraph paragraph => [paragraph.Text.ToPlainText()],
        MessageBlock.Note note => [note.Text.ToPlainText()],
        MessageBlock.Bullets bullets => bullets.Items.Select(item => item.ToPlainText()),
        MessageBlock.Table table => table.Rows.Select(row => string.Join(" | ", row)),
        MessageBlock.StoryItem story => [$"{story.Number} {story.Title}", story.Summary.ToPlainText(), story.Credits.ToPlainText()],
        MessageBlock.Actions actions => actions.Buttons.Select(button => $"[{button.Label}: {button.Command ?? button.Url}]"),
        _ => (IEnumerable<string>)[],
    }));
}
