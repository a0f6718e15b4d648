using AngleSharp.Dom;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>The page's <c>meta</c> elements by their name, property, itemprop or http-equiv, in lower case.</summary>
internal sealed class MetaElements
{
    private readonly Dictionary<string, string> contents = new(StringComparer.Ordinal);

    public static MetaElements Read(IDocument page)
    {
        var found = new MetaElements();
        foreach (var meta in page.GetElementsByTagName("meta"))
        {
            var content = HtmlText.ToLine(meta.GetAttribute("content"));
            if (content.Length == 0)
            {
                continue;
            }

            foreach (var attribute in (string[])["property", "name", "itemprop", "http-equiv"])
            {
                foreach (var name in (meta.GetAttribute(attribute) ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                {
                    found.contents.TryAdd(name.ToLowerInvariant(), content);
                }
            }
        }

        return found;
    }

    /// <summary>The content of the first of these names that the page has.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (contents.TryGetValue(name, out var content))
            {
                return content;
            }
        }

        return null;
    }
}
