using System.Net.Http.Headers;
using System.Text;

namespace DigestBot.Core.Feeds.Fetching;

/// <summary>Makes the request for a feed: conditional where the last answer allows it.</summary>
internal static class FeedRequest
{
    private const string Accept =
        "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5";

    public static HttpRequestMessage Create(Uri address, Uri original, string? etag, string? lastModified)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", Accept);
        AddIfGiven(request, "If-None-Match", etag);
        AddIfGiven(request, "If-Modified-Since", lastModified);

        // What the address carries as user and password goes to that server alone, never where it redirects to.
        if (original.UserInfo.Length > 0 && original.Authority == address.Authority && original.Scheme == address.Scheme)
        {
            var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(original.UserInfo)));
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        }

        return request;
    }

    /// <summary>Who asks, truthfully, and how to reach them.</summary>
    public static string UserAgent(string contact)
    {
        var version = typeof(FeedRequest).Assembly.GetName().Version!.ToString(3);
        return contact.Length == 0 ? $"DigestBot/{version} (news digest; self-hosted)" : $"DigestBot/{version} (news digest; +{contact})";
    }

    private static void AddIfGiven(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
