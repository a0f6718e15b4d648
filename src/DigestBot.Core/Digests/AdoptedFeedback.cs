namespace DigestBot.Core.Digests;

/// <summary>What people of one channel said of stories, and the operator took over for everyone.</summary>
/// <param name="Key">As <see cref="KeyOf"/> gives it.</param>
public sealed record AdoptedFeedback(string Key, StoryFeedback Said, DateTimeOffset At)
{
    /// <summary>What the operator calls it by: channel and articles, so that it stays the same and none but one of a channel's has it.</summary>
    /// <returns>Null for what acts on no two stories: there is nothing to take over.</returns>
    public static string? KeyOf(ChannelId channel, StoryFeedback said)
    {
        ArgumentNullException.ThrowIfNull(said);
        return said is { Kind: FeedbackKind.Split or FeedbackKind.Merge, Articles: [var article, ..], Others: [var other, ..] }
            ? $"{(said.Kind is FeedbackKind.Split ? "split" : "merge")}-{channel.Value}-{article.Value}-{other.Value}"
            : null;
    }
}
