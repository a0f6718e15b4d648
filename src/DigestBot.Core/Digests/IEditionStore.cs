using DigestBot.Core.Chat;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

public interface IEditionStore
{
    /// <summary>Freezes editions and queues their pages, moves their schedules on and notes what their channels have had until when: all in one transaction.</summary>
    /// <returns>
    /// For each edition its number. Null when the slot is taken already: then nothing changed but the schedule's next due instant; or
    /// when the schedule has been removed or paused meanwhile, or the channel has got another edition: then nothing changed at all.
    /// </returns>
    Task<IReadOnlyList<EditionId?>> PublishAsync(IReadOnlyList<FrozenEdition> frozen, CancellationToken cancellationToken);

    /// <summary>Freezes an alert and queues its pages, in one transaction.</summary>
    /// <returns>Null where the channel has had the story, or is no more: then nothing changed.</returns>
    Task<EditionId?> PublishAlertAsync(StoryId story, FrozenEdition frozen, CancellationToken cancellationToken);

    /// <summary>Keeps a posted edition as it reads now. What its channel has been told stays as it was.</summary>
    /// <param name="pages">Its pages as they read now.</param>
    Task ReviseAsync(EditionId id, Edition edition, IReadOnlyList<PostedPage> pages, CancellationToken cancellationToken);

    Task<StoredEdition?> FindAsync(EditionId id, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<StoredEdition>> ListAsync(ChannelId channel, int limit, CancellationToken cancellationToken);

    /// <summary>Which of the stories have stood in a posted edition of each channel, each once.</summary>
    Task<ILookup<ChannelId, ToldStory>> PostedAsync(IReadOnlyCollection<ChannelId> channels, IReadOnlySet<StoryId> stories, CancellationToken cancellationToken);
}

public sealed record StoredEdition(EditionId Id, ChannelId Channel, EditionSlot Slot, Edition Edition);
