namespace DigestBot.Core.Articles;

/// <summary>What a page shows in place of its article, or of the rest of it.</summary>
public enum PageObstacle
{
    /// <summary>The publisher says that the article is paid for, or ends it with an offer.</summary>
    Paywall,

    /// <summary>The page asks for consent to cookies before it shows anything else.</summary>
    Consent,

    /// <summary>The page doubts that its reader is a person.</summary>
    RobotCheck,
}
