using BenchmarkDotNet.Attributes;
using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Text;
using DigestBot.Testing.Coverage;

namespace DigestBot.Benchmarks.Stages;

/// <summary>The steps by which an article finds its story, each alone, in time and allocations.</summary>
[MemoryDiagnoser]
public class GroupingBenchmarks
{
    private const int Known = 5_000;

    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly Feed Outlet = new() { Id = new FeedId(1), Url = "https://outlet.example/feed", Title = "Outlet", Language = "en" };

    private readonly FeatureReader reader = new();
    private readonly List<uint> landmarks = [];
    private readonly CopyIndex copies = new(withinDays: 3);
    private readonly TermIndex terms = new();
    private readonly SparseScores found = new(ActiveNews.MostArticles);
    private Article[] articles = [];
    private ArticleFeatures[] features = [];
    private EventFingerprint[] fingerprints = [];
    private ulong[] words = [];
    private StoryClusterer clusterer = new(new StoryOptions());
    private int next;

    [GlobalSetup]
    public void Prepare()
    {
        var builder = new ArticleBuilder(new ArticleOptions());
        articles = [.. new SampleNews(seed: 1).Entries(Known, Now, TimeSpan.FromDays(3)).Select((entry, index) => builder.FromEntry(Outlet, entry, new ArticleId(index + 1), Now)!)];
        features = [.. articles.Select(reader.Read)];
        words = [.. Enumerable.Range(0, 400).Select(i => WordFolder.Mix((ulong)i * 7919))];
        var table = new TermTable();
        fingerprints = [.. articles.Select(article => table.Fingerprint(reader.Read(article)))];
        for (var number = 0; number < Known; number++)
        {
            copies.Add(features[number], new CopyChain(number));
            foreach (var term in fingerprints[number].Terms)
            {
                terms.Add(term, number);
            }
        }
    }

    [Benchmark]
    public int Tokenise()
    {
        var count = 0;
        foreach (var token in Tokenizer.Tokens(articles[next++ % Known].Text))
        {
            count += token.Length;
        }

        return count;
    }

    /// <summary>Tokens, stems, facts and shingles of an article.</summary>
    [Benchmark]
    public ArticleFeatures ReadFeatures() => reader.Read(articles[next++ % Known]);

    /// <summary>The runs of four words of a text of 400, and a fifth of them chosen.</summary>
    [Benchmark]
    public int Shingle()
    {
        landmarks.Clear();
        return ShingleSet.Of(words.AsSpan(), landmarks).Count;
    }

    /// <summary>Whose copy an article is, among 5,000.</summary>
    [Benchmark]
    public int LookUpCopy() => copies.Find(features[next++ % Known]).Chain?.Original ?? -1;

    /// <summary>Who shares a term with an article, among 5,000, for sixteen of its terms.</summary>
    [Benchmark]
    public int LookUpTerms()
    {
        found.Clear();
        foreach (var term in fingerprints[next++ % Known].Terms.AsSpan()[..16])
        {
            terms.Score(term, 1, found);
        }

        return found.Count;
    }

    /// <summary>Reading included, into a memory of up to 5,000 articles, which then begins anew.</summary>
    [Benchmark]
    public IReadOnlyList<StoryAssignment> AddArticle()
    {
        if (next >= Known)
        {
            (next, clusterer) = (0, new StoryClusterer(new StoryOptions()));
        }

        return clusterer.Add(articles[next++]);
    }
}
