using AngleSharp.Dom;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>Finds the bold opening that many outlets set apart from the article's text, between headline and picture.</summary>
/// <remarks>Publishers repeat it as the page's description: a block of the page that begins like the description is the standfirst.</remarks>
internal static class Standfirst
{
    // Long enough not to meet by accident, short enough for descriptions that were cut.
    private const int ComparedLetters = 45;

    private const int LongestStandfirst = 900;

    /// <returns>Its text as it stands on the page, or null where the page shows none.</returns>
    public static string? Find(IElement body, string? description)
    {
        if (description is null || description.Length < ComparedLetters)
        {
            return null;
        }

        var beginning = description[..ComparedLetters];
        foreach (var element in body.QuerySelectorAll("p, h2, h3, h4, div, span, strong, section"))
        {
            // Blocks that hold blocks are passed over first: their text would be read once for each of the levels above it.
            if (!element.Children.Any(HtmlBlocks.IsBlock)
                && element.TextContent is { Length: >= ComparedLetters } raw
                && raw.AsSpan().TrimStart().StartsWith(beginning.AsSpan(0, 1), StringComparison.Ordinal)
                && raw.Length <= 2 * LongestStandfirst
                && HtmlText.ToLine(raw) is { Length: <= LongestStandfirst } text
                && text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            {
                return text;
            }
        }

        return null;
    }
}
