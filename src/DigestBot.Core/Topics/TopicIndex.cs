using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using DigestBot.Core.Articles;

namespace DigestBot.Core.Topics;

/// <summary>Many topics by the words that they ask for: of ten thousand, a text is compared with the few that it may match.</summary>
/// <remarks>May be asked by many at once.</remarks>
public sealed class TopicIndex(IReadOnlyList<TopicQuery> topics)
{
    // Words are compared by their stems, which differ by language: an index for each that articles are in.
    private readonly ConcurrentDictionary<string, InLanguage> _languages = new();

    /// <summary>The topics that the article is about.</summary>
    public IReadOnlyList<(TopicQuery Topic, MatchExplanation Match)> Match(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var searchable = new SearchableArticle(article);
        return [.. Candidates(searchable).Select(topic => (Topic: topics[topic], Match: TopicMatcher.Explain(topics[topic], searchable))).Where(found => found.Match.Matched)];
    }

    /// <summary>The topics that the story is about, by their places in the list.</summary>
    internal IEnumerable<(int Topic, MatchExplanation Match)> Match(SearchableStory story) => story.Articles.SelectMany(Candidates).Distinct()
        .Select(topic => (topic, Match: TopicMatcher.Explain(topics[topic], story)))
        .Where(found => found.Match.Matched);

    private HashSet<int> Candidates(SearchableArticle article) =>
        _languages.GetOrAdd(article.Article.Language, static (language, topics) => new InLanguage(topics, language), topics).Candidates(article.Keys);

    private sealed class InLanguage
    {
        private readonly TopicNeed[] _needs;
        private readonly List<int> _always = [];
        private readonly Dictionary<ulong, List<int>> _byKey = [];

        public InLanguage(IReadOnlyList<TopicQuery> topics, string language)
        {
            _needs = [.. topics.Select(topic => TopicKeys.Of(topic.Root, language))];
            for (var topic = 0; topic < topics.Count; topic++)
            {
                if (_needs[topic].BestLookup() is not { } lookup)
                {
                    // It asks for no word: "-football", "lang:de" among German articles.
                    _always.Add(topic);
                    continue;
                }

                foreach (var key in lookup.Keys)
                {
                    (CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out _) ??= []).Add(topic);
                }
            }
        }

        public HashSet<int> Candidates(HashSet<ulong> keys)
        {
            var candidates = new HashSet<int>(_always);
            foreach (var key in keys)
            {
                if (!_byKey.TryGetValue(key, out var under))
                {
                    continue;
                }

                // Thousands of topics may stand under a text's words: nothing is allocated for those that it lacks another word of.
                foreach (var topic in under)
                {
                    if (_needs[topic].IsMetBy(keys))
                    {
                        candidates.Add(topic);
                    }
                }
            }

            return candidates;
        }
    }
}
