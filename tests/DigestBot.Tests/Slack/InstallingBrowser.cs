using System.Net;

namespace DigestBot.Tests.Slack;

/// <summary>A browser with its cookies, as far as installing an app needs one.</summary>
internal sealed class InstallingBrowser : IDisposable
{
    private readonly SocketsHttpHandler _handler = new() { UseProxy = false, AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
    private readonly HttpClient _client;

    public InstallingBrowser() => _client = new HttpClient(_handler);

    /// <summary>Where the page leads on.</summary>
    public async Task<Uri> FollowAsync(string address)
    {
        using var answer = await _client.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!;
    }

    public async Task<(HttpStatusCode Status, string Text)> GetAsync(Uri address)
    {
        using var answer = await _client.GetAsync(address, TestContext.Current.CancellationToken);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>The page at the end of all redirects.</summary>
    public async Task<string> ShowAsync(string address)
    {
        var agreed = await FollowAsync((await FollowAsync(address)).AbsoluteUri);
        return (await GetAsync(agreed)).Text;
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }
}
