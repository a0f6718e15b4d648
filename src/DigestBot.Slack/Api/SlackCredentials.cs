namespace DigestBot.Slack.Api;

/// <summary>What acts for the bot in one workspace. Sealed where it is stored.</summary>
/// <param name="RefreshToken">For one use; null where tokens do not rotate.</param>
internal sealed record SlackCredentials(string Token, string? RefreshToken = null, DateTimeOffset? ExpiresAt = null)
{
    public static SlackCredentials Of(AccessAnswer answer, DateTimeOffset now) =>
        new(answer.AccessToken!, answer.RefreshToken, answer.ExpiresIn is { } seconds ? now.AddSeconds(seconds) : null);
}
