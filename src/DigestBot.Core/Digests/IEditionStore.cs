using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

public interface IEditionStore
{
    /// <summary>Freezes the edition and queues its pages in one transaction, and moves the schedule on.</summary>
    /// <param name="pages">Rendered bodies in order; empty when there is nothing to post and only the slot is taken.</param>
    /// <returns>
    /// Null when the slot is taken already: then nothing changed but the schedule's next due instant; or when the schedule
    /// has been removed or paused meanwhile: then nothing changed at all.
    /// </returns>
    Task<EditionId?> PublishAsync(EditionSlot slot, Edition edition, IReadOnlyList<string> pages, DateTimeOffset? nextDue, CancellationToken cancellationToken);

    Task<StoredEdition?> FindAsync(EditionId id, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<StoredEdition>> ListAsync(ChannelId channel, int limit, CancellationToken cancellationToken);

    /// <summary>Which of the stories have stood in a posted edition of this channel.</summary>
    Task<IReadOnlySet<StoryId>> PostedAsync(ChannelId channel, IReadOnlyCollection<StoryId> stories, CancellationToken cancellationToken);
}

public sealed record StoredEdition(EditionId Id, ChannelId Channel, EditionSlot Slot, Edition Edition);
