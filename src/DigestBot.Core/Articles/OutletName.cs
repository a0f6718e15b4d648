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

    /// <summary>"World news | The Guardian" is The Guardian, "Elmsford Post - RSS" is Elmsford Post. A title of general words alone stays.</summary>
    public static string Of(string? feedTitle)
    {
        var title = HtmlText.ToLine(feedTitle);
        foreach (var part in title.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!words.All(Generic.Contains))
            {
                return WithoutFeedWord(words);
            }
        }

        return title;
    }

    private static string WithoutFeedWord(string[] words)
    {
        var count = words.Length;
        while (count > 1 && words[count - 1].Trim('(', ')', ':', ',').ToLowerInvariant() is "rss" or "feed" or "rss-feed" or "atom")
        {
            count--;
        }

        return string.Join(' ', words[..count]);
    }
}
