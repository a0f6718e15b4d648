using System.Diagnostics;
using System.Globalization;
using DigestBot.Core.Feeds;

namespace DigestBot.Benchmarks.Feeds;

/// <summary>How many megabytes of feeds a second each parser reads, one thread each: ours, Debian's feedparser (Python), sfeed (C).</summary>
internal static class ParsingRate
{
    private const string Feedparser = """
        import sys, io, time, feedparser
        documents = [open(name, 'rb').read() for name in sys.argv[1:]]
        begun = time.perf_counter()
        for document in documents:
            feedparser.parse(io.BytesIO(document))
        print(time.perf_counter() - begun)
        """;

    // A compiled program is at its speed after some rounds; the interpreted one is from the start.
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(IReadOnlyList<string> files)
    {
        var documents = files.Select(File.ReadAllBytes).ToList();
        var megabytes = documents.Sum(document => (long)document.Length) / 1e6;
        Console.WriteLine($"Parsing {files.Count} documents, {megabytes:0.0} MB:");
        Ours(documents, Measured);
        var ours = megabytes / Ours(documents, Measured).TotalSeconds;
        Print("DigestBot", ours, ours);
        var python = await OtherProgram.RunAsync("/usr/bin/python3", ["-c", Feedparser, .. files]);
        Print("python3-feedparser", python is null ? null : megabytes / double.Parse(python, CultureInfo.InvariantCulture), ours);
        Print("sfeed, a process each", await SfeedAsync(documents) is { } took ? megabytes / took.TotalSeconds : null, ours);
    }

    /// <returns>The time of one round.</returns>
    private static TimeSpan Ours(List<byte[]> documents, TimeSpan atLeast)
    {
        var begun = Stopwatch.GetTimestamp();
        var rounds = 0;
        while (Stopwatch.GetElapsedTime(begun) < atLeast)
        {
            foreach (var document in documents)
            {
                TryParse(document);
            }

            rounds++;
        }

        return Stopwatch.GetElapsedTime(begun) / rounds;
    }

    private static void TryParse(byte[] document)
    {
        try
        {
            FeedParser.Parse(document);
        }
        catch (FeedFormatException)
        {
            // A folder of real documents holds some that are no feeds; the time it took to see that counts too.
        }
    }

    private static async Task<TimeSpan?> SfeedAsync(List<byte[]> documents)
    {
        var begun = Stopwatch.GetTimestamp();
        foreach (var document in documents)
        {
            if (await OtherProgram.RunAsync("/usr/bin/sfeed", [], document) is null)
            {
                return null;
            }
        }

        return Stopwatch.GetElapsedTime(begun);
    }

    private static void Print(string name, double? rate, double ours) => Console.WriteLine(
        rate is { } known ? $"  {name,-24}{known,8:0.0} MB/s{(known == ours ? "" : $"; DigestBot is {ours / known:0.0} times as fast")}" : $"  {name,-24}not installed");
}
