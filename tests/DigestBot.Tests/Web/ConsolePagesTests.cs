using System.Net;
using System.Text.RegularExpressions;
using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace DigestBot.Tests.Web;

public sealed partial class ConsolePagesTests : IAsyncLifetime
{
    private const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)> \"quoted\" & 'single'";

    private static readonly string[] Pages = ["/chat/general", "/stories", "/stories?days=7", "/stories?q=ferry", "/stories/1", "/sources", "/channels", "/channels/1", "/deliveries", "/editions/1", "/chat/general?view=discord", "/chat/general?view=slack", "/nowhere"];

    private ConsoleHost _console = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await ConsoleHost.StartAsync();
        _client = _console.CreateClient();
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _console.DisposeAsync();
    }

    [Theory]
    [InlineData("/sources", "/digest sources add")]
    [InlineData("/stories", "sources")]
    [InlineData("/deliveries", "/digest schedule add 08:00")]
    [InlineData("/stories?q=unicorn", "Nothing about “unicorn”")]
    public async Task An_empty_page_says_what_to_do_next(string page, string next) =>
        Assert.Contains(next, ConsolePage.Words(await _client.GetStringAsync(page)), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_not_there_is_said_with_the_right_status()
    {
        foreach (var page in new[] { "/nowhere", "/stories/999", "/channels/999", "/chat/nowhere", "/assets/nothing.css", "/editions/999", "/nothing.html" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(page)).StatusCode);
        }
    }

    [Fact]
    public async Task Sources_with_trouble_come_first_in_plain_words_and_no_secret_of_an_address_is_shown()
    {
        await SampleCoverage.AddAsync(_console.Services);

        var page = await _client.GetStringAsync("/sources");
        var words = ConsolePage.Words(page);

        Assert.Contains("2 with a problem", words, StringComparison.Ordinal);
        Assert.Contains("failing for 3 days The server answered 503 Service Unavailable.", words, StringComparison.Ordinal);
        Assert.True(words.IndexOf("Rheintal-Kurier", StringComparison.Ordinal) < words.IndexOf("Calder Gazette", StringComparison.Ordinal));
        Assert.DoesNotContain("s3cr3t", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_shows_its_articles_in_time_order_with_each_copy_beside_its_original()
    {
        await SampleCoverage.AddAsync(_console.Services);

        var words = ConsolePage.Words(await _client.GetStringAsync("/stories/5"));

        Assert.Contains("The first report. Shares", words, StringComparison.Ordinal);
        Assert.Contains("A copy of Tidewatch: 95 % of the shorter text is the same.", words, StringComparison.Ordinal);
        Assert.True(words.IndexOf("Ostra Times", StringComparison.Ordinal) < words.IndexOf("Regional Daily 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Widely_reported_stories_come_first_and_the_others_can_be_searched()
    {
        await SampleCoverage.AddAsync(_console.Services);

        var all = await _client.GetStringAsync("/stories");
        var found = await _client.GetStringAsync("/stories?q=ferry");

        Assert.True(all.IndexOf("Harbour authority", StringComparison.Ordinal) < all.IndexOf("Greyfell shaft", StringComparison.Ordinal));
        Assert.Contains("Ferry service to Ostra", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Greyfell shaft", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_feeds_and_people_say_is_shown_as_text_everywhere()
    {
        await _console.Get<IFeedStore>().AddAsync(new NewFeed("https://outlet.example/feed", Hostile) { Category = Hostile }, CancellationToken.None);
        var article = new Article
        {
            Id = new(1),
            Key = "1",
            Title = Hostile,
            Text = Hostile,
            Url = "javascript:alert(1)",
            Source = Hostile,
            Published = ConsoleHost.Now,
            Seen = ConsoleHost.Now,
            Language = "en",
        };
        await _console.Get<IStoryStore>().SaveAsync([article], [new(article.Id, new(1), null, 0)], CancellationToken.None);
        await _client.SubmitAsync("/chat/general", "/chat/general/messages", ("text", Hostile));
        await _client.SubmitAsync("/chat/general", "/chat/general/messages", ("text", "/digest help " + Hostile));

        foreach (var page in Pages)
        {
            var html = await _client.GetStringOfAnyStatusAsync(page);
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains(Hostile, ConsolePage.Words(await _client.GetStringAsync("/stories")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_loads_anything_from_elsewhere_and_links_that_leave_say_nothing_of_where_from()
    {
        await SampleCoverage.AddAsync(_console.Services);
        await PostEditionAsync();

        foreach (var page in Pages)
        {
            var html = await _client.GetStringOfAnyStatusAsync(page);
            Assert.DoesNotMatch(LoadsFromElsewhere(), html);
            Assert.DoesNotMatch(InlineStyleOrScript(), html);
            Assert.All(LeavingLink().Matches(html), link => Assert.Contains("rel=\"noopener noreferrer nofollow\"", link.Value, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_edition_stands_in_the_channel_with_links_badges_and_both_directions_of_script()
    {
        await PostEditionAsync();

        var html = await _client.GetStringAsync("/chat/general");

        Assert.Contains(SampleCoverage.LongTitle, html, StringComparison.Ordinal);
        Assert.Contains($"dir=\"auto\"", html, StringComparison.Ordinal);
        Assert.Contains(SampleCoverage.ArabicTitle, html, StringComparison.Ordinal);
        Assert.Contains("UPDATED: cracked gates 1 → 2", html, StringComparison.Ordinal);
        Assert.Contains("value=\"/digest story 1\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedules_and_topics_are_said_in_words()
    {
        await SampleCoverage.AddAsync(_console.Services);

        var words = ConsolePage.Words(await _client.GetStringAsync("/channels"));

        Assert.Contains("08:00 every day, Europe/Berlin", words, StringComparison.Ordinal);
        Assert.Contains("17:30 on Mon, Thu, Europe/Lisbon", words, StringComparison.Ordinal);
        Assert.Contains("harbour OR ferry", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edition_can_be_read_again_with_the_reasons_for_its_stories()
    {
        await SampleCoverage.AddAsync(_console.Services);

        var channel = ConsolePage.Words(await _client.GetStringAsync("/channels/1"));
        var edition = ConsolePage.Words(await _client.GetStringAsync("/editions/1"));
        var asSlack = ConsolePage.Words(await _client.GetStringAsync("/editions/1?view=slack"));

        Assert.Contains("Morning digest, Tue 17 Mar 2026", channel, StringComparison.Ordinal);
        Assert.Contains(SampleCoverage.LongTitle, edition, StringComparison.Ordinal);
        Assert.Contains("Why these stories", edition, StringComparison.Ordinal);
        Assert.Contains("\"blocks\"", asSlack, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliveries_say_what_became_of_each_message_and_why()
    {
        await SampleCoverage.AddAsync(_console.Services);

        var words = ConsolePage.Words(await _client.GetStringAsync("/deliveries"));

        Assert.Contains("#general local chat · page 1 sent", words, StringComparison.Ordinal);
        Assert.Contains("to be repeated Discord answered 502 Bad Gateway.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_tells_counts_and_nothing_else()
    {
        await SampleCoverage.AddAsync(_console.Services);

        var json = await _client.GetStringAsync("/health");

        Assert.Contains("\"status\":\"ready\"", json, StringComparison.Ordinal);
        Assert.Contains("\"failing\":1", json, StringComparison.Ordinal);
        Assert.Contains("\"ended\":1", json, StringComparison.Ordinal);
        Assert.DoesNotContain("example", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_in_trouble_is_said_without_its_details()
    {
        var feeds = new Mock<IFeedStore>();
        feeds.Setup(store => store.ListAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new InvalidOperationException("disk I/O error at secret place"));
        await using var console = await ConsoleHost.StartAsync(services => services.AddSingleton(feeds.Object));
        using var client = console.CreateClient();

        var health = await client.GetAsync("/health");
        var page = await client.GetAsync("/sources");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal("""{"status":"not ready","store":"unavailable"}""", await health.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        Assert.True(page.Headers.Contains("Content-Security-Policy"));
        Assert.Equal("The console could not do this: the program's log says why.", await page.Content.ReadAsStringAsync());
    }

    private async Task PostEditionAsync()
    {
        var platform = _console.Get<IChatPlatform>();
        await platform.SendAsync(new("local", "local", "general"), platform.Render(SampleCoverage.Edition()).Single(), "edition/1", CancellationToken.None);
    }

    [GeneratedRegex(@"(?:src|srcset|<link[^>]*href|action)\s*=\s*[""'](?:https?:)?//", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoadsFromElsewhere();

    [GeneratedRegex(@"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineStyleOrScript();

    [GeneratedRegex(@"<a [^>]*href=""https?:[^>]*>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeavingLink();
}
