using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace DigestBot.Tests.Web;

/// <summary>Who may ask the console for something, and who may change something.</summary>
public sealed class RequestGuardTests : IAsyncLifetime
{
    private const string Password = "a-long-enough-secret";

    private ConsoleHost _console = null!;

    public async ValueTask InitializeAsync() => _console = await ConsoleHost.StartAsync();

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Theory]
    [InlineData("news.example")]
    [InlineData("localhost.news.example")]
    [InlineData("localhost:1")]
    public async Task A_host_name_that_is_not_this_machine_is_refused(string host)
    {
        var answer = await GetAsync("/stories", request => request.Headers.Host = host);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Web:AllowedHosts", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task This_machine_s_own_names_are_let_in(string host)
    {
        var answer = await GetAsync("/stories", request => request.Headers.Host = $"{host}:{_console.Address.Port}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_name_from_the_settings_is_let_in()
    {
        await using var console = await ConsoleHost.StartAsync(("Web:AllowedHosts:0", "news.example"), ("Web:AllowedHosts:1", "news.example:443"));
        using var client = console.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/stories") { Headers = { Host = "news.example:443" } };

        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Forwarded-Host")]
    [InlineData("x-forwarded-proto")]
    [InlineData("Forwarded")]
    [InlineData("X-Real-IP")]
    public async Task Behind_a_proxy_without_a_password_nothing_is_shown(string header)
    {
        var answer = await GetAsync("/stories", request => request.Headers.Add(header, "192.0.2.7"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Web__Password", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "https://news.example")]
    [InlineData("Origin", "null")]
    [InlineData("Accept", "text/html")]
    public async Task A_change_that_another_site_or_nobody_vouches_for_is_refused(string header, string value)
    {
        using var client = _console.CreateClient();
        var token = ConsolePage.Token(await client.GetStringAsync("/chat/general"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/general/messages");
        request.Headers.Add(header, value);
        request.Content = new FormUrlEncodedContent([new("form-token", token), new("text", "/digest help")]);

        var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("data-typed", await client.GetStringAsync("/chat/general"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_from_the_console_s_own_origin_is_let_in_where_the_browser_sends_no_fetch_metadata()
    {
        using var client = _console.CreateClient();
        var token = ConsolePage.Token(await client.GetStringAsync("/chat/general"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/general/messages");
        request.Headers.Add("Origin", _console.Address.GetLeftPart(UriPartial.Authority));
        request.Content = new FormUrlEncodedContent([new("form-token", token), new("text", "/digest help")]);

        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("something-else")]
    public async Task A_form_without_its_page_s_token_is_refused(string token)
    {
        using var client = _console.CreateClient();
        await client.GetStringAsync("/chat/general");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/general/messages");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Content = new FormUrlEncodedContent([new("form-token", token), new("text", "/digest help")]);

        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData(70_000, 1, HttpStatusCode.RequestEntityTooLarge, "shorten it")]
    [InlineData(1, 2_000, HttpStatusCode.BadRequest, "cannot read this request")]
    public async Task A_form_that_no_page_sends_is_refused_in_words(int length, int fields, HttpStatusCode status, string words)
    {
        using var client = _console.CreateClient();
        await client.GetStringAsync("/chat/general");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/general/messages");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Content = new FormUrlEncodedContent(Enumerable.Range(0, fields).Select(i => KeyValuePair.Create($"field{i}", new string('a', length))));

        var answer = await client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/stories?before=7", "/stories?before=7")]
    [InlineData("//news.example", "/")]
    [InlineData("/\\news.example", "/")]
    [InlineData("/\t/news.example", "/")]
    [InlineData("https://news.example", "/")]
    public async Task Choosing_a_theme_leads_back_to_a_page_of_the_console_alone(string back, string location)
    {
        using var client = _console.CreateClient();
        var token = ConsolePage.Token(await client.GetStringAsync("/chat/general"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/theme");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Content = new FormUrlEncodedContent([new("form-token", token), new("theme", "dark"), new("return", back)]);

        Assert.Equal(location, (await client.SendAsync(request)).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Another_browser_s_token_is_worth_nothing()
    {
        using var mine = _console.CreateClient();
        using var another = _console.CreateClient();
        await mine.GetStringAsync("/chat/general");
        var foreign = ConsolePage.Token(await another.GetStringAsync("/chat/general"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/theme");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Content = new FormUrlEncodedContent([new("form-token", foreign), new("theme", "dark")]);

        Assert.Equal(HttpStatusCode.BadRequest, (await mine.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task With_a_password_set_every_page_asks_for_it_and_health_does_not()
    {
        await using var console = await ConsoleHost.StartAsync(("Web:Password", Password));
        using var client = console.CreateClient();

        var without = await client.GetAsync("/stories");
        var wrong = await GetWithPasswordAsync(client, "a-wrong-enough-secret");
        var right = await GetWithPasswordAsync(client, Password);
        var asToken = await GetAsync(client, new AuthenticationHeaderValue("Bearer", Password));
        var health = await client.GetAsync("/health");

        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.StartsWith("Basic", without.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(HttpStatusCode.OK, asToken.StatusCode);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Theory]
    [InlineData("Basic", "not base64!")]
    [InlineData("Basic", "bm8gY29sb24=")]
    [InlineData("Digest", "a-long-enough-secret")]
    public async Task A_broken_login_is_refused_like_a_wrong_one(string scheme, string value)
    {
        await using var console = await ConsoleHost.StartAsync(("Web:Password", Password));
        using var client = console.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/stories");
        request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {value}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Every_answer_tells_the_browser_what_pages_of_ours_never_do()
    {
        var page = await GetAsync("/stories", _ => { });

        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("//news.example/")]
    [InlineData("/\\news.example/")]
    [InlineData("https://news.example/")]
    public async Task Choosing_colours_leads_back_to_a_page_of_the_console_alone(string back)
    {
        using var client = _console.CreateClient();

        var answer = await client.SubmitAsync("/stories", "/theme", ("theme", "dark"), ("return", back));

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.Contains("data-theme=\"dark\"", await client.GetStringAsync("/stories"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> GetWithPasswordAsync(HttpClient client, string password) =>
        GetAsync(client, new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"anyone:{password}"))));

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, AuthenticationHeaderValue login)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/stories") { Headers = { Authorization = login } };
        return await client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestMessage> change)
    {
        using var client = _console.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        change(request);
        return await client.SendAsync(request);
    }
}
