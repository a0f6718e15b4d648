using System.Buffers;

namespace DigestBot.Core.Chat;

/// <summary>Which addresses may become a link in a message.</summary>
public static class WebAddress
{
    /// <summary>Longer ones are tracking or an accident, and would crowd out the text.</summary>
    public const int MaxLength = 2_000;

    private static readonly SearchValues<char> Markup = SearchValues.Create("()<>|\"'\\`* ");

    /// <summary>The address with everything but plain characters percent-encoded, or null where it must not be linked.</summary>
    /// <remarks>
    /// http(s) only. An address with a user name is refused: <c>https://bank.example@other.example</c> leads to the second.
    /// Brackets and quotes are encoded too, so that the address cannot end a platform's link markup early.
    /// </remarks>
    public static string? Of(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || uri.UserInfo.Length > 0)
        {
            return null;
        }

        var address = uri.AbsoluteUri;
        var safe = address.AsSpan().ContainsAny(Markup) ? string.Concat(address.Select(c => Markup.Contains(c) ? Uri.HexEscape(c) : c.ToString())) : address;
        return safe.Length <= MaxLength ? safe : null;
    }
}
