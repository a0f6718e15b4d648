using DigestBot.Core.Tests.Stories;

namespace DigestBot.Benchmarks.Stories;

/// <summary>How many of our recurring events find the event before them, in five orders of arrival.</summary>
internal static class StorylineScore
{
    private const int Orders = 5;

    public static void Run()
    {
        foreach (var dated in new[] { true, false })
        {
            foreach (var half in new[] { "first-half", "second-half" })
            {
                var counts = Enumerable.Range(1, Orders).Select(seed => RecurrenceSeries.Read(half, dated).Storylines(seed)).ToList();
                Console.WriteLine(
                    $"{half}, {(dated ? "dated" : "undated")}: of {counts.Sum(count => count.Right + count.Skipping + count.Missing)} events with one before them "
                    + $"{counts.Sum(count => count.Right)} follow it, {counts.Sum(count => count.Skipping)} an earlier one of their series, "
                    + $"{counts.Sum(count => count.Missing)} none; {counts.Sum(count => count.Wrong)} follow something else ({Orders} orders)");
            }
        }
    }
}
