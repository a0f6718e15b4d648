using System.Net;
using System.Net.Http.Json;
using DigestBot.Core.Chat;
using DigestBot.Core.Feeds;
using DigestBot.Testing;
using DigestBot.Testing.Feeds;
using DigestBot.Web.LocalChat;

namespace DigestBot.Tests.Web;

/// <summary>The local chat as a browser without a script uses it.</summary>
public sealed class LocalChatTests : IAsyncLifetime
{
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

    [Fact]
    public async Task A_newcomer_lands_in_the_first_channel_and_is_told_what_to_type()
    {
        var answer = await _client.GetAsync("/");
        var words = ConsolePage.Words(await _client.GetStringAsync(answer.Headers.Location));

        Assert.Equal("/chat/general", answer.Headers.Location?.OriginalString);
        Assert.Contains("/digest today", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_command_stands_in_the_channel_with_its_answer()
    {
        var sent = await SayAsync("/digest help");
        var words = ConsolePage.Words(await _client.GetStringAsync(sent.Headers.Location));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("You", words, StringComparison.Ordinal);
        Assert.Contains("What you can ask", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_password_or_token_is_used_and_stands_nowhere()
    {
        _console.Get<FakeWeb>().Feed("https://reader:hunter2@news.example/feed?token=letmein", "News");
        await SayAsync("/digest sources add https://reader:hunter2@news.example/feed?token=letmein");
        var page = await _client.GetStringAsync("/chat/general");
        var feed = Assert.Single(await _console.Get<IFeedStore>().ListAsync(CancellationToken.None), feed => feed.Url.Contains("letmein", StringComparison.Ordinal));

        Assert.Equal("https://reader:hunter2@news.example/feed?token=letmein", feed.Url);
        Assert.Contains("/digest sources add https://news.example/feed?token=…", ConsolePage.Words(page), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", page, StringComparison.Ordinal);
        Assert.DoesNotContain("letmein", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("good morning", "I read news")]
    [InlineData("/giphy cat", "There is no such command here")]
    [InlineData("/digestive", "There is no such command here")]
    [InlineData("/digest hlep", "Did you mean")]
    public async Task What_is_no_command_gets_a_hint_that_leads_on(string typed, string hint)
    {
        await SayAsync(typed);
        var words = ConsolePage.Words(await _client.GetStringAsync("/chat/general"));

        Assert.Contains(hint, words, StringComparison.Ordinal);
        Assert.Contains("/digest help", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task An_empty_line_is_not_posted(string typed)
    {
        var answer = await SayAsync(typed);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await _console.Get<ILocalChatStore>().RecentAsync("general", 10, before: null, CancellationToken.None));
    }

    [Fact]
    public async Task The_box_is_completed_from_the_slash_on()
    {
        var fromSlash = await CompleteAsync("/d");
        var inCommand = await CompleteAsync("/digest he");

        Assert.Contains("/digest help", fromSlash);
        Assert.Equal(["/digest help"], inCommand);
        Assert.Empty(await CompleteAsync("hello"));
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/chat-completions?channel=nowhere&text=%2Fdigest")).StatusCode);
    }

    [Fact]
    public async Task A_channel_can_be_added_under_any_name_and_is_in_the_list_then()
    {
        var added = await _client.SubmitAsync("/chat/general", "/chat", ("name", "Wörld  News!"));
        var page = await _client.GetStringAsync(added.Headers.Location);

        Assert.Equal("/chat/w%C3%B6rld-news", added.Headers.Location?.OriginalString);
        Assert.Contains("wörld-news", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.SubmitAsync("/chat/general", "/chat", ("name", "!!!"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/chat/nowhere")).StatusCode);
    }

    [Fact]
    public async Task Only_a_page_of_messages_is_shown_and_the_earlier_ones_are_a_link_away()
    {
        var store = _console.Get<ILocalChatStore>();
        for (var i = 1; i <= 60; i++)
        {
            await store.AppendAsync(new("general", "You", $"note {i}.", ConsoleHost.Now), CancellationToken.None);
        }

        var newest = await _client.GetStringAsync("/chat/general");
        var earlier = await _client.GetStringAsync("/chat/general?before=11");

        Assert.DoesNotContain("note 10.", newest, StringComparison.Ordinal);
        Assert.Contains("before=11", newest, StringComparison.Ordinal);
        Assert.Contains("note 10.", earlier, StringComparison.Ordinal);
        Assert.DoesNotContain("note 11.", earlier, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_page_hears_of_every_channel_and_does_not_hold_up_the_stop()
    {
        await using var events = await _client.GetStreamAsync("/chat-events");
        using var reader = new StreamReader(events);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (await reader.ReadLineAsync(deadline.Token) is { Length: > 0 })
        {
            // The first event: it listens.
        }

        await _console.Get<IChatPlatform>().SendAsync(LocalChatPlatform.Channel("world-news"), """{"summary":"x","blocks":[]}""", "key", deadline.Token);

        Assert.Equal("event: posted", await reader.ReadLineAsync(deadline.Token));
        Assert.Equal("data: world-news", await reader.ReadLineAsync(deadline.Token));
        await _console.StopAsync(deadline.Token);
        Assert.Equal("", (await reader.ReadToEndAsync(deadline.Token)).Trim());
    }

    [Fact]
    public async Task A_delivery_posted_twice_stands_in_the_channel_once()
    {
        var platform = _console.Get<IChatPlatform>();
        var channel = LocalChatPlatform.Channel("general");
        var body = platform.Render(SampleCoverage.Edition(), "edition-1").Single();

        var first = await platform.SendAsync(channel, body, "edition-1/1", CancellationToken.None);
        var second = await platform.SendAsync(channel, body, "edition-1/1", CancellationToken.None);

        Assert.Equal(first, second);
        Assert.Equal(first, await platform.FindAsync(channel, "edition-1/1", CancellationToken.None));
        Assert.Null(await platform.FindAsync(channel, "edition-1/2", CancellationToken.None));
        Assert.Single(await _console.Get<ILocalChatStore>().RecentAsync("general", 10, before: null, CancellationToken.None));
    }

    [Fact]
    public async Task A_body_that_is_no_message_is_refused_for_good_and_a_stored_one_does_not_break_the_page()
    {
        var refused = await Assert.ThrowsAsync<DeliveryRejectedException>(
            () => _console.Get<IChatPlatform>().SendAsync(LocalChatPlatform.Channel("general"), "{}}", "key", CancellationToken.None));
        await _console.Get<ILocalChatStore>().AppendAsync(new("general", Author: null, "{broken", ConsoleHost.Now), CancellationToken.None);

        Assert.Contains("edition", refused.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be shown", await _client.GetStringAsync("/chat/general"), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> SayAsync(string text) => _client.SubmitAsync("/chat/general", "/chat/general/messages", ("text", text));

    private async Task<IReadOnlyList<string>> CompleteAsync(string text)
    {
        var found = await _client.GetFromJsonAsync<IReadOnlyList<Suggestion>>($"/chat-completions?channel=general&text={Uri.EscapeDataString(text)}");
        return [.. found!.Select(suggestion => suggestion.Value)];
    }

    private sealed record Suggestion(string Value, string Label);
}
