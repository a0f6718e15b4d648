namespace DigestBot.Core.Feeds.Parsing;

/// <summary>Relative addresses made absolute, as far as it is known what they are relative to.</summary>
internal static class WebAddress
{
    /// <summary>An absolute address, and one that cannot be resolved, comes back as it is.</summary>
    public static string Resolve(Uri? documentBase, string address)
    {
        var trimmed = address.Trim();
        if (documentBase is null || trimmed.Length == 0 || IsAbsolute(trimmed))
        {
            return trimmed;
        }

        return Uri.TryCreate(documentBase, trimmed, out var resolved) ? resolved.AbsoluteUri : trimmed;
    }

    public static string? ResolveOrNull(Uri? documentBase, string? address) =>
        string.IsNullOrWhiteSpace(address) ? null : Resolve(documentBase, address);

    public static bool IsWeb(string? address) =>
        address is not null && (address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>Begins with a scheme (RFC 3986, 3.1). <c>Uri</c> would take "/path" for a file.</summary>
    private static bool IsAbsolute(string address)
    {
        var colon = address.IndexOf(':');
        return colon > 1 && char.IsAsciiLetter(address[0]) && address.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
}
