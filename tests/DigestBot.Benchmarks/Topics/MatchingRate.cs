using System.Diagnostics;
using DigestBot.Core.Articles;
using DigestBot.Core.Topics;
using DigestBot.Testing.Coverage;

namespace DigestBot.Benchmarks.Topics;

/// <summary>How long one new article takes to be compared with the topics of all channels, and how that grows with their number.</summary>
internal static class MatchingRate
{
    private const int QueriesOfAChannel = 5;

    private const int Articles = 2_000;

    /// <summary>Median and 99th percentile for 1,000 and for 10,000 channels: of queries made of the news' own words, and of words that no article holds.</summary>
    public static int Run()
    {
        var now = DateTimeOffset.UnixEpoch.AddDays(20_000);
        var articles = new SampleNews(seed: 1).Entries(Articles, now, TimeSpan.FromDays(1))
            .Select((entry, i) => new Article { Id = new(i), Key = $"{i}", Title = entry.Title ?? "", Text = HtmlText.ToParagraphs(entry.Content ?? ""), Source = "Outlet", Seen = now, Language = "en" }).ToList();
        var words = articles.SelectMany(article => article.Title.Split(' ')).Where(word => word.Length > 3).Distinct().ToList();
        var medians = new List<TimeSpan>();
        foreach (var (name, list) in new[] { ("of the news' words", words), ("of words in no article", [.. Enumerable.Range(0, words.Count).Select(i => $"qx{i}zt")]) })
        {
            foreach (var channels in new[] { 1_000, 10_000 })
            {
                var index = new TopicIndex(Queries(list, channels * QueriesOfAChannel));
                foreach (var article in articles.Take(Articles / 2))
                {
                    index.Match(article);
                }

                var times = new List<TimeSpan>();
                var matched = 0;
                foreach (var article in articles.Skip(Articles / 2))
                {
                    var began = Stopwatch.GetTimestamp();
                    matched += index.Match(article).Count;
                    times.Add(Stopwatch.GetElapsedTime(began));
                }

                times.Sort();
                medians.Add(times[times.Count / 2]);
                Console.WriteLine($"{channels:N0} channels with {QueriesOfAChannel} queries each, {name}: median {times[times.Count / 2].TotalMicroseconds:N0} µs, 99th percentile {times[times.Count * 99 / 100].TotalMicroseconds:N0} µs an article; {matched / (double)times.Count:F1} of the queries match it");
            }
        }

        Console.WriteLine($"from 1,000 to 10,000 channels, where nothing matches: {medians[3] / medians[2]:F2} times the time");
        return medians.TrueForAll(median => median < TimeSpan.FromMilliseconds(1)) && medians[3] < 2 * medians[2] ? 0 : 1;
    }

    /// <summary>Two or three words each, as people type them: all, one of two, one without another.</summary>
    private static List<TopicQuery> Queries(List<string> words, int count)
    {
        var chance = new Random(5);
        string Word() => words[chance.Next(words.Count)];
        return [.. Enumerable.Range(0, count).Select(_ => TopicQuery.Parse(chance.Next(3) switch
        {
            0 => $"{Word()} {Word()}",
            1 => $"{Word()} {Word()} OR {Word()} {Word()}",
            _ => $"{Word()} {Word()} -{Word()}",
        }))];
    }
}
