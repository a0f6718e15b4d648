using DigestBot.Core.Chat;

namespace DigestBot.Testing;

/// <summary>A chat platform in memory: remembers what stands in its channels and fails the way it is told to.</summary>
/// <remarks>It posts whatever it is sent, the same key twice too: that is how a test notices.</remarks>
public sealed class FakeChatPlatform(string platform = "fake") : IChatPlatform
{
    private readonly Lock _lock = new();
    private readonly List<Posted> _posts = [];
    private readonly Queue<Fault> _faults = new();
    private readonly TaskCompletionSource _underWay = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Platform => platform;

    /// <summary>In the order of posting.</summary>
    public IReadOnlyList<Posted> Posts
    {
        get
        {
            lock (_lock)
            {
                return [.. _posts];
            }
        }
    }

    public int Looks { get; private set; }

    /// <summary>Thrown by every look while set.</summary>
    public Exception? LookFault { get; set; }

    /// <summary>Thrown by every edit while set.</summary>
    public Exception? EditFault { get; set; }

    /// <summary>What happens between a send's begin and the moment in which its message would leave.</summary>
    public Func<Task>? Waiting { get; set; }

    /// <summary>Ends when a send hangs in a <see cref="Fault"/>.</summary>
    public Task Hanging => _underWay.Task;

    /// <summary>How a message is rendered.</summary>
    public Func<ChatMessage, IReadOnlyList<string>> Pages { get; set; } = message => [message.Summary];

    /// <summary>The message rendered last.</summary>
    public ChatMessage? Rendered { get; private set; }

    public IReadOnlyList<string> Render(ChatMessage message, string? deliveryKey = null)
    {
        Rendered = message;
        return Pages(message);
    }

    /// <summary>What goes wrong with the next sends, one each; after them all goes well.</summary>
    public void FailNext(params Fault[] faults)
    {
        foreach (var fault in faults)
        {
            _faults.Enqueue(fault);
        }
    }

    public async Task<string> SendAsync(ChannelRef channel, string body, string deliveryKey, SendLease lease, CancellationToken cancellationToken)
    {
        Fault? fault;
        lock (_lock)
        {
            _faults.TryDequeue(out fault);
        }

        if (fault is { AfterPosting: false })
        {
            await FailAsync(fault, cancellationToken);
        }

        if (Waiting is { } waiting)
        {
            await waiting();
        }

        await lease.EnsureAsync(cancellationToken);
        var posted = Post(channel, body, deliveryKey);
        if (fault is { AfterPosting: true })
        {
            await FailAsync(fault, cancellationToken);
        }

        return posted.Id;
    }

    public Task EditAsync(ChannelRef channel, string firstPage, PostedPage page, CancellationToken cancellationToken)
    {
        if (EditFault is not null)
        {
            return Task.FromException(EditFault);
        }

        lock (_lock)
        {
            _posts[_posts.FindIndex(post => post.Channel == channel && post.Id == page.MessageId)] = new(page.MessageId, channel, page.Body, page.Key);
            return Task.CompletedTask;
        }
    }

    public Task<string?> FindAsync(ChannelRef channel, string deliveryKey, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Looks++;
            return LookFault is null
                ? Task.FromResult(_posts.Find(post => post.Channel == channel && post.Key == deliveryKey)?.Id)
                : Task.FromException<string?>(LookFault);
        }
    }

    private Posted Post(ChannelRef channel, string body, string key)
    {
        lock (_lock)
        {
            var posted = new Posted($"m{_posts.Count + 1}", channel, body, key);
            _posts.Add(posted);
            return posted;
        }
    }

    private async Task FailAsync(Fault fault, CancellationToken cancellationToken)
    {
        if (fault.Exception is not null)
        {
            throw fault.Exception;
        }

        var never = new TaskCompletionSource();
        _underWay.TrySetResult();
        await never.Task.WaitAsync(cancellationToken);
    }

    public sealed record Posted(string Id, ChannelRef Channel, string Body, string Key);

    /// <param name="AfterPosting">The message stands in the channel already when it happens.</param>
    /// <param name="Exception">Null: the request hangs until it is cancelled.</param>
    public sealed record Fault(bool AfterPosting, Exception? Exception)
    {
        public static Fault Before(Exception exception) => new(false, exception);

        public static Fault After(Exception exception) => new(true, exception);

        public static Fault HangBefore() => new(false, null);

        public static Fault HangAfter() => new(true, null);
    }
}
