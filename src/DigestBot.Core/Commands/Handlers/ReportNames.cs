using DigestBot.Core.Articles;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Commands.Handlers;

/// <summary>Reports of one story as people name them: by their numbers in its coverage, their outlet, or a link.</summary>
internal sealed class ReportNames(Story story, IReadOnlyDictionary<ArticleId, int> numbers)
{
    /// <summary>"3", "3, 5", "3 5" or "Harbour Post": each as one name.</summary>
    public static IEnumerable<string> Split(string typed) => typed
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(name => name.Split(' ') is var words && words.All(word => ListNumber.Parse(word) is not null) ? words : [name.Trim('"')]);

    /// <returns>Empty where the story has no such report.</returns>
    public IReadOnlyList<ArticleId> Find(string name) => [.. story.Articles.Select(member => member.Article).Where(Is(name)).Select(article => article.Id)];

    private Func<Article, bool> Is(string name)
    {
        if (ListNumber.Parse(name) is { } number)
        {
            return article => numbers.TryGetValue(article.Id, out var shown) && shown == number;
        }

        if (StoryKey.Parse(name) is { } key)
        {
            return article => StoryPart.Of(article.Id) == key;
        }

        return CanonicalUrl.Of(LinkText.Of(name)) is { } url && !name.Contains(' ')
            ? article => CanonicalUrl.Of(article.Url) == url
            : article => OutletName.Of(article).Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
