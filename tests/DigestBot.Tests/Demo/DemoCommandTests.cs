using System.Diagnostics;
using System.Globalization;
using DigestBot.CommandLine;

namespace DigestBot.Tests.Demo;

/// <summary>The first thing a newcomer runs.</summary>
public sealed class DemoCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_digest_of_the_fictional_coverage_stands_in_the_chat_and_nothing_is_left_behind()
    {
        var port = BotProcess.FreePort();
        var environment = new Dictionary<string, string> { ["TMPDIR"] = folder.Directory.FullName };
        await using var demo = BotProcess.Start(folder.Directory, environment, "demo", "--port", port.ToString(CultureInfo.InvariantCulture));

        var ready = await demo.WaitForLineAsync("demo is ready");
        var page = await PageWithAsync($"http://localhost:{port}/", "copies folded");

        Assert.Contains($"http://localhost:{port}", ready, StringComparison.Ordinal);
        Assert.Contains("Meridian Wire story in", page, StringComparison.Ordinal);
        Assert.Single(folder.Directory.GetDirectories("digestbot-demo-*"));
        Assert.Equal(ExitCode.Success, (await demo.TerminateAsync()).ExitCode);
        Assert.Empty(folder.Directory.GetDirectories("digestbot-demo-*"));
    }

    private static async Task<string> PageWithAsync(string address, string mark)
    {
        using var client = Loopback.Client();
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var page = await client.GetStringAsync(new Uri(address));
            if (page.Contains(mark, StringComparison.Ordinal) || Stopwatch.GetElapsedTime(began) > Patience)
            {
                return page;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }
}
