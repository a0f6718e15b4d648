using System.Diagnostics;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Core.Text;
using DigestBot.Testing.Coverage;

namespace DigestBot.Benchmarks.Summaries;

/// <summary>What a story's summary costs, and how that grows with its articles.</summary>
internal static class SummaryRate
{
    private const int Stories = 1_000;

    private const int ArticlesOfAStory = 10;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly int[] Sizes = [2, 5, 10, 20, 40];

    /// <summary>Of several runs the fastest counts: another program's turn is no cost of ours. Above 1 is more than n log n; what is over is the clock's unevenness.</summary>
    private const int Runs = 5;

    private const double UnevenClock = 1.3;

    /// <returns>Whether it is fast enough and grows no faster than n log n.</returns>
    public static bool Run()
    {
        var articles = Articles(Stories * ArticlesOfAStory);
        var summarizer = new ExtractiveSummarizer();
        var stories = articles.Chunk(ArticlesOfAStory).Select(StoryGrouping.Together).ToList();
        var processor = Environment.CpuUsage.TotalTime;
        var (time, allocated) = Measure(summarizer, stories);
        processor = Environment.CpuUsage.TotalTime - processor;
        Console.WriteLine($"{Stories:N0} stories of {ArticlesOfAStory} articles: {time.TotalSeconds:F2} s, {processor.TotalSeconds:F2} s of processors (under {Limit.TotalSeconds:F0} s), {time.TotalMilliseconds / Stories:F2} ms and {allocated / Stories / 1024:N0} KiB allocated each");

        var costs = Sizes.Select(size => Cost(summarizer, articles, size)).ToList();
        foreach (var (size, cost) in Sizes.Zip(costs))
        {
            Console.WriteLine($"{size,3} articles, {cost.Sentences,5:F0} sentences: {cost.Milliseconds,6:F2} ms, {cost.Kibibytes,7:N0} KiB a story; {cost.Growth / costs[0].Growth:F2} times the time of 2 articles by n log n of sentences");
        }

        return time < Limit && costs.TrueForAll(cost => cost.Growth <= UnevenClock * costs[0].Growth);
    }

    private static (double Sentences, double Milliseconds, double Kibibytes, double Growth) Cost(ExtractiveSummarizer summarizer, Article[] articles, int size)
    {
        var stories = articles.Take(2_000).Chunk(size).Select(StoryGrouping.Together).ToList();
        var sentences = stories.Average(story => story.Articles.Sum(member => SentenceSplitter.Split(member.Article.Text, member.Article.Language).Count));
        var runs = Enumerable.Range(0, Runs).Select(_ => Measure(summarizer, stories)).ToList();
        var milliseconds = runs.Min(run => run.Time).TotalMilliseconds / stories.Count;
        return (sentences, milliseconds, runs.Min(run => run.Allocated) / 1024.0 / stories.Count, milliseconds / (sentences * Math.Log2(sentences)));
    }

    private static (TimeSpan Time, long Allocated) Measure(ExtractiveSummarizer summarizer, List<Story> stories)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var began = Stopwatch.GetTimestamp();
        foreach (var story in stories)
        {
            summarizer.SummarizeAsync(story, 3, CancellationToken.None).GetAwaiter().GetResult();
        }

        return (Stopwatch.GetElapsedTime(began), GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    /// <summary>In order of publication, so that neighbours are of many events: no article supports another's sentences at once, every comparison is made.</summary>
    private static Article[] Articles(int count)
    {
        var now = DateTimeOffset.UnixEpoch.AddDays(20_000);
        return [.. new SampleNews(seed: 3).Entries(count, now, TimeSpan.FromDays(3)).Select((entry, i) => new Article
        {
            Id = new(i + 1),
            Key = $"{i}",
            Title = entry.Title ?? "",
            Text = HtmlText.ToParagraphs(entry.Content ?? ""),
            Source = $"Outlet {i % 40}",
            Published = entry.Published,
            Seen = now,
            Language = "en",
        })];
    }
}
