using System.Diagnostics;
using System.Globalization;
using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Storage;
using DigestBot.Testing.Coverage;
using DigestBot.Testing.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Benchmarks.Search;

/// <summary>How long /digest search looks for stories among many articles of 30 days, and how that grows with their number.</summary>
internal static class SearchBenchmark
{
    private const int Batch = 1_000;
    private const int ArticlesOfAStory = 4;
    private const int SearchesOfAKind = 120;
    private const int StoriesShown = 8;
    private static readonly TimeSpan Span = TimeSpan.FromDays(30);
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(150);

    public static async Task<int> RunAsync(int articles)
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-search-");
        await using var server = await PostgresServer.StartAsync(CancellationToken.None);
        try
        {
            var sqlite = await RunAsync("SQLite", "Storage:Path", Path.Combine(folder.FullName, "bot.db"), articles);
            var postgres = await RunAsync("PostgreSQL", "Storage:ConnectionString", server.ConnectionString(), articles);
            return sqlite < Limit && postgres < Limit ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <returns>The 95th percentile of all kinds of searches in the full store.</returns>
    private static async Task<TimeSpan> RunAsync(string name, string setting, string value, int articles)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build();
        await using var services = new ServiceCollection().AddStorage(configuration).BuildServiceProvider();
        await services.OpenStorageAsync(CancellationToken.None);
        await services.GetRequiredService<ILeases>().AcquireAsync(ILeases.Grouping, "benchmark", TimeSpan.FromHours(12), CancellationToken.None);
        var news = new GrowingNews(services.GetRequiredService<IStoryStore>());
        List<TimeSpan> slow = [];
        foreach (var count in new[] { articles / 10, articles })
        {
            var began = Stopwatch.GetTimestamp();
            await news.GrowAsync(count);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}, {count:N0} articles (stored at {(count - (slow.Count == 0 ? 0 : articles / 10)) / Stopwatch.GetElapsedTime(began).TotalSeconds:N0} a second):"));
            slow.Add(await MeasureAsync(services.GetRequiredService<IStoryStore>(), news));
        }

        Console.WriteLine($"{name}: ten times the articles, {slow[1] / slow[0]:F1} times the 95th percentile");
        return slow[1];
    }

    private static async Task<TimeSpan> MeasureAsync(IStoryStore stories, GrowingNews news)
    {
        var chance = new Random(3);
        List<TimeSpan> all = [];
        foreach (var (kind, make) in news.Searches)
        {
            List<TimeSpan> times = [];
            var found = 0;
            for (var i = -SearchesOfAKind / 10; i < SearchesOfAKind; i++)
            {
                var words = make(chance);
                var began = Stopwatch.GetTimestamp();
                var result = await stories.SearchAsync(words, GrowingNews.End - Span, StoriesShown, new HashSet<FeedId>(), CancellationToken.None);
                if (i >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(began));
                    found += result.Stories.Count > 0 ? 1 : 0;
                }
            }

            Console.WriteLine($"  {kind}: {Describe(times)}; {found} of {times.Count} found something");
            all.AddRange(times);
        }

        Console.WriteLine($"  all: {Describe(all)}");
        return Percentile(all, 95);
    }

    private static string Describe(List<TimeSpan> times) => string.Create(
        CultureInfo.InvariantCulture, $"median {Percentile(times, 50).TotalMilliseconds:F1} ms, 95th percentile {Percentile(times, 95).TotalMilliseconds:F1} ms, slowest {Percentile(times, 100).TotalMilliseconds:F1} ms");

    private static TimeSpan Percentile(List<TimeSpan> times, int percent)
    {
        times.Sort();
        return times[Math.Min(times.Count - 1, times.Count * percent / 100)];
    }

    /// <summary>Articles of 30 days in a store, to which more are added, and searches for their words.</summary>
    private sealed class GrowingNews(IStoryStore store)
    {
        public static readonly DateTimeOffset End = DateTimeOffset.UnixEpoch.AddDays(20_000);

        private readonly SampleNews _news = new(seed: 1);
        private readonly List<string> _titles = [];
        private readonly List<string> _names = [];
        private readonly string[] _common = new string[1];
        private int _stored;

        /// <summary>What people type, each kind as often: what everyone writes of, a subject, a beginning, a rare name, slips, and nothing at all.</summary>
        public IEnumerable<(string Kind, Func<Random, string> Make)> Searches =>
        [
            ("a word that nearly all articles hold", chance => _common[chance.Next(_common.Length)]),
            ("a word of a headline", chance => Words(chance)[0]),
            ("two words of a headline", chance => string.Join(' ', Words(chance).Take(2))),
            ("the beginning of a word", chance => Words(chance)[0] is { Length: > 4 } word ? word[..4] : "bora"),
            ("a name of one article", chance => _names[chance.Next(_names.Count)]),
            ("two words, one misspelt", chance => Words(chance) is var words ? $"{Misspelt(words.MaxBy(word => word.Length)!, chance)} {words[0]}" : ""),
            ("a misspelt name", chance => Misspelt(_names[chance.Next(_names.Count)], chance)),
            ("a word that no article holds", chance => $"qx{chance.Next(100_000)}wq"),
        ];

        public async Task GrowAsync(int count)
        {
            while (_stored < count)
            {
                var entries = _news.Entries(Math.Min(Batch, count - _stored), End, Span);
                List<Article> added = [.. entries.Select((entry, i) => ArticleOf(_stored + i + 1, entry.Title!, HtmlText.ToParagraphs(entry.Content), count))];
                _common[0] = added[0].Text.Split(' ', '.').Where(word => word.Length > 2).GroupBy(word => word).MaxBy(same => same.Count())!.Key;
                await store.SaveAsync(new StoryChanges(added, [.. added.Select(article => new StoryAssignment(article.Id, new(1 + (article.Id.Value / ArticlesOfAStory)), null, 0))]), CancellationToken.None);
                _stored += added.Count;
            }
        }

        // Every article brings a name of its own: a store's words grow with its articles.
        private Article ArticleOf(int id, string title, string text, int count)
        {
            var name = $"{(char)('a' + (id % 26))}{(char)('a' + (id / 26 % 26))}uvo{(char)('a' + (id / 676 % 26))}{(char)('a' + (id / 17_576 % 26))}we";
            if (id % 100 == 0)
            {
                _titles.Add(title);
                _names.Add(name);
            }

            return new()
            {
                Id = new(id),
                Key = $"{id}",
                Title = title,
                Text = $"{text} {name}",
                Source = "Outlet",
                Url = $"https://outlet.example/{id}",
                Published = End - (Span * (1 - ((double)id / count))),
                Seen = End - (Span * (1 - ((double)id / count))),
                Language = "en",
            };
        }

        private string[] Words(Random chance) => _titles[chance.Next(_titles.Count)].Split(' ');

        private static string Misspelt(string word, Random chance)
        {
            var at = chance.Next(1, word.Length);
            return word.Remove(at, 1).Insert(at, word[at] == 'e' ? "a" : "e");
        }
    }
}
