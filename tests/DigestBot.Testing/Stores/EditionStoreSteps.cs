using DigestBot.Core.Digests;

namespace DigestBot.Testing.Stores;

public static class EditionStoreSteps
{
    /// <summary>Publishes one edition by itself, made after its channel's latest.</summary>
    public static async Task<EditionId?> PublishAsync(
        this IEditionStore editions, EditionSlot slot, Edition edition, IReadOnlyList<string> pages, DateTimeOffset? nextDue, CancellationToken cancellationToken) =>
        (await editions.PublishAsync([new FrozenEdition(slot, edition, pages, nextDue, (await editions.ListAsync(slot.Channel, 1, cancellationToken)) is [var latest] ? latest.Edition.To : null)], cancellationToken))[0];
}
