using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace DigestBot.Testing.Feeds;

/// <summary>The web in memory: pages and feeds that a test writes, 404 for every other address.</summary>
public sealed class FakeWeb : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, (string Type, string Body)> pages = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Requests { get; } = new();

    public void Page(string url, string html) => pages[url] = ("text/html; charset=utf-8", html);

    public void Feed(string url, string title, int entries = 1) => pages[url] = ("application/rss+xml",
        $"<rss version='2.0'><channel><title>{title}</title>{string.Concat(Enumerable.Range(1, entries).Select(i => $"<item><guid>{i}</guid><title>Story {i}</title></item>"))}</channel></rss>");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request.RequestUri!.AbsoluteUri);
        var response = new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new ByteArrayContent([]) };
        if (pages.TryGetValue(request.RequestUri.AbsoluteUri, out var page))
        {
            response.StatusCode = HttpStatusCode.OK;
            response.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(page.Body));
            response.Content.Headers.TryAddWithoutValidation("Content-Type", page.Type);
        }

        return Task.FromResult(response);
    }
}
