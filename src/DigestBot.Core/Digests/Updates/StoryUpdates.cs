using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Text;

namespace DigestBot.Core.Digests.Updates;

/// <summary>Finds what changed in a story since it was told: a toll that rose, the first one, or an outcome that has come about.</summary>
/// <remarks>
/// What the told articles say anywhere counts as told, shown or not. Of a new article its headline and first sentences count for tolls,
/// its headline alone for outcomes: further down stand other events. More articles alone change nothing.
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
        var added = story.Articles.ToLookup(member => member.Article.Id.Value > told.Value);
        var before = added[false].SelectMany(member => Sentences(member.Article)).ToList();
        if (before.Count == 0)
        {
            return null;
        }

        var news = added[true].SelectMany(member => Sentences(member.Article).Take(1 + SentencesOfNews)).ToList();
        // A copy says what its origin said, whatever headline it was given.
        var reports = added[true].Where(member => member.DuplicateOf is null).Select(member => member.Article);
        return Rise(Toll.Dead, before, news) ?? NewOutcome(before, reports)
            ?? Enum.GetValues<Toll>().Select(toll => Rise(toll, before, news)).FirstOrDefault(update => update is not null);
    }

    private static StoryUpdate? Rise(Toll toll, List<(Article Article, string Text)> before, List<(Article Article, string Text)> news)
    {
        var counts = news.Select(sentence => (sentence.Article, sentence.Text, Count: TollReader.Highest(sentence.Text, sentence.Article.Language, toll)));
        var (article, text, count) = counts.Where(said => said.Count is not null).OrderByDescending(said => said.Count).FirstOrDefault();
        if (count is not { } now)
        {
            return null;
        }

        if (before.Max(sentence => TollReader.Highest(sentence.Text, sentence.Article.Language, toll)) is { } then)
        {
            return now > then ? new StoryUpdate(FormattableString.Invariant($"{Name(toll)} {then:N0} → {now:N0}"), text, article.Id) : null;
        }

        // Deaths that were told without a figure are no news when one recalls them with it.
        return before.Exists(sentence => TollReader.Mentions(sentence.Text, sentence.Article.Language, toll))
            ? null
            : new StoryUpdate(FormattableString.Invariant($"{now:N0} {toll.ToString().ToLowerInvariant()}"), text, article.Id);
    }

    private static StoryUpdate? NewOutcome(List<(Article Article, string Text)> before, IEnumerable<Article> reports) => reports
        .SelectMany(report => OutcomeReader.Read(report.Title), (report, outcome) => (Report: report, Outcome: outcome))
        .Where(said => !before.Exists(sentence => OutcomeReader.Mentions(sentence.Text, said.Outcome)))
        .Select(said => new StoryUpdate(said.Outcome.Name, said.Report.Title, said.Report.Id))
        .FirstOrDefault();

    private static string Name(Toll toll) => toll is Toll.Dead ? "death toll" : toll.ToString().ToLowerInvariant();

    /// <summary>The headline first.</summary>
    private static IEnumerable<(Article Article, string Text)> Sentences(Article article) =>
        SentenceSplitter.Split(article.Text, article.Language).Select(sentence => sentence.Text).Prepend(article.Title).Select(text => (article, text));
}
