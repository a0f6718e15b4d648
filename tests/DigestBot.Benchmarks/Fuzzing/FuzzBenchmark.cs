using System.Diagnostics;
using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Testing.Mutations;

namespace DigestBot.Benchmarks.Fuzzing;

/// <summary>Reads thousands of mangled feeds or pages, and says which crash, which take long, and whether memory grows.</summary>
internal static class FuzzBenchmark
{
    private const int Rounds = 10;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(30);

    private static readonly ArticleBuilder Builder = new(new ArticleOptions());

    /// <returns>0 where every mutant was read or refused in a sentence, each within a second.</returns>
    public static int Run(string kind, IReadOnlyList<string> folders, int count, int seed)
    {
        Action<byte[]> read = kind is "feeds" ? ReadFeed : ReadPage;
        var documents = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        if (documents.Count == 0)
        {
            Console.Error.WriteLine("There is no file in these folders.");
            return 1;
        }

        var mutator = new DocumentMutator(documents, seed);
        var (refused, failed, slowest) = (0, 0, TimeSpan.Zero);
        var memory = new List<double>();
        for (var number = 0; number < count; number++)
        {
            var mutant = mutator.Mutant(number);
            var end = Read(read, mutant, out var took);
            refused += end is FeedFormatException ? 1 : 0;
            slowest = took > slowest ? took : slowest;
            if (took >= Slow || end is not (null or FeedFormatException))
            {
                failed++;
                var kept = Path.Combine(Path.GetTempPath(), $"mutant-{kind}-{seed}-{number}");
                File.WriteAllBytes(kept, mutant);
                Console.WriteLine($"mutant {number} of seed {seed}, kept as {kept}: {took.TotalSeconds:0.0} s {end}");
            }

            if ((number + 1) % Math.Max(1, count / Rounds) == 0)
            {
                memory.Add(GC.GetTotalMemory(forceFullCollection: true) / 1e6);
                Console.Error.WriteLine($"{number + 1} of {count}, {memory[^1]:0} MB");
            }
        }

        Console.WriteLine(
            $"{count} mutated {kind} of {documents.Count} files, seed {seed}: {count - refused - failed} read, {refused} refused in a sentence, {failed} crashed or slow; "
            + $"slowest {slowest.TotalMilliseconds:0} ms; memory {memory[0]:0} MB after the first tenth, {memory[^1]:0} MB at the end");
        return failed == 0 ? 0 : 1;
    }

    // On a thread of its own, so that one that never ends is named. Its time is the processor's: another program's work is no hang.
    private static Exception? Read(Action<byte[]> read, byte[] document, out TimeSpan took)
    {
        Exception? problem = null;
        var thread = new Thread(() =>
        {
            try
            {
                read(document);
            }
            catch (Exception crash)
            {
                problem = crash;
            }
        })
        {
            IsBackground = true,
        };
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var begun = Stopwatch.GetTimestamp();
        thread.Start();
        if (!thread.Join(Hanging))
        {
            problem = new TimeoutException("never ends");
        }

        var processor = Process.GetCurrentProcess().TotalProcessorTime - before;
        var elapsed = Stopwatch.GetElapsedTime(begun);
        took = processor < elapsed ? processor : elapsed;
        return problem;
    }

    private static void ReadFeed(byte[] document)
    {
        var feed = FeedParser.Parse(document, "https://elm.example/feed");
        var source = new Feed { Id = new FeedId(1), Url = "https://elm.example/feed", Title = feed.Title ?? "" };
        foreach (var entry in feed.Entries)
        {
            Builder.FromEntry(source, entry, new ArticleId(1), DateTimeOffset.UnixEpoch);
        }
    }

    private static void ReadPage(byte[] document) => ArticleExtractor.Extract(document, url: "https://elm.example/1");
}
