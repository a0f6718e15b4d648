using DigestBot.Core.Digests;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Commands;

/// <summary>Which story a number means to someone: that of the list they saw last in the channel, whether they asked for it or it was posted.</summary>
internal sealed class ShownStories(IEditionStore editions)
{
    /// <summary>Lists kept, one a person and channel; the oldest go first.</summary>
    internal const int MaxLists = 1_000;

    /// <summary>Posted editions looked at: quiet slots take one without a story.</summary>
    private const int EditionsRead = 10;

    private readonly Lock _lock = new();
    private readonly Dictionary<(ChannelId Channel, string User), ShownList> _lists = [];

    /// <summary>Keeps what the person is about to see; a list without stories leaves the one before it.</summary>
    public void Keep(CommandRequest request, Edition edition)
    {
        if (edition.Stories.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            _lists[(request.Channel.Id, request.User.Id)] = ListOf(edition);
            if (_lists.Count > MaxLists)
            {
                _lists.Remove(_lists.MinBy(list => list.Value.At).Key);
            }
        }
    }

    /// <summary>The list seen last; empty when there was none.</summary>
    public async Task<IReadOnlyList<StoryId>> LastAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        ShownList? asked;
        lock (_lock)
        {
            asked = _lists.GetValueOrDefault((request.Channel.Id, request.User.Id));
        }

        var recent = await editions.ListAsync(request.Channel.Id, EditionsRead, cancellationToken);
        var posted = recent.FirstOrDefault(stored => stored.Edition.Stories.Count > 0) is { } stored ? ListOf(stored.Edition) : null;
        var last = asked is null || posted?.At > asked.At ? posted : asked;
        return last?.Stories ?? [];
    }

    private static ShownList ListOf(Edition edition) => new(edition.Built, [.. edition.Stories.OrderBy(story => story.Number).Select(story => story.Story)]);

    private sealed record ShownList(DateTimeOffset At, IReadOnlyList<StoryId> Stories);
}
