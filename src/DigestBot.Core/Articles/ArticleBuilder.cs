using DigestBot.Core.Feeds;
using DigestBot.Core.Text;

namespace DigestBot.Core.Articles;

/// <summary>Makes articles of feed entries, files and JSON lines: one cleaning for all of them.</summary>
public sealed class ArticleBuilder(ArticleOptions options)
{
    // A first paragraph up to this length and without a full stop reads as a headline.
    private const int LongestHeadline = 160;

    // Ours: three headlines' worth.
    private const int LongestTitle = 500;

    private const int LeastTextToDoubtLabel = 300;

    // Some 100 words: enough to tell the language by its stop words.
    private const int TellingText = 600;

    private readonly WireOriginDetector origins = new(options);

    /// <returns>Null where the entry has neither a title nor a text.</returns>
    /// <remarks>Of summary and content the fuller one is the text; a published date after <paramref name="seen"/> becomes that instant.</remarks>
    public Article? FromEntry(Feed feed, FeedEntry entry, ArticleId id, DateTimeOffset seen)
    {
        var content = HtmlText.Paragraphs(entry.Content);
        var summary = HtmlText.Paragraphs(entry.Summary);
        var byline = string.Join(", ", entry.Authors.Select(author => HtmlText.ToLine(author.Name)).Where(name => name.Length > 0));
        var input = new ArticleText(entry.Id ?? entry.Link ?? entry.Title ?? "")
        {
            Title = WithoutOutlet(HtmlText.ToLine(entry.Title), feed.Title),
            Url = entry.Link,
            Source = feed.Title,
            Byline = byline,
            Published = NoLaterThan(seen, entry.Published ?? entry.Updated),
            Language = entry.Language ?? feed.Language,
        };
        var article = Build(input, heading: null, Length(content) >= Length(summary) ? content : summary, id, seen);
        return article is null
            ? null
            : article with { Feed = feed.Id, Categories = entry.Categories, ImageUrl = CanonicalUrl.Shown(entry.ImageUrl) };
    }

    /// <returns>Null where there is neither a title nor a text.</returns>
    /// <param name="seen">Without it, an article that has no date of its own counts as older than everything.</param>
    /// <remarks>Without a title, the text's first heading or short first line is the title, or else its first sentence.</remarks>
    public Article? FromText(ArticleText input, ArticleId id, DateTimeOffset seen = default)
    {
        string? heading = null;
        var paragraphs = input.Text is { } text && !text.AsSpan().ContainsAny('<', '&')
            ? PlainText.Read(text, out heading)
            : HtmlText.Paragraphs(input.Text);
        return Build(input, heading, paragraphs, id, seen);
    }

    private Article? Build(ArticleText input, string? heading, List<string> paragraphs, ArticleId id, DateTimeOffset seen)
    {
        var url = CanonicalUrl.Shown(input.Url);
        var origin = origins.Detect(paragraphs, input.Byline, url);
        var text = Boilerplate.Remove(paragraphs);
        origins.RemoveCredits(text);
        var title = HtmlText.ToLine(input.Title);
        var language = LanguageOf(input.Language, title, text);
        if (title.Length > LongestTitle)
        {
            // The whole text in the wrong field, or an attempt to fill the channels.
            text.Insert(0, title);
            title = FirstSentence.Of(title, language);
        }

        if (title.Length == 0)
        {
            title = heading ?? TakeTitle(text, language);
        }

        if (title.Length == 0)
        {
            return null;
        }

        if (input.Title is not null && text.Count > 0 && IsSame(text[0], title))
        {
            text.RemoveAt(0);
        }

        return new Article
        {
            Id = id,
            Key = input.Key,
            Title = title,
            Text = text.Count == 1 ? text[0] : string.Join("\n\n", text),
            Url = url,
            Source = TextNormalizer.CleanLine(input.Source),
            Byline = string.IsNullOrWhiteSpace(input.Byline) ? null : TextNormalizer.CleanLine(input.Byline),
            Published = input.Published,
            Seen = seen,
            Language = language,
            Origin = origin,
        };
    }

    private static string TakeTitle(List<string> text, string language)
    {
        if (text.Count == 0)
        {
            return "";
        }

        var first = text[0];
        if (text.Count > 1 && first.Length <= LongestHeadline && !first.EndsWith('.'))
        {
            text.RemoveAt(0);
            return first;
        }

        return FirstSentence.Of(first[(Dateline.Of(first)?.TextStart ?? 0)..], language);
    }

    private static DateTimeOffset? NoLaterThan(DateTimeOffset seen, DateTimeOffset? published) => published > seen ? seen : published;

    // Google News and others hang the outlet on every title: "Talks resume - Example Post".
    private static string WithoutOutlet(string title, string outlet)
    {
        if (outlet.Length > 0 && title.EndsWith(outlet, StringComparison.OrdinalIgnoreCase))
        {
            var bare = title.AsSpan(0, title.Length - outlet.Length).TrimEnd();
            if (bare.Length > 1 && bare[^1] is '-' or '–' or '—' or '|' or '·' && bare[^2] == ' ')
            {
                return bare[..^1].TrimEnd().ToString();
            }
        }

        return title;
    }

    // Publishing systems declare "en" by default: a text long enough to tell is believed before its label.
    private static string LanguageOf(string? declared, string title, List<string> text)
    {
        var tag = LanguageTag.TwoLetters(declared);
        if (tag is not null && Length(text) < LeastTextToDoubtLabel)
        {
            return tag;
        }

        var told = LanguageDetector.Detect(Opening(title, text));
        return told == LanguageDetector.Undetermined ? tag ?? told : told;
    }

    // Many texts begin with a date, a place or a kicker: lines without a word that tells.
    private static string Opening(string title, List<string> text)
    {
        var length = 0;
        var paragraphs = text.TakeWhile(paragraph => length < TellingText && (length += paragraph.Length) > 0).ToList();
        return paragraphs.Count switch
        {
            0 => title,
            1 => paragraphs[0],
            _ => $"{title} {string.Join(' ', paragraphs)}",
        };
    }

    private static int Length(List<string> paragraphs) => paragraphs.Sum(paragraph => paragraph.Length);

    private static bool IsSame(string paragraph, string title) =>
        paragraph.AsSpan().TrimEnd(".!…").Equals(title.AsSpan().TrimEnd(".!…"), StringComparison.OrdinalIgnoreCase);
}
