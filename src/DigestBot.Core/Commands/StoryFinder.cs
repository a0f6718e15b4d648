using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands;

/// <summary>The story that someone means, as their channel sees it: by its number in the list they saw, by a button's key, by a link to an article, or by words.</summary>
internal sealed class StoryFinder(IStoryStore stories, IArticleStore articles, IFeedStore feeds, ShownStories shown, IOptions<CommandOptions> options)
{
    public static readonly TimeSpan SearchSpan = TimeSpan.FromDays(30);

    private readonly CommandOptions _options = options.Value;
    private readonly ChannelStories _seen = new(stories, feeds);

    /// <exception cref="CommandException">No such story is stored.</exception>
    public async Task<Story> FindAsync(CommandRequest request, string typed, CancellationToken cancellationToken)
    {
        var text = typed.Trim('"', ' ');
        if (ListNumber.Parse(text) is { } number)
        {
            return await FindAsync(request, await NumberedAsync(request, number, cancellationToken), cancellationToken);
        }

        if (StoryKey.Parse(text) is { } id)
        {
            return await FindAsync(request, id, cancellationToken);
        }

        if (CanonicalUrl.Of(LinkText.Of(text)) is { } url && !text.Contains(' '))
        {
            var article = await articles.FindByUrlAsync(url, await HiddenAsync(request, cancellationToken), cancellationToken);
            return article is not null && await stories.FindByArticleAsync(article.Id, cancellationToken) is { } story
                && await _seen.OneAsync(request.Channel, story, StoryPart.Of(article.Id), cancellationToken) is { } seen
                ? seen
                : throw new CommandException($"No article with the link {FeedAddress.Display(LinkText.Of(text))} has come in from the sources, or it has aged out.");
        }

        return await SearchAsync(request, text, limit: 1, cancellationToken) is { Stories: [var best, ..] }
            ? best
            : throw new CommandException(
                $"No story of the last 30 days holds {Typed.Quote(text)}: try fewer or other words, or see `{_options.Line("today")}` and say a number from it, as in `{_options.Line("story 1")}`.");
    }

    /// <summary>Recent stories whose articles hold the words, or those that were probably meant.</summary>
    public async Task<FoundStories> SearchAsync(CommandRequest request, string words, int limit, CancellationToken cancellationToken)
    {
        var found = await stories.SearchAsync(words, request.Now - SearchSpan, limit, await HiddenAsync(request, cancellationToken), cancellationToken);
        return found with { Stories = await _seen.OfAsync(request.Channel, found.Stories, _ => true, cancellationToken) };
    }

    private Task<IReadOnlySet<FeedId>> HiddenAsync(CommandRequest request, CancellationToken cancellationToken) =>
        feeds.HiddenFromAsync(request.Channel.Ref.Subscriber, cancellationToken);

    private async Task<StoryId> NumberedAsync(CommandRequest request, int number, CancellationToken cancellationToken)
    {
        var list = await shown.LastAsync(request, cancellationToken)
            ?? throw new CommandException($"No list of stories has been shown here yet that {number} could stand in: `{_options.Line("today")}` shows one.");
        return list.Stories.FirstOrDefault(story => story.Number == number)?.Story
            ?? throw new CommandException($"The list shown last has no story {number}: say a number from 1 to {list.Stories.Count}, or words of the story, as in `{_options.Line("story ferry strike")}`.");
    }

    private async Task<Story> FindAsync(CommandRequest request, StoryId id, CancellationToken cancellationToken) =>
        await stories.FindWholeAsync(id, cancellationToken) is { } story && await _seen.OneAsync(request.Channel, story, id, cancellationToken) is { } seen
            ? seen
            : throw new CommandException($"This story has aged out, or was joined to another: look for words of it with `{_options.Line("search ferry strike")}`.");
}
