using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Text;

namespace DigestBot.Core.Digests;

/// <summary>Finds what changed in a story since it was told: a toll that rose, or the first one.</summary>
/// <remarks>
/// What the told articles say anywhere counts as told, shown or not. Of a new article its headline and first sentences count:
/// further down stand other events' figures. More articles alone change nothing.
/// </remarks>
internal sealed class StoryUpdates
{
    /// <summary>A report's news stands in its first sentences.</summary>
    private const int SentencesOfNews = 3;

    // Channels mostly have a story from the same edition: what is found for one serves all, until the story changes.
    private readonly ConditionalWeakTable<Story, ConcurrentDictionary<ArticleId, StoryUpdate?>> _found = new();

    /// <param name="told">The newest article that the story held when it was told.</param>
    /// <returns>The gravest change; null where nothing material is new.</returns>
    public StoryUpdate? Find(Story story, ArticleId told) =>
        story.Articles.Any(member => member.Article.Id.Value > told.Value)
            ? _found.GetValue(story, static _ => new()).GetOrAdd(told, static (last, changed) => Compare(changed, last), story)
            : null;

    private static StoryUpdate? Compare(Story story, ArticleId told)
    {
        var before = story.Articles.Where(member => member.Article.Id.Value <= told.Value).SelectMany(member => Sentences(member.Article)).ToList();
        var news = story.Articles.Where(member => member.Article.Id.Value > told.Value).SelectMany(member => Sentences(member.Article).Take(1 + SentencesOfNews)).ToList();
        return before.Count == 0 ? null : Change(Harm.Death, before, news) ?? Change(Harm.Injury, before, news);
    }

    private static StoryUpdate? Change(Harm harm, List<(Article Article, string Text)> before, List<(Article Article, string Text)> news)
    {
        var highest = news.Select(sentence => (sentence.Article, sentence.Text, Count: TollReader.Highest(sentence.Text, sentence.Article.Language, harm)))
            .Where(said => said.Count is not null)
            .MaxBy(said => said.Count);
        if (highest.Count is not { } now)
        {
            return null;
        }

        if (before.Max(sentence => TollReader.Highest(sentence.Text, sentence.Article.Language, harm)) is { } then)
        {
            return now > then ? new StoryUpdate($"{(harm is Harm.Death ? "death toll" : "injured")} {then} → {now}", highest.Text, highest.Article.Id) : null;
        }

        // Deaths that were told without a figure are no news when one recalls them with it.
        return before.Exists(sentence => TollReader.Mentions(sentence.Text, sentence.Article.Language, harm))
            ? null
            : new StoryUpdate($"{now} {(harm is Harm.Death ? "dead" : "injured")}", highest.Text, highest.Article.Id);
    }

    /// <summary>The headline first.</summary>
    private static IEnumerable<(Article Article, string Text)> Sentences(Article article) =>
        SentenceSplitter.Split(article.Text, article.Language).Select(sentence => sentence.Text).Prepend(article.Title).Select(text => (article, text));
}
