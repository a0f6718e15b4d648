using System.Net;
using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;

namespace DigestBot.Tests.Web;

/// <summary>Forms of the local chat as a browser without a script uses them.</summary>
public sealed class LocalFormTests : IAsyncLifetime
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
    public async Task A_command_that_asks_in_a_form_leads_to_its_page_and_says_nothing_yet()
    {
        var sent = await _client.SubmitAsync("/chat/general", "/chat/general/messages", ("text", "/digest setup"));
        var page = await _client.GetStringAsync(sent.Headers.Location);

        Assert.Equal("/chat/general/form?command=digest%20setup&view=Here", sent.Headers.Location?.OriginalString);
        Assert.Contains("Set up the digest", ConsolePage.Words(page), StringComparison.Ordinal);
        Assert.Contains("name=\"field-time\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/digest setup", ConsolePage.Words(await _client.GetStringAsync("/chat/general")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_stands_in_the_channel_with_its_answer()
    {
        var sent = await SendFormAsync("digest setup", ("field-topic", "ferries"), ("field-time", "08:00"), ("field-days", "daily"), ("field-zone", "Berlin"));
        var words = ConsolePage.Words(await _client.GetStringAsync(sent.Headers.Location));
        var channel = Assert.Single(await _console.Get<IChannelStore>().ListAsync(CancellationToken.None));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("/digest setup", words, StringComparison.Ordinal);
        Assert.Contains("every day, Europe/Berlin time", words, StringComparison.Ordinal);
        Assert.Equal(["ferries"], channel.Topics);
    }

    [Fact]
    public async Task A_wrong_answer_is_told_beside_its_field_and_the_others_stay()
    {
        var sent = await SendFormAsync("digest setup", ("field-topic", "<b>ferries</b>"), ("field-time", "soon"), ("field-days", "daily"), ("field-zone", "Berlin"));
        var page = await sent.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("has no time of day", ConsolePage.Words(page), StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"field-time-problem field-time-hint\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"&lt;b&gt;ferries&lt;/b&gt;\"", page, StringComparison.Ordinal);
        Assert.Empty(Assert.Single(await _console.Get<IChannelStore>().ListAsync(CancellationToken.None)).Topics);
    }

    [Theory]
    [InlineData("digest today")]
    [InlineData("digest nonsense")]
    [InlineData("")]
    public async Task What_has_no_form_is_told_in_a_sentence(string command)
    {
        var answer = await _client.GetAsync($"/chat/general/form?command={Uri.EscapeDataString(command)}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is nothing to fill in", ConsolePage.Words(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_this_browser_s_token_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/general/form");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Content = new FormUrlEncodedContent([new("command", "digest topics add"), new("field-query", "ferries")]);
        var answer = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_file_of_an_answer_can_be_fetched_and_no_other()
    {
        var message = ChatMessage.Line("The sources as OPML.") with { Files = [new ChatFile("sources.opml", "<opml/>"u8.ToArray())] };
        var stored = await _console.Get<ILocalChatStore>().AppendAsync(
            new NewLocalMessage("general", null, JsonSerializer.Serialize(message, ChatJson.Default.ChatMessage), ConsoleHost.Now), CancellationToken.None);
        var page = await _client.GetStringAsync("/chat/general");
        var file = await _client.GetAsync($"/chat/general/messages/{stored.Id}/files/0");

        Assert.Contains("sources.opml", ConsolePage.Words(page), StringComparison.Ordinal);
        Assert.Equal("<opml/>", await file.Content.ReadAsStringAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync($"/chat/general/messages/{stored.Id}/files/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync($"/chat/general/messages/{stored.Id + 1}/files/0")).StatusCode);
    }

    private Task<HttpResponseMessage> SendFormAsync(string command, params (string Name, string Value)[] fields) =>
        _client.SubmitAsync($"/chat/general/form?command={Uri.EscapeDataString(command)}", "/chat/general/form", [("command", command), .. fields]);
}
