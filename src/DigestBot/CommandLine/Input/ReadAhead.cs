using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace DigestBot.CommandLine.Input;

/// <summary>Reads on another thread while the caller works on what was read before.</summary>
internal static class ReadAhead
{
    private const int MostWaiting = 512;

    /// <summary>The items in their order; what their reading throws is thrown here.</summary>
    public static IAsyncEnumerable<T> Of<T>(IEnumerable<T> items, CancellationToken cancellationToken) => Of(items.ToAsyncEnumerable(), cancellationToken);

    /// <inheritdoc cref="Of{T}(IEnumerable{T}, CancellationToken)"/>
    public static async IAsyncEnumerable<T> Of<T>(IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = Channel.CreateBounded<T>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAsync(items, waiting.Writer, cancellationToken), cancellationToken);
        await foreach (var item in waiting.Reader.ReadAllAsync(cancellationToken))
        {
            yield return item;
        }

        await reading;
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> items, ChannelWriter<T> waiting, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken))
            {
                await waiting.WriteAsync(item, cancellationToken);
            }
        }
        finally
        {
            waiting.Complete();
        }
    }
}
