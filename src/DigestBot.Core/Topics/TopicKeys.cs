using DigestBot.Core.Text;

namespace DigestBot.Core.Topics;

/// <summary>What an article can be looked up by among topics: its words, how they begin, its site, its agency.</summary>
internal static class TopicKeys
{
    /// <summary>The shortest beginning that a query may ask for.</summary>
    private const int Beginning = 2;

    /// <summary>All that the article holds. A key of a topic that is not among them is a word that the article lacks.</summary>
    public static HashSet<ulong> Of(SearchableArticle searchable)
    {
        var keys = new HashSet<ulong>(searchable.Hashes);
        foreach (var word in searchable.Words())
        {
            if (OfPrefix(word.Span) is { } beginning)
            {
                keys.Add(beginning);
            }
        }

        if (Uri.TryCreate(searchable.Article.Url, UriKind.Absolute, out var address))
        {
            for (var host = address.Host; host.Length > 0; host = host.IndexOf('.') is var dot and >= 0 ? host[(dot + 1)..] : "")
            {
                keys.Add(OfSite(host));
            }
        }

        if (searchable.Article.Origin is { } agency)
        {
            keys.Add(OfAgency(agency.Code));
            keys.Add(OfAgency(agency.Name));
        }

        return keys;
    }

    /// <summary>What any match must hold in articles of the language.</summary>
    public static TopicNeed Of(TopicExpression expression, string language) => expression switch
    {
        TopicExpression.Words words => Of(words, language),
        TopicExpression.Language only => only.Code == language ? TopicNeed.None : TopicNeed.Impossible,
        TopicExpression.Site site => new TopicNeed.Key(OfSite(site.Host), site.Host.Length),
        TopicExpression.Origin origin => new TopicNeed.Key(OfAgency(origin.Agency), origin.Agency.Length),
        TopicExpression.Named named => Of(named.Meaning, language),
        TopicExpression.All all => new TopicNeed.All([.. all.Parts.Select(part => Of(part, language))]),
        TopicExpression.Any any => new TopicNeed.Any([.. any.Parts.Select(part => Of(part, language))]),
        _ => TopicNeed.None,
    };

    private static TopicNeed.All Of(TopicExpression.Words words, string language)
    {
        var terms = Term.Of(words.Text, language);
        // What only begins a word is no word of the article.
        var whole = words.IsPrefix ? terms[..^1] : terms;
        var keys = whole.ConvertAll(term => new TopicNeed.Key(term.Hash, term.IsStopWord ? 0 : term.Token.Length));
        if (words.IsPrefix && OfPrefix(terms[^1].Token.In(words.Text)) is { } beginning)
        {
            keys.Add(new TopicNeed.Key(beginning, Rarity: 0));
        }

        return new TopicNeed.All([.. keys]);
    }

    /// <returns>Null for a word that is shorter.</returns>
    private static ulong? OfPrefix(ReadOnlySpan<char> word)
    {
        if (word.Length < Beginning)
        {
            return null;
        }

        Span<char> folded = stackalloc char[Beginning + 1];
        WordFolder.Fold(word[..Beginning], folded);
        folded[Beginning] = '*';
        return WordFolder.Hash(folded);
    }

    private static ulong OfSite(string host) => WordFolder.Hash($"site:{host.ToLowerInvariant()}");

    private static ulong OfAgency(string name) => WordFolder.Hash($"origin:{name.ToLowerInvariant()}");
}
