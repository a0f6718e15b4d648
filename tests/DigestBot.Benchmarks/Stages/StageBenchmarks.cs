using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Testing.Coverage;

namespace DigestBot.Benchmarks.Stages;

/// <summary>What one article costs in each stage of its way, in time and allocations.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly Feed Outlet = new() { Id = new FeedId(1), Url = "https://outlet.example/feed", Title = "Outlet", Language = "en" };

    private readonly ArticleBuilder builder = new(new ArticleOptions());
    private readonly ExtractiveSummarizer summarizer = new();
    private IReadOnlyList<FeedEntry> entries = [];
    private Article[] articles = [];
    private Story story = null!;
    private StoryClusterer clusterer = new(new StoryOptions());
    private int next;

    /// <summary>For the whole program's <c>stages</c> command.</summary>
    public static void Run() =>
        BenchmarkRunner.Run([typeof(StageBenchmarks), typeof(GroupingBenchmarks)], DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));

    [GlobalSetup]
    public void Prepare()
    {
        entries = new SampleNews(seed: 1).Entries(5_000, Now, TimeSpan.FromDays(3));
        articles = [.. entries.Select((entry, index) => builder.FromEntry(Outlet, entry, new ArticleId(index + 1), Now)!)];
        story = new Story { Id = new StoryId(1), Articles = [.. articles.Take(10).Select(article => new StoryArticle(article, DuplicateOf: null, Similarity: 0.5))] };
    }

    [Benchmark]
    public Article? EntryToArticle() => builder.FromEntry(Outlet, entries[next++ % entries.Count], new ArticleId(1), Now);

    /// <summary>Into a memory that holds up to 5,000 articles, then begins anew.</summary>
    [Benchmark]
    public IReadOnlyList<StoryAssignment> ArticleToStory()
    {
        if (next >= articles.Length)
        {
            (next, clusterer) = (0, new StoryClusterer(new StoryOptions()));
        }

        return clusterer.Add(articles[next++]);
    }

    [Benchmark]
    public Task<StorySummary> StoryOfTenToSummary() => summarizer.SummarizeAsync(story, 3, CancellationToken.None);
}
