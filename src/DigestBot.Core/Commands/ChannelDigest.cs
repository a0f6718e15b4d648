using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Topics;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands;

/// <summary>A digest of a span of time, for one channel and on demand.</summary>
internal sealed class ChannelDigest(IStoryStore stories, IFeedStore feeds, IEditionStore editions, EditionBuilder builder, ShownStories shown, IOptions<CommandOptions> options)
{
    private readonly ChannelStories _seen = new(stories, feeds);

    /// <param name="topic">Instead of the channel's own topics.</param>
    /// <exception cref="CommandException">The topic cannot be read.</exception>
    public async Task<Edition> BuildAsync(CommandRequest request, string title, DateTimeOffset from, DateTimeOffset to, string? topic, CancellationToken cancellationToken)
    {
        var active = await ActiveAsync(request, from, to, cancellationToken);
        return await BuildAsync(EditionOf(request, title, topic) with { From = from, To = to }, active, cancellationToken);
    }

    /// <summary>What the channel has not been sent yet, and what has changed since it was.</summary>
    public async Task<Edition> BuildUnsentAsync(CommandRequest request, string title, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var active = await ActiveAsync(request, from, request.Now, cancellationToken);
        var posted = await editions.PostedAsync([request.Channel.Id], ChannelStories.Ids(active), cancellationToken);
        return await BuildAsync(EditionOf(request, title, topic: null) with { From = from, To = request.Now, AlreadyPosted = ChannelStories.Told(posted[request.Channel.Id], active), OmitAlreadyPosted = true }, active, cancellationToken);
    }

    /// <summary>The stories in the order given, whatever the channel's topics are.</summary>
    public async Task<Edition> BuildInOrderAsync(CommandRequest request, string title, IReadOnlyList<Story> chosen, CancellationToken cancellationToken)
    {
        var numbered = new List<EditionStory>();
        foreach (var story in chosen)
        {
            var alone = await BuildOneAsync(request, story, sentences: 1, cancellationToken);
            numbered.Add(alone with { Number = numbered.Count + 1 });
        }

        var articles = chosen.SelectMany(story => story.Articles).ToList();
        return new Edition
        {
            Title = title,
            Zone = ChannelZone.Of(request),
            Built = request.Now,
            Counts = new EditionCounts(articles.Count, chosen.Count, articles.Count(article => article.DuplicateOf is not null)),
            Stories = numbered,
        };
    }

    /// <summary>One story as an edition would show it.</summary>
    public async Task<EditionStory> BuildOneAsync(CommandRequest request, Story story, int sentences, CancellationToken cancellationToken)
    {
        var edition = await BuildAsync(EditionOf(request, "Story", topic: null) with { To = request.Now, Topics = [], Feedback = [], Sentences = sentences }, [story], cancellationToken);
        return edition.Stories[0];
    }

    /// <summary>The edition as an answer, whose numbers this person can say from now on.</summary>
    public ChatMessage Show(CommandRequest request, Edition edition)
    {
        shown.Keep(request, edition);
        return EditionMessage.Of(edition, options.Value.Name);
    }

    private async Task<IReadOnlyList<Story>> ActiveAsync(CommandRequest request, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => await _seen.OfAsync(
        request.Channel,
        await stories.ActiveAsync(from, to, cancellationToken),
        story => story.Articles.Any(member => member.Article.When >= from && member.Article.When < to),
        cancellationToken);

    private static EditionRequest EditionOf(CommandRequest request, string title, string? topic)
    {
        var edition = new EditionRequest { Title = title, Zone = ChannelZone.Of(request), Built = request.Now }.For(request.Channel);
        return topic is null ? edition : edition with { Topics = [topic], Mix = MixWishes.Default };
    }

    private async Task<Edition> BuildAsync(EditionRequest edition, IReadOnlyList<Story> from, CancellationToken cancellationToken)
    {
        try
        {
            return await builder.BuildAsync(edition, from, cancellationToken);
        }
        catch (TopicQueryException problem)
        {
            throw new CommandException(problem.Message);
        }
    }
}
