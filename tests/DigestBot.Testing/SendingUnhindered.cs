using DigestBot.Core.Chat;

namespace DigestBot.Testing;

/// <summary>Sends for tests in which no lease ends.</summary>
public static class SendingUnhindered
{
    public static Task<string> SendAsync(this IChatPlatform platform, ChannelRef channel, string body, string deliveryKey, CancellationToken cancellationToken) =>
        platform.SendAsync(channel, body, deliveryKey, new SendLease(TimeProvider.System, TimeSpan.FromHours(1), _ => Task.FromResult(true)), cancellationToken);
}
