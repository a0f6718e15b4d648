using System.Diagnostics;
using System.Text;
using DigestBot.Core.Topics;

namespace DigestBot.Benchmarks.Fuzzing;

/// <summary>Reads queries made of scraps of the topic language, and says which crash the parser or change when printed and read again.</summary>
internal static class TopicFuzz
{
    private const int MostScraps = 12;

    // One query in so many is made of one scrap over and over: nested or long.
    private const int HostileEvery = 1_000;

    private static readonly string[] Scraps =
    [
        "ferry", "port", "Züge", "港は閉鎖", "e\u0301", "elect*", "*", "OR", "AND", "NOT", "-", "−", "+", "(", ")", "\"", "“", "”", "«", ":", "title:", "lang:de", "lang:", "site:example.org",
        "site:", "origin:ap", "min-outlets:3", "min-outlets:-1", "source:\"harbour post\"", "tilte:x", "topic:harbour", "topic:harbor", "topic:", "https://example.org/a?b=c", "12:30", " ", "  ", "\u202e", "\0", "\ud800", "🚢", "x",
    ];

    private static readonly NamedTopics Named = new([new("harbour", "Ships and ports", TopicQuery.Parse("ferry OR port"))]);

    /// <returns>0 where no query crashed, and each that was read says the same once printed.</returns>
    public static int Run(int count, int seed)
    {
        var random = new Random(seed);
        var (read, refused, failed) = (0, 0, 0);
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        for (var number = 0; number < count; number++)
        {
            var text = Query(random, number);
            try
            {
                var query = TopicQuery.Parse(text, Named);
                read++;
                if (query.Canonical.Length <= TopicQuery.MaxLength && !TopicQuery.Parse(query.Canonical, Named).Root.Equals(query.Root))
                {
                    failed++;
                    Console.WriteLine($"query {number} of seed {seed} changes: {text} | {query.Canonical}");
                }
            }
            catch (TopicQueryException problem) when (problem.Message.Length <= 300)
            {
                refused++;
            }
            catch (Exception crash)
            {
                failed++;
                Console.WriteLine($"query {number} of seed {seed}: {crash.GetType().Name} {crash.Message} | {text[..Math.Min(200, text.Length)]}");
            }
        }

        var took = Process.GetCurrentProcess().TotalProcessorTime - processor;
        Console.WriteLine($"{count} queries, seed {seed}: {read} read, {refused} refused in a sentence, {failed} failed; {took.TotalMicroseconds / count:0.0} µs of processor time each");
        return failed == 0 ? 0 : 1;
    }

    private static string Query(Random random, int number)
    {
        if (number % HostileEvery == HostileEvery - 1)
        {
            return string.Concat(Enumerable.Repeat(Scraps[random.Next(Scraps.Length)], random.Next(1, 12_000)));
        }

        var query = new StringBuilder();
        for (var scraps = random.Next(MostScraps + 1); scraps > 0; scraps--)
        {
            query.Append(Scraps[random.Next(Scraps.Length)]).Append(random.Next(2) == 0 ? " " : "");
        }

        return query.ToString();
    }
}
