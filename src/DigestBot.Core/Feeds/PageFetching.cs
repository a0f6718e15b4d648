namespace DigestBot.Core.Feeds;

/// <summary>When the pages behind a source's entries are fetched for their text.</summary>
public enum PageFetching
{
    /// <summary>The feed's own text is all that is read.</summary>
    Never,

    /// <summary>Where the feed has a teaser alone.</summary>
    WhenShort,

    /// <summary>For every entry; the feed's text is kept where it is as full.</summary>
    Always,
}
