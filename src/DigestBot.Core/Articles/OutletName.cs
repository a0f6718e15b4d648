using System.Collections.Frozen;

namespace DigestBot.Core.Articles;

/// <summary>An outlet's name as readers know it, from what its feed calls itself.</summary>
public static class OutletName
{
    private static readonly string[] Separators = [" - ", " – ", " — ", " | ", " » ", " > ", " :: ", " · ", " / "];

    /// <summary>Words that name a section or the feed itself, never an outlet on their own.</summary>
    private static readonly FrozenSet<string> Generic = new[]
    {
        "rss", "atom", "feed", "feeds", "xml", "flux", "fil", "info", "public", "front", "page", "pages", "home", "homepage", "all", "the", "of", "and", "&", "from", "in", "on", "our",
        "news", "latest", "top", "breaking", "world", "international", "national", "local", "stories", "story", "headlines", "articles", "article", "posts", "post", "updates", "today", "recent", "new", "most", "business", "politics", "sport", "sports", "technology", "tech", "science", "health", "culture", "entertainment", "opinion", "comments", "blog", "uk", "us",
        "nachrichten", "schlagzeilen", "aktuell", "aktuelle", "aktuelles", "meldungen", "alle", "artikel", "startseite", "politik", "wirtschaft", "ausland", "inland", "neueste", "neuesten", "welt", "wissen",
        "actualités", "actualité", "actus", "à", "la", "une", "le", "les", "monde", "toutes", "dernières", "articles", "politique", "économie",
        "noticias", "últimas", "ultimas", "portada", "últimas", "notícias", "todas", "mundo", "internacional", "economía", "deportes", "notizie", "ultime", "prima", "pagina", "nieuws", "laatste",
        "новости", "лента",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> FeedWords = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "rss", "feed", "rss-feed", "atom", "newsfeed");

    /// <summary>"World news | The Guardian" is The Guardian, "Elmsford Post - RSS" is Elmsford Post. A title of general words alone stays.</summary>
    public static string Of(string? feedTitle)
    {
        var title = HtmlText.ToLine(feedTitle);
        foreach (var part in title.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsGeneric(part))
            {
                return WithoutFeedWords(WithoutSection(part));
            }
        }

        return title;
    }

    /// <summary>The outlet's name; where none is given, its site's, or else the article's own key.</summary>
    public static string Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (article.Source.Length > 0)
        {
            return article.Source;
        }

        if (!Uri.TryCreate(article.Url, UriKind.Absolute, out var url))
        {
            return article.Key;
        }

        return url.Host.StartsWith("www.", StringComparison.Ordinal) ? url.Host[4..] : url.Host;
    }

    private static bool IsGeneric(string name) => Words(name).All(Generic.Contains);

    // "Reuters: World News", "Business: The Elm"; other colons belong to the name.
    private static string WithoutSection(string name)
    {
        var colon = name.IndexOf(": ", StringComparison.Ordinal);
        if (colon <= 0)
        {
            return name;
        }

        var (before, after) = (name[..colon], name[(colon + 2)..]);
        return IsGeneric(after) ? before : IsGeneric(before) ? after : name;
    }

    // "Elmsford Post RSS Feed", "Elmsford Times latest articles"; in capitals "News" is part of the name.
    private static string WithoutFeedWords(string name)
    {
        var words = Words(name);
        var count = words.Length;
        while (count > 1 && (FeedWords.Contains(words[count - 1].Trim('(', ')')) || (char.IsLower(words[count - 1][0]) && Generic.Contains(words[count - 1]))))
        {
            count--;
        }

        return string.Join(' ', words[..count]);
    }

    private static string[] Words(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
