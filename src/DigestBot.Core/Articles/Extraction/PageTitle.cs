namespace DigestBot.Core.Articles.Extraction;

/// <summary>Takes the site's name off a page's title.</summary>
internal static class PageTitle
{
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " · ", " » ", " :: ", " « "];

    // A tail of more words is part of the headline.
    private const int LongestSiteName = 5;

    public static string? WithoutSite(string? title, string? siteName)
    {
        if (title is null)
        {
            return null;
        }

        foreach (var separator in Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0)
            {
                continue;
            }

            var head = title[..at].TrimEnd();
            var tail = title[(at + separator.Length)..].Trim();
            var namesSite = siteName is not null && IsSame(tail, siteName);
            var looksLikeSite = siteName is null && separator is " | " or " » " or " :: " && Words(tail) <= LongestSiteName && Words(head) >= Words(tail);
            if (namesSite || looksLikeSite)
            {
                return head;
            }
        }

        return title;
    }

    private static bool IsSame(string tail, string siteName) =>
        tail.Contains(siteName, StringComparison.OrdinalIgnoreCase) || siteName.Contains(tail, StringComparison.OrdinalIgnoreCase);

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
