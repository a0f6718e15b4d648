using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

/// <summary>An article in view, with its story and its wire copies.</summary>
internal sealed class ActiveArticle(ArticleId id, DateTimeOffset seen, EventFingerprint fingerprint)
{
    public ArticleId Id { get; } = id;

    /// <summary>When it, or the latest of its copies, was seen.</summary>
    public DateTimeOffset Seen { get; set; } = seen;

    /// <summary>Of the fullest of its copies.</summary>
    public EventFingerprint Fingerprint { get; set; } = fingerprint;

    /// <summary>How strongly it is linked to its story.</summary>
    public double Link { get; set; }

    /// <summary>The story that was last told to the caller.</summary>
    public long Reported { get; set; }

    /// <summary>It was found to be a copy of another and stands among that one's copies; it leaves with the next <see cref="ActiveNews.TakeStock"/>.</summary>
    public bool IsFolded { get; set; }

    public List<(ArticleId Id, double Similarity)>? Copies { get; set; }
}
