using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Digests.Alerts;

namespace DigestBot.Testing.Stores;

/// <param name="schedules">Tell which channels are due; null: none ever is.</param>
public sealed class InMemoryChannelStore(IScheduleStore? schedules = null) : IChannelStore
{
    private readonly List<Channel> _channels = [];
    private long _lastId;

    public Task<Channel> GetOrAddAsync(ChannelRef channel, string name, CancellationToken cancellationToken)
    {
        var known = _channels.Find(candidate => candidate.Ref == channel);
        if (known is null)
        {
            known = new Channel { Id = new(++_lastId), Ref = channel, Name = name };
            _channels.Add(known);
        }

        Change(candidate => candidate.Ref.Platform == channel.Platform && candidate.Ref.Workspace == channel.Workspace, candidate => candidate with { LeftAt = null });
        Change(candidate => candidate.Ref == channel, candidate => candidate with { Name = name });
        known = _channels.Find(candidate => candidate.Ref == channel)!;
        return Task.FromResult(known);
    }

    public Task LeaveAsync(string platform, string workspace, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Change(candidate => candidate.Ref.Platform == platform && candidate.Ref.Workspace == workspace && candidate.LeftAt is null, candidate => candidate with { LeftAt = at });
        return Task.CompletedTask;
    }

    public Task<int> DeleteLeftAsync(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(_channels.RemoveAll(channel => channel.LeftAt < before));

    public Task<Channel?> FindAsync(ChannelId id, CancellationToken cancellationToken) => Task.FromResult(_channels.Find(channel => channel.Id == id));

    public Task<IReadOnlyList<Channel>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Channel>>([.. _channels]);

    public async Task<IReadOnlyList<Channel>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = schedules is null ? [] : (await schedules.DueAsync(now, int.MaxValue, cancellationToken)).Select(schedule => schedule.Channel).ToHashSet();
        return [.. _channels.Where(channel => due.Contains(channel.Id))];
    }

    public Task<IReadOnlyList<Channel>> WatchingAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Channel>>([.. _channels.Where(channel => channel.Alerts != AlertWishes.None && channel.LeftAt is null)]);

    public Task<IReadOnlyList<Channel>> EditingAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Channel>>([.. _channels.Where(channel => channel is { EditsPosted: true, LeftAt: null })]);

    public Task SaveAsync(Channel channel, CancellationToken cancellationToken)
    {
        _channels[_channels.FindIndex(candidate => candidate.Id == channel.Id)] = channel;
        return Task.CompletedTask;
    }

    private void Change(Predicate<Channel> fits, Func<Channel, Channel> change)
    {
        for (var i = _channels.FindIndex(fits); i >= 0; i = _channels.FindIndex(i + 1, fits))
        {
            _channels[i] = change(_channels[i]);
        }
    }
}
