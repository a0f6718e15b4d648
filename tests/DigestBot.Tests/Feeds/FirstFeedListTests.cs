using DigestBot.Core.Feeds;

namespace DigestBot.Tests.Feeds;

/// <summary>config/feeds.opml: what a new bot starts with.</summary>
public sealed class FirstFeedListTests
{
    private static readonly OpmlDocument List = OpmlDocument.Read(File.ReadAllBytes(Repository.PathOf("config", "feeds.opml")));

    [Fact]
    public void It_holds_some_forty_feeds_in_six_topics_and_four_languages()
    {
        Assert.InRange(List.Feeds.Count, 38, 48);
        Assert.Equal(["world", "politics", "business", "technology", "science", "sport"], List.Feeds.Select(feed => feed.Category).Distinct());
        Assert.Equal(["de", "en", "es", "fr"], List.Feeds.Select(feed => feed.Language).Distinct().Order());
        Assert.Empty(List.Unusable);
    }

    [Fact]
    public void Every_feed_has_a_name_a_site_and_an_https_address_of_its_own()
    {
        Assert.All(List.Feeds, feed =>
        {
            Assert.StartsWith("https://", feed.Url, StringComparison.Ordinal);
            Assert.StartsWith("https://", feed.SiteUrl, StringComparison.Ordinal);
        });
        Assert.Equal(List.Feeds.Count, List.Feeds.Select(feed => feed.Url).Distinct().Count());
        Assert.Equal(List.Feeds.Count, List.Feeds.Select(feed => feed.Title).Distinct().Count());
    }
}
