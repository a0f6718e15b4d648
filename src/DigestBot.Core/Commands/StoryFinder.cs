using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Commands;

/// <summary>The story that someone means: by its number, by a link to an article, or by words.</summary>
internal sealed class StoryFinder(IStoryStore stories, IArticleStore articles)
{
    public static readonly TimeSpan SearchSpan = TimeSpan.FromDays(30);

    /// <exception cref="CommandException">No such story is stored.</exception>
    public async Task<Story> FindAsync(string typed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var text = typed.Trim('"', ' ');
        if (ListNumber.Parse(text) is { } number)
        {
            return await stories.FindAsync(new StoryId(number), cancellationToken)
                ?? throw new CommandException($"There is no story {number}, or it has aged out.");
        }

        if (CanonicalUrl.Of(LinkText.Of(text)) is { } url && !text.Contains(' '))
        {
            var article = await articles.FindByUrlAsync(url, cancellationToken);
            var story = article is null ? null : await stories.FindByArticleAsync(article.Id, cancellationToken);
            return story ?? throw new CommandException($"No article with the link {FeedAddress.Display(LinkText.Of(text))} has come in from the sources, or it has aged out.");
        }

        return await stories.SearchAsync(text, now - SearchSpan, limit: 1, cancellationToken) is [var best, ..]
            ? best
            : throw new CommandException($"No story of the last 30 days holds {Typed.Quote(text)}: name a story by its number, a link to one of its articles, or words of its title.");
    }

    /// <summary>Recent stories whose articles hold the words.</summary>
    public Task<IReadOnlyList<Story>> SearchAsync(string words, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        stories.SearchAsync(words, now - SearchSpan, limit, cancellationToken);
}
