using DigestBot.Core.Feeds;

namespace DigestBot.Core.Tests.Commands;

public sealed class SettingCommandTests : IDisposable
{
    private readonly CommandScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_topic_is_tested_before_it_is_followed()
    {
        await _scene.ReportAsync(1, "Ferry crews walk out in Lindholm", "Crews walked out on Tuesday.", hoursAgo: 2);
        var test = await _scene.ReadAsync("topics test ferry");
        Assert.Contains("“ferry” matched 1 story of the last 7 days.", test);
        Assert.Contains("[Follow it here: digest topics add ferry]", test);
        Assert.Empty((await _scene.ChannelAsync()).Topics);
        Assert.Contains("matched no story", await _scene.ReadAsync("topics test submarine"));
    }

    [Fact]
    public async Task Topics_are_added_listed_and_removed_by_number_or_words()
    {
        Assert.Contains("This channel follows everything", await _scene.ReadAsync("topics"));
        Assert.Contains("now follows “\"interest rate\" -mortgage”", await _scene.ReadAsync("topics add “interest rate” -mortgage"));
        await _scene.AskAsync("topics add ferry");
        Assert.Contains("already", await _scene.ReadAsync("topics add FERRY"));
        Assert.Contains("1: \"interest rate\" -mortgage\n2: ferry", await _scene.ReadAsync("topics list"));

        Assert.Contains("no longer follows “ferry”", await _scene.ReadAsync("topics remove 2"));
        Assert.Contains("does not follow “2”", await _scene.ReadAsync("topics remove 2"));
        Assert.Contains("it follows everything", await _scene.ReadAsync("topics remove \"interest rate\" -mortgage"));
        Assert.Empty((await _scene.ChannelAsync()).Topics);
    }

    [Fact]
    public async Task A_topic_that_cannot_be_read_changes_nothing()
    {
        Assert.Contains("not closed", await _scene.ReadAsync("topics add \"ferry strike"));
        Assert.Empty((await _scene.ChannelAsync()).Topics);
    }

    [Fact]
    public async Task A_source_is_added_once_and_its_secrets_are_never_shown()
    {
        _scene.Web.Feed("https://mia:secret@harbour.example/feed.xml?token=hidden", "Harbour");
        var answer = await _scene.ReadAsync("sources add https://mia:secret@harbour.example/feed.xml?token=hidden Harbour Post");
        Assert.Contains("Added https://harbour.example/feed.xml?token=… as Harbour Post", answer);
        var stored = Assert.Single(await _scene.Feeds.ListAsync(default));
        Assert.Equal("https://mia:secret@harbour.example/feed.xml?token=hidden", stored.Url);

        var everything = answer + await _scene.ReadAsync("sources list") + await _scene.ReadAsync("sources health")
            + await _scene.ReadAsync("sources add https://mia:secret@harbour.example/feed.xml?token=hidden");
        Assert.DoesNotContain("secret", everything);
        Assert.DoesNotContain("hidden", everything);
        Assert.Contains("already, as Harbour Post", everything);
    }

    [Theory]
    [InlineData("sources add ftp://mia:secret@harbour.example/")]
    [InlineData("sources add file:///etc/passwd")]
    [InlineData("sources add nonsense")]
    public async Task Only_web_addresses_are_sources(string text)
    {
        var answer = await _scene.ReadAsync(text);
        Assert.Contains("begins with https:// or http://", answer);
        Assert.DoesNotContain("secret", answer);
        Assert.Empty(await _scene.Feeds.ListAsync(default));
    }

    [Fact]
    public async Task A_link_as_slack_passes_it_on_or_without_its_scheme_is_understood()
    {
        _scene.Web.Feed("https://harbour.example/feed", "Harbour Post", entries: 3);
        _scene.Web.Feed("https://nord.example/rss", "");
        Assert.Contains("Added https://harbour.example/feed as Harbour Post: fine; 3 entries without dates.", await _scene.ReadAsync("sources add <https://harbour.example/feed|harbour.example/feed>"));
        Assert.Contains("Added https://nord.example/rss as nord.example", await _scene.ReadAsync("sources add nord.example/rss"));
    }

