using DigestBot.Core.Digests;
using DigestBot.Core.Stories;

namespace DigestBot.Testing.Stores;

/// <summary>Posted editions; it knows of no schedules, so that no slot is ever moved on.</summary>
public sealed class InMemoryEditionStore : IEditionStore
{
    private readonly List<StoredEdition> _editions = [];

    public Task<EditionId?> PublishAsync(EditionSlot slot, Edition edition, IReadOnlyList<string> pages, DateTimeOffset? nextDue, CancellationToken cancellationToken)
    {
        if (_editions.Any(stored => stored.Slot == slot))
        {
            return Task.FromResult<EditionId?>(null);
        }

        var id = new EditionId(_editions.Count + 1);
        _editions.Add(new(id, slot.Channel, slot, edition));
        return Task.FromResult<EditionId?>(id);
    }

    public Task<StoredEdition?> FindAsync(EditionId id, CancellationToken cancellationToken) => Task.FromResult(_editions.Find(stored => stored.Id == id));

    public Task<IReadOnlyList<StoredEdition>> ListAsync(ChannelId channel, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredEdition>>([.. _editions.Where(stored => stored.Channel == channel).Reverse().Take(limit)]);

    public Task<IReadOnlySet<StoryId>> PostedAsync(ChannelId channel, IReadOnlyCollection<StoryId> stories, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<StoryId>>(
            _editions.Where(stored => stored.Channel == channel).SelectMany(stored => stored.Edition.Stories).Select(story => story.Story).Where(stories.Contains).ToHashSet());
}
