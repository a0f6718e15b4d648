using System.Text.Json.Nodes;
using DigestBot.CommandLine;
using DigestBot.Testing.LoopbackModel;

namespace DigestBot.Tests.Summaries;

/// <summary>The loopback model started by hand, as who tries a model without having one does.</summary>
public sealed class LoopbackModelProgramTests : IDisposable
{
    private static readonly Dictionary<string, string> Nothing = [];

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(null, "written")]
    [InlineData("refused", "refused")]
    public async Task It_says_where_it_listens_and_answers_there_in_the_manner_asked_for(string? manner, string outcome)
    {
        await using var program = Start(["loopback-model", "--port", $"{BotProcess.FreePort()}", .. manner is null ? [] : (string[])["--manner", manner]]);
        var said = JsonNode.Parse(await program.WaitForLineAsync("baseAddress"))!;
        await using var scene = await ModelScene.StartAsync(("BaseAddress", (string?)said["baseAddress"]), ("Name", (string?)said["model"]));

        await scene.TellAsync(ModelScene.Harbour());

        Assert.Equal(1, (await scene.TodayAsync()).Calls[outcome]);
    }

    [Theory]
    [InlineData("loopback-model")]
    [InlineData("loopback-model", "--port", "nowhere")]
    [InlineData("loopback-model", "--port", "0", "--manner", "Nicely")]
    [InlineData("loopback-model", "--port", "0", "--manner", "99")]
    public async Task What_it_does_not_understand_it_answers_with_its_usage_and_every_manner(params string[] arguments)
    {
        await using var program = Start(arguments);

        var (exitCode, output, errors) = await program.WaitForEndAsync();

        Assert.Equal((ExitCode.Usage, ""), (exitCode, output));
        Assert.Contains("loopback-model --port P [--manner M]", errors, StringComparison.Ordinal);
        Assert.All(Enum.GetNames<ModelManner>(), manner => Assert.Contains(manner, errors, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private BotProcess Start(params ReadOnlySpan<string> arguments) => BotProcess.Start(typeof(LoopbackModelServer).Assembly, _folder.Directory, Nothing, arguments);
}
