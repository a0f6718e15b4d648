namespace DigestBot.Benchmarks;

/// <summary>How long people waited for a chat command: 99th percentiles.</summary>
/// <param name="Processor">What one command takes of the bot's processor time, on average.</param>
internal sealed record Waits(TimeSpan Acknowledged, TimeSpan Answered, TimeSpan Processor)
{
    public static Waits Of(IReadOnlyList<(TimeSpan Acknowledged, TimeSpan Answered)> all, TimeSpan processor) =>
        new(Percentile(all.Select(each => each.Acknowledged), 0.99), Percentile(all.Select(each => each.Answered), 0.99), processor / all.Count);

    public static TimeSpan Percentile(IEnumerable<TimeSpan> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }

    /// <summary>What every platform promises.</summary>
    public bool Hold => Acknowledged < TimeSpan.FromMilliseconds(250) && Answered < TimeSpan.FromSeconds(1.5);

    public override string ToString() =>
        $"acknowledged p99 {Acknowledged.TotalMilliseconds:F0} ms (at most 250), answered p99 {Answered.TotalMilliseconds:F0} ms (at most 1,500)";
}
