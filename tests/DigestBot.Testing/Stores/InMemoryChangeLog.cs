using DigestBot.Core.Digests;

namespace DigestBot.Testing.Stores;

/// <summary>Changes of channels that all belong to one workspace.</summary>
public sealed class InMemoryChangeLog : IChangeLog
{
    private readonly List<ChannelChange> _changes = [];

    public Task AddAsync(ChannelChange change, CancellationToken cancellationToken)
    {
        _changes.Add(change);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ChannelChange>> ListAsync(ChannelId channel, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ChannelChange>>([.. _changes.Where(change => change.Channel == channel).Reverse().Take(limit)]);

    public Task<int> ForgetAsync(string platform, string workspace, string user, CancellationToken cancellationToken)
    {
        var forgotten = 0;
        for (var i = 0; i < _changes.Count; i++)
        {
            if (_changes[i].User == user)
            {
                _changes[i] = _changes[i] with { User = null, UserName = null };
                forgotten++;
            }
        }

        return Task.FromResult(forgotten);
    }
}
