using DigestBot.Core.Chat;
using DigestBot.Core.Digests;

namespace DigestBot.Testing.Stores;

public sealed class InMemoryChannelStore : IChannelStore
{
    private readonly List<Channel> _channels = [];

    public Task<Channel> GetOrAddAsync(ChannelRef channel, string name, CancellationToken cancellationToken)
    {
        var known = _channels.Find(candidate => candidate.Ref == channel);
        if (known is null)
        {
            known = new Channel { Id = new(_channels.Count + 1), Ref = channel, Name = name };
            _channels.Add(known);
        }

        return Task.FromResult(known);
    }

    public Task<Channel?> FindAsync(ChannelId id, CancellationToken cancellationToken) => Task.FromResult(_channels.Find(channel => channel.Id == id));

    public Task<IReadOnlyList<Channel>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Channel>>([.. _channels]);

    public Task SaveAsync(Channel channel, CancellationToken cancellationToken)
    {
        _channels[_channels.FindIndex(candidate => candidate.Id == channel.Id)] = channel;
        return Task.CompletedTask;
    }
}
