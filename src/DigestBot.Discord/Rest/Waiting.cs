namespace DigestBot.Discord.Rest;

internal static class Waiting
{
    /// <summary>At least so long: timers count whole milliseconds and would round down, and whoever looks again then would find nothing changed.</summary>
    public static Task ForAsync(TimeSpan wait, TimeProvider time, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken);
}
