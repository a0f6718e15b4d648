using System.Diagnostics.CodeAnalysis;

namespace DigestBot.Web.Previews;

/// <summary>Addresses from outside, before they may stand in a page.</summary>
public static class WebLink
{
    /// <summary>Only http and https can be opened from a page of ours: never <c>javascript:</c> or <c>data:</c>.</summary>
    public static bool IsSafe([NotNullWhen(true)] string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
