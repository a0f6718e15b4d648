using System.Text;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Tests.Feeds;

public sealed class JsonFeedTests
{
    [Fact]
    public void A_json_feed_is_read()
    {
        var feed = Parse("""
            {"version": "https://jsonfeed.org/version/1.1", "title": "La Gazette", "home_page_url": "https://gazette.example/", "language": "fr",
             "items": [{"id": 17, "url": "/pont", "title": "Le pont rouvre", "content_html": "<p>Enfin.</p>", "summary": "Enfin",
                        "date_published": "2024-08-20T08:30:00+02:00", "authors": [{"name": "Ada Finch"}], "tags": ["trafic"], "image": "/pont.jpg"},
                       {"id": "18", "content_text": "Rien", "title": null, "tags": "none"}]}
            """);

        Assert.Equal(("json1.1", "La Gazette", "fr", 2), (feed.Format, feed.Title, feed.Language, feed.Entries.Count));
        var entry = feed.Entries[0];
        Assert.Equal(("17", "https://gazette.example/pont", "<p>Enfin.</p>", "https://gazette.example/pont.jpg"), (entry.Id, entry.Link, entry.Content, entry.ImageUrl));
        Assert.Equal(new DateTimeOffset(2024, 8, 20, 6, 30, 0, TimeSpan.Zero), entry.Published);
        Assert.Equal(("Rien", 0), (feed.Entries[1].Content, feed.Entries[1].Categories.Count));
    }

    [Theory]
    [InlineData("{\"items\": [", "breaks off at line 1")]
    [InlineData("{\"name\": \"package\"}", "no JSON Feed")]
    [InlineData("[1, 2]", "no JSON Feed")]
    public void Other_json_is_refused_in_a_sentence(string document, string says) =>
        Assert.Contains(says, Assert.Throws<FeedFormatException>(() => Parse(document)).Message, StringComparison.Ordinal);

    private static ParsedFeed Parse(string document) => FeedParser.Parse(Encoding.UTF8.GetBytes(document), "https://gazette.example/feed.json");
}
