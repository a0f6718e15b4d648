using System.Text;
using DigestBot.Core.Feeds;
using DigestBot.Demo;

namespace DigestBot.Tests.Demo;

public sealed class DemoCoverageTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 14, 0, 0, TimeSpan.Zero);
    private static readonly DemoCoverage Coverage = DemoCoverage.EndingAt(Now);

    [Fact]
    public void It_is_three_days_of_120_articles_or_more_from_25_outlets_in_three_languages_or_more()
    {
        Assert.True(Coverage.Articles.Count >= 120, $"{Coverage.Articles.Count} articles");
        Assert.Equal(25, Coverage.Outlets.Count);
        Assert.True(Coverage.Outlets.Select(outlet => outlet.Language).Distinct().Count() >= 3);
        Assert.All(Coverage.Articles, article => Assert.InRange(Now - article.Published, TimeSpan.Zero, TimeSpan.FromDays(3)));
    }

    [Fact]
    public void There_is_always_news_of_today() =>
        Assert.True(Coverage.Articles.Count(article => Now - article.Published < TimeSpan.FromHours(4)) >= 12);

    [Fact]
    public void No_placeholder_is_left_for_readers_to_see() =>
        Assert.All(Coverage.Articles, article => Assert.DoesNotContain('{', article.Title + string.Concat(article.Paragraphs)));

    [Fact]
    public void A_copy_carries_its_originals_text_under_a_dateline_of_its_own()
    {
        var original = Assert.Single(Coverage.Articles, article => article.Id == "ketvara-earthquake-1");
        var copies = Coverage.Articles.Where(article => article.Event == original.Event && article.Paragraphs.Contains(original.Paragraphs[1]) && article != original).ToList();

        Assert.True(copies.Count >= 5, $"{copies.Count} copies");
        Assert.Contains(copies, copy => copy.Paragraphs.Count < original.Paragraphs.Count);
        Assert.Contains(copies, copy => copy.Paragraphs[0] != original.Paragraphs[0]);
    }

    [Theory]
    [InlineData("{weekday}", "en", "Tuesday")]
    [InlineData("{weekday-1}", "de", "Montag")]
    [InlineData("{date+2}", "es", "12 de marzo")]
    [InlineData("{date}", "de", "10. März")]
    [InlineData("{month-1} {year}", "fr", "février 2026")]
    [InlineData("{weekday", "en", "{weekday")]
    public void Time_words_are_those_of_the_articles_day_and_language(string text, string language, string expected) =>
        Assert.Equal(expected, DemoPlaceholders.Fill(text, Now, language));

    [Fact]
    public void Each_outlets_feed_reads_back_as_what_it_published()
    {
        foreach (var outlet in Coverage.Outlets)
        {
            var published = Coverage.Articles.Where(article => article.Outlet == outlet).ToList();

            var document = DemoFeedDocument.Of(outlet, published);
            var feed = FeedParser.Parse(Encoding.UTF8.GetBytes(document.Body), contentType: document.ContentType);

            Assert.Equal(outlet.Name, feed.Title);
            Assert.Equal(published.Select(article => article.Title), feed.Entries.Select(entry => System.Net.WebUtility.HtmlDecode(entry.Title)));
            Assert.All(feed.Entries.Zip(published), pair => Assert.Equal(pair.Second.Published.ToUnixTimeSeconds(), pair.First.Published?.ToUnixTimeSeconds()));
            Assert.All(feed.Entries.Zip(published), pair => Assert.Contains(pair.Second.Paragraphs[^1], System.Net.WebUtility.HtmlDecode(pair.First.Content ?? pair.First.Summary)));
        }
    }

    [Fact]
    public void The_feeds_come_in_every_format() =>
        Assert.Equal(6, Coverage.Outlets.Select(outlet => outlet.Format).Distinct().Count());
}
