namespace DigestBot.Core.Chat;

/// <summary>What stands in the built-in web chat: there this process is the platform.</summary>
public interface ILocalChatStore
{
    /// <summary>Appends the message; where the channel has one under the same key already, that one is returned and nothing is added.</summary>
    Task<LocalMessage> AppendAsync(NewLocalMessage message, CancellationToken cancellationToken);

    /// <returns>False when there is no such message.</returns>
    Task<bool> EditAsync(long id, string body, CancellationToken cancellationToken);

    Task<LocalMessage?> FindByKeyAsync(string channel, string deliveryKey, CancellationToken cancellationToken);

    /// <summary>The newest messages before <paramref name="before"/> (null: of all), oldest first.</summary>
    Task<IReadOnlyList<LocalMessage>> RecentAsync(string channel, int limit, long? before, CancellationToken cancellationToken);
}

/// <param name="Author">A person's name, or null for the bot.</param>
/// <param name="Body">A person's text as typed, or the bot's message as JSON.</param>
public sealed record NewLocalMessage(string Channel, string? Author, string Body, DateTimeOffset At, string? DeliveryKey = null);

public sealed record LocalMessage(long Id, string Channel, string? Author, string Body, DateTimeOffset At);
