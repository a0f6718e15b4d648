using System.Buffers.Text;
using System.Text;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>Atom's text constructs: plain, escaped HTML, inline XHTML or Base64, as their attributes say.</summary>
internal static class AtomText
{
    public static string? Of(MarkupElement element)
    {
        var type = element.Attribute("type")?.ToLowerInvariant() ?? "";
        if (element.Attribute("mode") == "base64" || IsBinary(type))
        {
            return FromBase64(MarkupText.Of(element));
        }

        return type switch
        {
            // RFC 4287, 3.1.1.3: the div is a container and no part of the text.
            "xhtml" => MarkupText.Of(OnlyDiv(element) ?? element, escaped: true),
            "html" => MarkupText.Of(OnlyDiv(element) ?? element),
            "application/xhtml+xml" => MarkupText.Of(element, escaped: true),
            _ => MarkupText.Of(element),
        };
    }

    private static bool IsBinary(string type) =>
        type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal)
        && !type.EndsWith("/xml", StringComparison.Ordinal) && !type.EndsWith("+xml", StringComparison.Ordinal);

    private static MarkupElement? OnlyDiv(MarkupElement element)
    {
        MarkupElement? only = null;
        foreach (var node in element.Nodes)
        {
            if (node.Element is { } child && only is null && child.Name.Key == "div")
            {
                only = child;
            }
            else if (node.Element is not null || !string.IsNullOrWhiteSpace(node.Text))
            {
                return null;
            }
        }

        return only;
    }

    /// <summary>Text that is no Base64 after all is kept as it is.</summary>
    private static string? FromBase64(string? text)
    {
        if (text is null || !Base64.IsValid(text))
        {
            return text;
        }

        var decoded = Encoding.UTF8.GetString(Convert.FromBase64String(text)).Trim();
        return decoded.Length == 0 ? null : decoded;
    }
}
