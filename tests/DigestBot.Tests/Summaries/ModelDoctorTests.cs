using DigestBot.CommandLine;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Core.Summaries.Model;
using DigestBot.Storage;
using DigestBot.Testing.LoopbackModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Summaries;

/// <summary>What <c>doctor</c> says of the model that is to write summaries.</summary>
public sealed class ModelDoctorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_that_the_model_answers_and_what_was_used_of_the_limits_refused_and_left_out()
    {
        await using var model = await LoopbackModelServer.StartAsync();
        await UseAsync(
            new Call(900, 0.75m, "written", LeftOut: 3),
            new Call(250, 0.25m, "written", LeftOut: 0),
            new Call(150, 0.50m, "refused", LeftOut: 1));

        var (exitCode, output) = await AskAsync(model.BaseAddress, ("Model__MaxTokensPerDay", "5000"), ("Model__InputPrice", "2.5"), ("Model__MaxCostPerDay", "4"));

        Assert.Contains(
            $"ok    model     loopback answers at {model.BaseAddress}. Today (UTC): refused 1, written 2; 1,300 of 5,000 tokens, cost 1.50 of 4; 4 sentences left out because no article supports them.", output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, exitCode);
    }

    [Theory]
    [InlineData("Model__Key", "wrong", "does not accept the key: set Model__Key to one that it does.")]
    [InlineData("Model__Name", "lorem-7b", "knows no model lorem-7b: set Model:Name to one of its own, such as loopback.")]
    [InlineData("Model__BaseAddress", "http://127.0.0.1:1/v1", "does not answer: start the server, or correct Model:BaseAddress.")]
    public async Task It_says_how_to_mend_what_is_set_wrong(string setting, string value, string mend)
    {
        await using var model = await LoopbackModelServer.StartAsync(key: "right");

        var (exitCode, output) = await AskAsync(model.BaseAddress, ("Model__Key", "right"), (setting, value));

        Assert.Contains(mend, output, StringComparison.Ordinal);
        Assert.Contains("Today (UTC): no calls; 0 of 1,000,000 tokens", output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Problem, exitCode);
    }

    [Fact]
    public async Task Without_a_model_it_says_so_and_finds_nothing_wrong()
    {
        var (exitCode, output) = await AskAsync(baseAddress: "", ("Model__Name", ""));

        Assert.Contains("Off: no Model__Name is set.", output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, exitCode);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int ExitCode, string Output)> AskAsync(string baseAddress, params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>
        {
            ["Web__Address"] = $"http://127.0.0.1:{BotProcess.FreePort()}",
            ["Feeds__List"] = "",
            ["Model__Name"] = "loopback",
            ["Model__BaseAddress"] = baseAddress,
        };
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        await using var doctor = BotProcess.Start(_folder.Directory, environment, "doctor");
        var (exitCode, output, _) = await doctor.WaitForEndAsync();
        return (exitCode, output);
    }

    /// <summary>As the bot did earlier today: tomorrow too, in case midnight is near.</summary>
    private async Task UseAsync(params Call[] calls)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Path", _folder.PathOf("data/digestbot.db"))]).Build();
        await using var services = new ServiceCollection().AddStorage(configuration).BuildServiceProvider();
        await services.OpenStorageAsync(Cancellation);
        var store = services.GetRequiredService<IModelStore>();
        var now = TimeProvider.System.GetUtcNow();
        foreach (var at in new[] { now, now.AddDays(1) })
        {
            foreach (var (tokens, cost, outcome, leftOut) in calls)
            {
                var used = new ModelSpend(tokens, (long)(cost * ModelSpend.CostUnits), TimeSpan.FromSeconds(1));
                var call = new ModelCall(Guid.NewGuid(), $"{Guid.NewGuid()}", new StoryId(1), at, used);
                await store.ReserveAsync(call, used with { Tokens = long.MaxValue, Cost = long.MaxValue, Time = TimeSpan.MaxValue }, used with { Tokens = long.MaxValue, Cost = long.MaxValue, Time = TimeSpan.MaxValue }, Cancellation);
                await store.SettleAsync(call, used, outcome, new ModelSummary([new SummarySentence("Fees rose in Lund.", [new ArticleId(1)])], [.. Enumerable.Repeat("The cited articles say too little.", leftOut)]), Cancellation);
            }
        }
    }

    private sealed record Call(long Tokens, decimal Cost, string Outcome, int LeftOut);
}
