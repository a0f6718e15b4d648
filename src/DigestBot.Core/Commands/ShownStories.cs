using DigestBot.Core.Chat;
using DigestBot.Core.Digests;

namespace DigestBot.Core.Commands;

/// <summary>The list of stories that someone saw last in a channel, whether they asked for it or it was posted: what a number they type counts in.</summary>
internal sealed class ShownStories(IEditionStore editions)
{
    /// <summary>Lists kept, one a person and channel; the oldest go first. Each takes some tens of kilobytes.</summary>
    internal const int MaxLists = 500;

    /// <summary>Posted editions looked at: quiet slots take one without a story.</summary>
    private const int EditionsRead = 10;

    private readonly Lock _lock = new();
    private readonly Dictionary<(ChannelId Channel, string User), Edition> _lists = [];

    /// <summary>Keeps what the person is about to see; a list without stories leaves the one before it.</summary>
    public void Keep(CommandRequest request, Edition edition)
    {
        if (edition.Stories.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            _lists[(request.Channel.Id, request.User.Id)] = edition;
            if (_lists.Count > MaxLists)
            {
                _lists.Remove(_lists.MinBy(list => list.Value.Built).Key);
            }
        }
    }

    /// <summary>Of one person, in every channel.</summary>
    public void Forget(ChatUser user)
    {
        lock (_lock)
        {
            foreach (var list in _lists.Keys.Where(list => list.User == user.Id).ToList())
            {
                _lists.Remove(list);
            }
        }
    }

    /// <summary>The list seen last; null when there was none.</summary>
    public async Task<Edition?> LastAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        Edition? asked;
        lock (_lock)
        {
            asked = _lists.GetValueOrDefault((request.Channel.Id, request.User.Id));
        }

        var recent = await editions.ListAsync(request.Channel.Id, EditionsRead, cancellationToken);
        var posted = recent.FirstOrDefault(stored => stored.Edition.Stories.Count > 0)?.Edition;
        return asked is null || posted?.Built > asked.Built ? posted : asked;
    }
}
