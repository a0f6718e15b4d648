using System.Net;
using System.Net.Sockets;
using DigestBot.CommandLine;

namespace DigestBot.Tests.Hosting;

/// <summary>The program started as its users start it.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly int port = BotProcess.FreePort();

    private Dictionary<string, string> Environment => new()
    {
        ["Web__Address"] = $"http://localhost:{port}",
        ["Feeds__List"] = "",
    };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_says_where_it_is_ready_answers_there_and_stops_within_five_seconds_when_told_to()
    {
        await using var bot = BotProcess.Start(folder.Directory, Environment, "run");

        var ready = await bot.WaitForLineAsync("DigestBot is ready");
        Assert.Contains($"http://localhost:{port}", ready, StringComparison.Ordinal);
        using (var client = Loopback.Client())
        {
            var page = await client.GetStringAsync(new Uri($"http://localhost:{port}/"));
            Assert.Contains("/digest", page, StringComparison.Ordinal);
        }

        var (exitCode, took) = await bot.TerminateAsync();
        Assert.Equal(ExitCode.Success, exitCode);
        Assert.True(took < TimeSpan.FromSeconds(5), $"It took {took}.");
        Assert.True(File.Exists(folder.PathOf("data/digestbot.db")), "The data stands in data/ of the working directory.");
    }

    [Fact]
    public async Task The_container_health_check_tells_a_running_bot_from_none()
    {
        await using (var before = BotProcess.Start(folder.Directory, Environment, "doctor", "--running"))
        {
            Assert.Equal(ExitCode.Problem, (await before.WaitForEndAsync()).ExitCode);
        }

        await using var bot = BotProcess.Start(folder.Directory, Environment, "run");
        await bot.WaitForLineAsync("DigestBot is ready");
        await using var check = BotProcess.Start(folder.Directory, Environment, "doctor", "--running");
        Assert.Equal(ExitCode.Success, (await check.WaitForEndAsync()).ExitCode);
    }

    [Fact]
    public async Task A_second_bot_on_one_database_is_refused_until_the_first_has_ended()
    {
        await using var first = BotProcess.Start(folder.Directory, Environment, "run");
        await first.WaitForLineAsync("DigestBot is ready");
        var elsewhere = new Dictionary<string, string>(Environment) { ["Web__Address"] = $"http://localhost:{BotProcess.FreePort()}" };

        await using (var second = BotProcess.Start(folder.Directory, elsewhere, "run"))
        {
            Assert.Equal(ExitCode.Problem, (await second.WaitForEndAsync()).ExitCode);
            Assert.Contains("Another digestbot runs on data/digestbot.db", second.Errors, StringComparison.Ordinal);
        }

        await first.TerminateAsync();
        await using var third = BotProcess.Start(folder.Directory, elsewhere, "run");
        await third.WaitForLineAsync("DigestBot is ready");
    }

    [Theory]
    [InlineData("Feeds__MaxConcurrentFetches", "0", "Feeds:MaxConcurrentFetches")]
    [InlineData("Feeds__MaxConcurrentFetches", "many", "Feeds:MaxConcurrentFetches")]
    [InlineData("Articles__FetchPages", "sometimes", "Never, WhenShort, Always")]
    [InlineData("Feeds__MaxConcurentFetches", "4", "did you mean Feeds:MaxConcurrentFetches?")]
    [InlineData("Web__Address", "localhost", "Web:Address")]
    [InlineData("Feeds__List", "nowhere.opml", "nowhere.opml")]
    [InlineData("Storage__Path", ":memory:", "Storage:Path")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence_that_names_it(string name, string value, string named)
    {
        var environment = Environment;
        environment[name] = value;
        await using var bot = BotProcess.Start(folder.Directory, environment, "run");

        var (exitCode, _, errors) = await bot.WaitForEndAsync();

        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Contains(named, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_are_no_JSON_stop_the_start_with_the_line()
    {
        folder.Write("appsettings.json", "{\n  \"Web\": {\n    \"Title\" \"oops\"\n  }\n}");
        await using var bot = BotProcess.Start(folder.Directory, Environment, "run");

        var (exitCode, _, errors) = await bot.WaitForEndAsync();

        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Contains("LineNumber: 2", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_said_with_the_way_to_another()
    {
        using var other = new TcpListener(IPAddress.Loopback, port);
        other.Start();
        await using var bot = BotProcess.Start(folder.Directory, Environment, "run");

        var (exitCode, _, errors) = await bot.WaitForEndAsync();

        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Contains($"{port}", errors, StringComparison.Ordinal);
        Assert.Contains("Web__Address", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_as_it_is()
    {
        var file = folder.Write("notes.txt", new string('n', 5000));
        var environment = Environment;
        environment["Storage__Path"] = file;
        await using var bot = BotProcess.Start(folder.Directory, environment, "run");

        var (exitCode, _, errors) = await bot.WaitForEndAsync();

        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Contains("notes.txt is not a database", errors, StringComparison.Ordinal);
        Assert.Equal(new string('n', 5000), await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task An_unknown_command_is_wrong_usage()
    {
        await using var bot = BotProcess.Start(folder.Directory, Environment, "digset");

        var (exitCode, _, errors) = await bot.WaitForEndAsync();

        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Contains("digset", errors, StringComparison.Ordinal);
    }
}
