using DigestBot.Core.Feeds;

namespace DigestBot.Core.Tests.Feeds;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("https://post.example/bridge")]
    [InlineData("http://post.example/bridge/")]
    [InlineData("https://www.post.example/bridge?utm_source=rss&utm_medium=feed")]
    [InlineData("https://m.post.example/bridge#comments")]
    [InlineData("https://amp.post.example/bridge")]
    [InlineData("https://post.example/bridge/amp")]
    [InlineData("https://post.example/amp/bridge")]
    [InlineData("https://POST.example:443/bridge?fbclid=IwAR0&gclid=x")]
    [InlineData("https://post.example/bridge?amp=1")]
    [InlineData("https://post.example/bridge?ref=rss")]
    [InlineData("https://www.google.com/amp/s/www.post.example/bridge")]
    [InlineData("https://post-example.cdn.ampproject.org/c/s/post.example/bridge")]
    public void All_addresses_of_a_page_are_one(string url) => Assert.Equal("https://post.example/bridge", CanonicalUrl.Of(url));

    [Theory]
    [InlineData("https://post.example/story?id=17&page=2", "https://post.example/story?page=2&id=17")]
    public void The_order_of_parameters_means_nothing(string one, string other) => Assert.Equal(CanonicalUrl.Of(one), CanonicalUrl.Of(other));

    [Theory]
    [InlineData("https://post.example/story?id=17", "https://post.example/story?id=18")]
    [InlineData("https://post.example/Story", "https://post.example/story")]
    [InlineData("https://post.example:8080/story", "https://post.example/story")]
    [InlineData("https://m.example/story", "https://post.example/story")]
    [InlineData("https://post.example/search?source=reuters", "https://post.example/search?source=dpa")]
    public void Different_pages_stay_different(string one, string other) => Assert.NotEqual(CanonicalUrl.Of(one), CanonicalUrl.Of(other));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/bridge")]
    [InlineData("javascript:alert(1)")]
    [InlineData("mailto:ada@post.example")]
    [InlineData("https://")]
    public void What_no_reader_can_open_has_no_form(string? url)
    {
        Assert.Null(CanonicalUrl.Of(url));
        Assert.Null(CanonicalUrl.Shown(url));
    }

    [Theory]
    [InlineData("http://www.post.example/bridge/?utm_source=rss&id=7#part", "http://www.post.example/bridge/?id=7#part")]
    [InlineData("https://post.example/bridge?utm_source=rss", "https://post.example/bridge")]
    [InlineData("https://post.example/bridge#xtor=RSS-1", "https://post.example/bridge")]
    public void Readers_are_sent_to_the_address_as_published_but_for_tracking(string url, string shown) => Assert.Equal(shown, CanonicalUrl.Shown(url));

    [Theory]
    [InlineData("https://ada:secret@post.example/feed?token=abc&page=2", "https://post.example/feed?token=…&page=…")]
    [InlineData("https://post.example/feed?abcdef", "https://post.example/feed?…")]
    [InlineData("https://post.example/feed", "https://post.example/feed")]
    [InlineData("no address", "…")]
    public void A_feeds_address_is_shown_without_its_secrets(string url, string shown) => Assert.Equal(shown, FeedAddress.Display(url));

    [Theory]
    [InlineData("feed://post.example/rss", "https://post.example/rss")]
    [InlineData("feed:https://post.example/rss", "https://post.example/rss")]
    [InlineData(" https://post.example/rss ", "https://post.example/rss")]
    [InlineData("ftp://post.example/rss", null)]
    [InlineData("post.example", null)]
    public void A_feeds_address_is_taken_as_people_give_it(string written, string? address) => Assert.Equal(address, FeedAddress.Normalize(written));

    [Theory]
    [InlineData("https://a\uFFFDb.example/x")]
    [InlineData("https://\u2488com/")]
    [InlineData("https://x\u0378y.example/")]
    public void An_address_whose_host_no_domain_may_have_is_none(string url)
    {
        Assert.Null(CanonicalUrl.Of(url));
        Assert.Null(CanonicalUrl.Shown(url));
        Assert.Null(FeedAddress.Normalize(url));
    }
}