    [Fact]
    public async Task A_sites_feeds_are_shown_before_one_is_added()
    {
        _scene.Web.Page("https://harbour.example/", """
            <html><head><link rel="alternate" type="application/rss+xml" href="/comments/feed/" title="Comments">
            <link type="application/atom+xml" rel='alternate' href="news.atom?a=1&amp;b=2"><LINK REL="alternate stylesheet" type="text/css" href="/x.css">
            <link rel="alternate" type="application/rss+xml" href="https://broken.example/rss"></head></html>
            """);
        _scene.Web.Feed("https://harbour.example/comments/feed/", "Comments");
        _scene.Web.Feed("https://harbour.example/news.atom?a=1&b=2", "Harbour Post", entries: 30);

        var answer = await _scene.ReadAsync("sources add harbour.example");

        Assert.Empty(await _scene.Feeds.ListAsync(default));
        Assert.Equal(
            """
            https://harbour.example/ is a page; it leads to 2 feeds:
            Harbour Post · https://harbour.example/news.atom?a=…&b=… · fine; 30 entries without dates
            Comments · https://harbour.example/comments/feed/ · fine; 1 entry without dates
            [Add Harbour Post: digest sources add https://harbour.example/news.atom?a=1&b=2]
            [Add Comments: digest sources add https://harbour.example/comments/feed/]
            """,
            answer,
            ignoreLineEndingDifferences: true);
        await _scene.AskAsync("sources add https://harbour.example/news.atom?a=1&b=2");
        Assert.Equal("Harbour Post", Assert.Single(await _scene.Feeds.ListAsync(default)).Title);
    }

    [Fact]
    public async Task A_site_that_names_no_feed_is_looked_at_where_feeds_usually_are()
    {
        _scene.Web.Page("https://nord.example/sport/", "<html><body>Sport</body></html>");
        _scene.Web.Feed("https://nord.example/feed.xml", "Nordblatt");

        Assert.Contains("[Add Nordblatt: digest sources add https://nord.example/feed.xml]", await _scene.ReadAsync("sources add https://nord.example/sport/"));
    }

    [Theory]
    [InlineData("https://nord.example/", "https://nord.example/ is a page that leads to no feed: look there for a link named RSS or Atom. Nothing was added.")]
    [InlineData("https://nord.example/missing", "https://nord.example/missing answered 404: there is no such page. Nothing was added.")]
    public async Task Why_nothing_was_added_is_said(string address, string says)
    {
        _scene.Web.Page("https://nord.example/", "<html><body>Nord</body></html>");

        Assert.Contains(says, await _scene.ReadAsync($"sources add {address}"));
        Assert.Empty(await _scene.Feeds.ListAsync(default));
    }

    [Fact]
    public async Task A_source_is_removed_by_name_or_address()
    {
        await AddAsync("https://harbour.example/feed.xml", "Harbour Post");
        await AddAsync("https://harbour.example/sport.xml", "Harbour Sport");
        Assert.Contains("2 sources are called like that", await _scene.ReadAsync("sources remove harbour"));
        Assert.Contains("Harbour Post is no longer read", await _scene.ReadAsync("sources remove harbour post"));
        Assert.Contains("Harbour Sport is no longer read", await _scene.ReadAsync("sources remove https://harbour.example/sport.xml"));
        Assert.Contains("no such source", await _scene.ReadAsync("sources remove harbour"));
    }

    [Fact]
    public async Task When_a_sources_pages_are_read_is_changed_in_chat_and_shown_in_the_list()
    {
        await AddAsync("https://harbour.example/feed.xml", "Harbour Post");

        Assert.Contains("Harbour Post: the page behind every entry is read.", await _scene.ReadAsync("sources pages always harbour"));
        Assert.Contains("harbour.example/feed.xml · pages always read", await _scene.ReadAsync("sources list"));
        Assert.Contains("Harbour Post: pages are read where the feed has a teaser alone.", await _scene.ReadAsync("sources pages default harbour"));
        Assert.DoesNotContain("pages", await _scene.ReadAsync("sources list"));
        Assert.Contains("never, short, always or default", await _scene.ReadAsync("sources pages sometimes harbour"));
    }

    [Fact]
    public async Task Health_names_the_troubled_feeds_first_in_words()
    {
        await AddAsync("https://harbour.example/feed.xml", "Harbour Post");
        await AddAsync("https://nord.example/feed.xml", "Nordblatt");
        var nord = (await _scene.Feeds.ListAsync(default)).Single(feed => feed.Title == "Nordblatt");
        var failing = new FeedPollState { FailingSince = CommandScene.Now.AddDays(-3), ConsecutiveFailures = 40, LastError = "answered 404 Not Found" };
        await _scene.Feeds.SavePollAsync(nord.Id, failing, default);

        await AddAsync("https://alm.example/feed.xml", "Almanac");
        await _scene.Feeds.SavePollAsync(new FeedId(3), new FeedPollState { LastFetched = CommandScene.Now, LastNew = CommandScene.Now.AddDays(-40) }, default);

        var health = await _scene.ReadAsync("sources health");
        Assert.StartsWith("2 of 3 sources have a problem.\nNordblatt: answered 404 Not Found, for 3 days\nAlmanac: answers, but nothing new for 40 days", health);
        Assert.Contains("Harbour Post | not yet", health);
    }

    [Fact]
    public async Task About_says_what_is_read_and_kept() => Assert.Contains("It reads 0 sources.", await _scene.ReadAsync("about"));

    private async Task AddAsync(string url, string title) => await _scene.Feeds.AddAsync(new NewFeed(url, title), default);
}
