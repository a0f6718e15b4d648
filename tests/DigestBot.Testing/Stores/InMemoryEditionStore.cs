using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;

namespace DigestBot.Testing.Stores;

/// <summary>Posted editions.</summary>
/// <param name="schedules">Moved on with each edition; null: there are none to move.</param>
public sealed class InMemoryEditionStore(InMemoryScheduleStore? schedules = null) : IEditionStore
{
    private readonly List<StoredEdition> _editions = [];
    private readonly HashSet<EditionSlot> _slots = [];

    public async Task<IReadOnlyList<EditionId?>> PublishAsync(IReadOnlyList<FrozenEdition> frozen, CancellationToken cancellationToken)
    {
        var ids = new List<EditionId?>();
        foreach (var edition in frozen)
        {
            ids.Add(_slots.Add(edition.Slot) ? new EditionId(_editions.Count + 1) : null);
            if (ids[^1] is { } id)
            {
                _editions.Add(new(id, edition.Slot.Channel, edition.Slot, edition.Edition));
            }

            if (schedules is not null)
            {
                var schedule = (await schedules.ListAsync(edition.Slot.Channel, cancellationToken)).Single(candidate => candidate.Id == edition.Slot.Schedule);
                await schedules.SaveAsync(schedule with { NextDue = edition.NextDue }, cancellationToken);
            }
        }

        return ids;
    }

    public async Task<EditionId?> PublishAlertAsync(StoryId story, FrozenEdition frozen, CancellationToken cancellationToken)
    {
        if ((await PostedAsync([frozen.Slot.Channel], new HashSet<StoryId> { story }, cancellationToken)).Count > 0 || !_slots.Add(frozen.Slot))
        {
            return null;
        }

        var id = new EditionId(_editions.Count + 1);
        _editions.Add(new(id, frozen.Slot.Channel, frozen.Slot, frozen.Edition));
        return id;
    }

    public Task ReviseAsync(EditionId id, Edition edition, IReadOnlyList<PostedPage> pages, CancellationToken cancellationToken)
    {
        var at = _editions.FindIndex(stored => stored.Id == id);
        _editions[at] = _editions[at] with { Edition = edition };
        return Task.CompletedTask;
    }

    public Task<StoredEdition?> FindAsync(EditionId id, CancellationToken cancellationToken) => Task.FromResult(_editions.Find(stored => stored.Id == id));

    public Task<IReadOnlyList<StoredEdition>> ListAsync(ChannelId channel, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredEdition>>([.. _editions.Where(stored => stored.Channel == channel).Reverse().Take(limit)]);

    public Task<ILookup<ChannelId, ToldStory>> PostedAsync(IReadOnlyCollection<ChannelId> channels, IReadOnlySet<StoryId> stories, CancellationToken cancellationToken) =>
        Task.FromResult(_editions.Where(stored => channels.Contains(stored.Channel))
            .SelectMany(stored => stored.Edition.Stories, (stored, story) => (stored.Channel, Told: new ToldStory(story.Story, story.LastArticle)))
            .Where(posted => stories.Contains(posted.Told.Story))
            .GroupBy(posted => (posted.Channel, posted.Told.Story))
            .Select(told => told.Last())
            .ToLookup(posted => posted.Channel, posted => posted.Told));
}
