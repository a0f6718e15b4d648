using System.Security.Cryptography;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Commands;

/// <summary>Lists of feeds that were shown and not added yet. In memory: a list that nobody agreed to in time is given again.</summary>
internal sealed class PendingImports
{
    internal static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>The oldest go first.</summary>
    private const int MaxLists = 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<(ChannelId Channel, string Id), (IReadOnlyList<NewFeed> Feeds, DateTimeOffset At)> _lists = [];

    /// <returns>By what the list is found again: not to be guessed, for it may hold addresses of others.</returns>
    public string Keep(ChannelId channel, IReadOnlyList<NewFeed> feeds, DateTimeOffset now)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        lock (_lock)
        {
            _lists[(channel, id)] = (feeds, now);
            if (_lists.Count > MaxLists)
            {
                _lists.Remove(_lists.MinBy(list => list.Value.At).Key);
            }
        }

        return id;
    }

    /// <returns>Null where it was never there or has aged out.</returns>
    public IReadOnlyList<NewFeed>? Find(ChannelId channel, string id, DateTimeOffset now)
    {
        lock (_lock)
        {
            return _lists.TryGetValue((channel, id), out var list) && now - list.At < Life ? list.Feeds : null;
        }
    }
}
