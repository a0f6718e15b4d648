using System.Collections.Concurrent;
using System.Diagnostics;

namespace DigestBot.Benchmarks.Discord;

/// <summary>How long Discord's answers take: what the pace cannot be better than follows from it.</summary>
internal sealed class AnswerTimes
{
    private readonly ConcurrentBag<TimeSpan> _taken = [];

    public DelegatingHandler Handler() => new Watch(_taken);

    /// <summary>How much longer than the fastest the average answer takes: for so long each request counts beyond its second, as nobody can tell when it arrived.</summary>
    public TimeSpan Unevenness => _taken.IsEmpty ? TimeSpan.Zero : TimeSpan.FromTicks((long)_taken.Average(taken => taken.Ticks)) - _taken.Min();

    private sealed class Watch(ConcurrentBag<TimeSpan> taken) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await base.SendAsync(request, cancellationToken);
            taken.Add(Stopwatch.GetElapsedTime(began));
            return answer;
        }
    }
}
