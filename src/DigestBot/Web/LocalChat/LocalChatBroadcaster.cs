using System.Collections.Concurrent;
using System.Threading.Channels;

namespace DigestBot.Web.LocalChat;

/// <summary>Tells open pages that a channel has something new. It carries no messages: pages fetch those, so a lost note costs nothing.</summary>
internal sealed class LocalChatBroadcaster
{
    // A page that reads slower than this misses notes and sees the messages with the next one.
    private const int NotesKeptPerPage = 64;

    private readonly ConcurrentDictionary<OpenPage, byte> _pages = new();

    public void Announce(string channel)
    {
        foreach (var page in _pages.Keys)
        {
            page.Note(channel);
        }
    }

    /// <summary>A page that hears of everything from now until it is disposed.</summary>
    public OpenPage Open()
    {
        var page = new OpenPage(this);
        _pages.TryAdd(page, 0);
        return page;
    }

    internal sealed class OpenPage(LocalChatBroadcaster broadcaster) : IDisposable
    {
        private readonly Channel<string> _notes =
            Channel.CreateBounded<string>(new BoundedChannelOptions(NotesKeptPerPage) { FullMode = BoundedChannelFullMode.DropOldest });

        public void Note(string channel) => _notes.Writer.TryWrite(channel);

        /// <summary>The next channel with a new message, or null once the page is closed or the program stops.</summary>
        public async Task<string?> NextAsync(CancellationToken ended)
        {
            try
            {
                return await _notes.Reader.ReadAsync(ended);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }

        public void Dispose() => broadcaster._pages.TryRemove(this, out _);
    }
}
