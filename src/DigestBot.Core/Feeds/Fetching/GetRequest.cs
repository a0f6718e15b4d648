using System.Net.Http.Headers;
using System.Text;

namespace DigestBot.Core.Feeds.Fetching;

/// <summary>What is asked of an address, wherever it redirects to.</summary>
internal sealed record GetRequest(Uri Address, string Accept)
{
    /// <summary>From the last answer, sent back unchanged; null for a first fetch.</summary>
    public string? ETag { get; init; }

    /// <summary>Likewise.</summary>
    public string? LastModified { get; init; }

    public HttpRequestMessage To(Uri current)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, current);
        request.Headers.TryAddWithoutValidation("Accept", Accept);
        AddIfGiven(request, "If-None-Match", ETag);
        AddIfGiven(request, "If-Modified-Since", LastModified);

        // What the address carries as user and password goes to that server alone, never where it redirects to.
        if (Address.UserInfo.Length > 0 && Address.Authority == current.Authority && Address.Scheme == current.Scheme)
        {
            var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(Address.UserInfo)));
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        }

        return request;
    }

    private static void AddIfGiven(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
