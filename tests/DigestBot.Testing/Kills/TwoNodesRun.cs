using DigestBot.Testing.Loopback;

namespace DigestBot.Testing.Kills;

/// <summary>Two nodes on one database post <see cref="Bulletins"/>, and the one that is posting stops: for good, or again and again for a while.</summary>
/// <param name="startNode">Starts a node and ends when it is ready, with <see cref="KillRun.Settings"/>.</param>
public sealed class TwoNodesRun(BulletinCount bulletins, Func<Task<INode>> startNode, Random random)
{
    // By KillRun's settings a send has two seconds, and ten later another node may look for it and send it.
    private static readonly TimeSpan LongestLease = TimeSpan.FromSeconds(12);

    // What a stopped node had written, the server answers within this.
    private static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(1);

    // Until the next minute's editions are due, and a take-over.
    private static readonly TimeSpan PatienceForPost = TimeSpan.FromSeconds(150);

    private static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(200);

    private readonly List<TimeSpan> _takeOvers = [];

    /// <summary>From a node's end, or its standing still, to the first message of the other; where nothing was left to post, from when something was due again.</summary>
    public IReadOnlyList<TimeSpan> TakeOvers => _takeOvers;

    /// <summary>Kills the posting node once so many messages are out.</summary>
    public async Task<BulletinTally> KillOneAsync(int afterMessages, CancellationToken cancellationToken)
    {
        var nodes = await StartAsync();
        try
        {
            await WaitForPostsAsync(afterMessages);
            var posting = await PostingAsync(nodes, cancellationToken);
            nodes.Remove(posting);
            await posting.DisposeAsync();
            await TakeOverAsync(TimeProvider.System.GetUtcNow());
            return await EndAsync(cancellationToken);
        }
        finally
        {
            await DisposeAsync(nodes);
        }
    }

    /// <summary>Freezes the posting node at random moments, each time until its leases are over and the other has posted, and wakes it.</summary>
    /// <param name="told">Hears of each time.</param>
    public async Task<BulletinTally> FreezeAsync(int times, Action<int> told, CancellationToken cancellationToken)
    {
        var nodes = await StartAsync();
        try
        {
            for (var time = 1; time <= times; time++)
            {
                await NextPostAsync(TimeProvider.System.GetUtcNow());
                var posting = await PostingAsync(nodes, cancellationToken);
                await Task.Delay(Sample * random.NextDouble(), TimeProvider.System, cancellationToken);
                await posting.FreezeAsync();
                var frozen = TimeProvider.System.GetUtcNow();
                await TakeOverAsync(frozen);
                var rest = LongestLease - (TimeProvider.System.GetUtcNow() - frozen);
                await Task.Delay((rest > TimeSpan.Zero ? rest : TimeSpan.Zero) + (UnderWay * 2 * random.NextDouble()), TimeProvider.System, cancellationToken);
                await posting.WakeAsync();
                told(time);
            }

            return await EndAsync(cancellationToken);
        }
        finally
        {
            await DisposeAsync(nodes);
        }
    }

    private async Task<List<INode>> StartAsync() => [await startNode(), await startNode()];

    private static async Task DisposeAsync(List<INode> nodes)
    {
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    /// <summary>The one that works more: the ticks move from node to node, and only they know whose they are.</summary>
    private static async Task<INode> PostingAsync(List<INode> nodes, CancellationToken cancellationToken)
    {
        var before = nodes.ConvertAll(node => node.ProcessorTime);
        await Task.Delay(Sample, TimeProvider.System, cancellationToken);
        return nodes.Zip(before, (node, then) => (Node: node, Worked: node.ProcessorTime - then)).MaxBy(node => node.Worked).Node;
    }

    private async Task TakeOverAsync(DateTimeOffset stopped)
    {
        var next = await NextPostAsync(stopped + UnderWay);

        // Where all that was due was out already, there was nothing to take over before the next minute.
        var due = bulletins.DueOf(next);
        _takeOvers.Add(next.At - (due > stopped ? due : stopped));
    }

    private Task<JournalEntry> NextPostAsync(DateTimeOffset from) => bulletins.Platform.Journal.WaitForAsync(entry => entry.At >= from && IsPost(entry), PatienceForPost);

    private Task<JournalEntry> WaitForPostsAsync(int count) =>
        bulletins.Platform.Journal.WaitForAsync(entry => IsPost(entry) && bulletins.Platform.Journal.Entries.Count(IsPost) >= count, PatienceForPost);

    private bool IsPost(JournalEntry entry) => entry.IsCall("POST", bulletins.Platform.PostPath);

    private async Task<BulletinTally> EndAsync(CancellationToken cancellationToken)
    {
        var end = TimeProvider.System.GetUtcNow();
        await bulletins.EndAsync(end, cancellationToken);
        await bulletins.WaitForAllSentAsync(end, cancellationToken);
        return await bulletins.CountAsync(end, cancellationToken);
    }
}
