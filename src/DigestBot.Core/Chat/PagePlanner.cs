namespace DigestBot.Core.Chat;

/// <summary>A part of a message that stays whole on its page.</summary>
public interface IPagePiece
{
    /// <summary>What it counts against the platform's limit of parts: components, blocks.</summary>
    int Parts { get; }

    int Characters { get; }

    /// <summary>A heading: it must not be the last on a page.</summary>
    bool KeepWithNext { get; }

    /// <summary>Separates what stands above and below it; nothing at a page's edge.</summary>
    bool IsDivider { get; }
}

/// <summary>Lays pieces out on as few pages as their order allows. None is cut: each must fit a page on its own.</summary>
public static class PagePlanner
{
    public static IReadOnlyList<IReadOnlyList<T>> Plan<T>(IReadOnlyList<T> pieces, int maxParts, int maxCharacters)
        where T : IPagePiece
    {
        var pages = new List<List<T>>();
        var page = new List<T>();
        for (var i = 0; i < pieces.Count;)
        {
            var together = pieces.Skip(i).Take(ChainLength(pieces, i)).ToList();
            if (!Fits(together, maxParts, maxCharacters))
            {
                together = [pieces[i]];
            }

            if (page.Count > 0 && !Fits([.. page, .. together], maxParts, maxCharacters))
            {
                pages.Add(page);
                page = [];
            }

            page.AddRange(together);
            i += together.Count;
        }

        pages.Add(page);
        return [.. pages.Select(WithoutEdgeDividers).Where(trimmed => trimmed.Count > 0)];
    }

    private static int ChainLength<T>(IReadOnlyList<T> pieces, int start)
        where T : IPagePiece
    {
        var end = start;
        while (pieces[end].KeepWithNext && end + 1 < pieces.Count)
        {
            end++;
        }

        return end - start + 1;
    }

    private static bool Fits<T>(List<T> pieces, int maxParts, int maxCharacters)
        where T : IPagePiece =>
        pieces.Sum(piece => piece.Parts) <= maxParts && pieces.Sum(piece => piece.Characters) <= maxCharacters;

    private static List<T> WithoutEdgeDividers<T>(List<T> page)
        where T : IPagePiece
    {
        var first = page.FindIndex(piece => !piece.IsDivider);
        var last = page.FindLastIndex(piece => !piece.IsDivider);
        return first < 0 ? [] : page[first..(last + 1)];
    }
}
