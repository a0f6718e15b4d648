using System.Collections.Concurrent;

namespace DigestBot.Testing;

/// <summary>Runs work against a clock that jumps to the next timer whenever all of it waits: hours pass in milliseconds, the same way each time.</summary>
/// <remarks>The work runs on one thread; it must wait for nothing but this clock's timers.</remarks>
public sealed class VirtualTime : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private readonly ManualTimeProvider _clock;

    private VirtualTime(ManualTimeProvider clock) => _clock = clock;

    public static T Run<T>(ManualTimeProvider clock, Func<Task<T>> work)
    {
        var before = Current;
        var context = new VirtualTime(clock);
        SetSynchronizationContext(context);
        try
        {
            var task = work();
            while (!task.IsCompleted)
            {
                context.Step();
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => _ready.Enqueue((d, state));

    private void Step()
    {
        if (_ready.TryDequeue(out var next))
        {
            next.Callback(next.State);
        }
        else if (!_clock.AdvanceToNextTimer())
        {
            throw new InvalidOperationException("The work waits for something that is no timer of this clock.");
        }
    }
}
