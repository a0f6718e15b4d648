namespace DigestBot.Core.Stories;

/// <summary>The texts by which the copies of an article are recognised: its own, and those of copies that have more to show.</summary>
/// <remarks>A restart reads the same texts in the same order and has to know the same of them. So what two chains, found to be of one text, know stays apart.</remarks>
internal sealed class CopyChain(int original)
{
    /// <summary>The article's number; another's since it was found to be a copy itself.</summary>
    public int Original { get; set; } = original;

    /// <summary>Shingles of the text added last.</summary>
    public int LongestText { get; set; }
}
