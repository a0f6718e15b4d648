using DigestBot.Testing.LoopbackSlack;

namespace DigestBot.Tests.Slack;

/// <summary>The program itself, told nothing but where Slack is and its tokens.</summary>
public sealed class SlackProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_bot_answers_on_slack_and_doctor_finds_everything_well()
    {
        await using var slack = await LoopbackSlackServer.StartAsync(TimeProvider.System);
        var settings = Settings(slack, slack.Workspace.Token, slack.App.AppToken);
        await using var bot = BotProcess.Start(_folder.Directory, settings, "run");
        await bot.WaitForLineAsync("DigestBot is ready");
        await slack.Sockets.WaitForConnectionsAsync();

        var answer = await slack.Members.TypeAsync(SlackPerson.Reader, slack.Workspace.ChannelIds[0], "/digest today");
        await answer.WaitForAnswerAsync();
        Assert.True(answer.IsEphemeral);
        Assert.NotEmpty(SlackBody.Read(answer.Answers[0].ToJsonString()).Texts);

        await using var doctor = BotProcess.Start(_folder.Directory, settings, "doctor");
        Assert.Contains("ok    slack     The token is digestbot's in Loopback, Socket Mode answers.", (await doctor.WaitForEndAsync()).Output);

        var (exitCode, took) = await bot.TerminateAsync();
        Assert.Equal(0, exitCode);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("xoxb-wrong", "xapp-loopback", "Slack__Token")]
    [InlineData("xoxb-loopback", "xapp-wrong", "connections:write in Slack__AppToken")]
    [InlineData("xoxb-loopback", null, "Slack:Token is set without Slack:AppToken")]
    [InlineData("xoxp-user", "xapp-loopback", "which begins with xoxb-")]
    [InlineData(null, null, "Off: neither Slack__Token nor Slack__ClientId is set")]
    public async Task Doctor_says_how_to_mend_the_tokens(string? token, string? appToken, string expected)
    {
        await using var slack = await LoopbackSlackServer.StartAsync(TimeProvider.System);
        await using var doctor = BotProcess.Start(_folder.Directory, Settings(slack, token, appToken), "doctor");

        var (exitCode, output, _) = await doctor.WaitForEndAsync();

        Assert.Contains(expected, output);
        Assert.Equal(token is null ? 0 : 1, exitCode);
    }

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, string> Settings(LoopbackSlackServer slack, string? token, string? appToken) => new()
    {
        ["Slack__ApiBaseUrl"] = slack.ApiBaseUrl,
        ["Slack__Token"] = token ?? "",
        ["Slack__AppToken"] = appToken ?? "",
        ["Web__Address"] = $"http://127.0.0.1:{BotProcess.FreePort()}",
        ["Feeds__List"] = "",
    };
}
