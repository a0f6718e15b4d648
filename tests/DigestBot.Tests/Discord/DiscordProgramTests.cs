using DigestBot.Testing.LoopbackDiscord;

namespace DigestBot.Tests.Discord;

/// <summary>The program itself, told nothing but where Discord is and its token.</summary>
public sealed class DiscordProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_bot_answers_on_discord_and_doctor_finds_everything_well()
    {
        await using var discord = await LoopbackDiscordServer.StartAsync(TimeProvider.System);
        discord.Gateway.MaxConcurrency = 2;
        var settings = Settings(discord, discord.World.Token);
        await using var bot = BotProcess.Start(_folder.Directory, settings, "run");
        await bot.WaitForLineAsync("DigestBot is ready");
        await discord.Gateway.WaitForSessionAsync();

        var answer = await discord.Members.RunAsync(LoopbackMember.Reader, discord.World.ChannelIds[0], "digest today");
        await answer.WaitForAnswerAsync();
        Assert.True(answer.IsEphemeral);
        Assert.NotEmpty(DiscordBody.Collect(answer.Messages[0]).Texts);

        using (var client = Loopback.Client())
        {
            Assert.Contains("\"discord\":\"connected\"", await client.GetStringAsync(new Uri($"{settings["Web__Address"]}/health")));
        }

        await using var doctor = BotProcess.Start(_folder.Directory, settings, "doctor");
        Assert.Contains("ok    discord   The token is DigestBot's, the gateway answers, the bot is in 1 server, the commands are registered.", (await doctor.WaitForEndAsync()).Output);

        var (exitCode, took) = await bot.TerminateAsync();
        Assert.Equal(0, exitCode);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await discord.Journal.WaitForAsync(entry => entry.What == "gateway closed by the client with 1000");
    }

    [Theory]
    [InlineData("wrong", "give the right one in Discord__Token")]
    [InlineData(null, "Off: no Discord__Token is set")]
    public async Task Doctor_says_how_to_mend_the_token(string? token, string expected)
    {
        await using var discord = await LoopbackDiscordServer.StartAsync(TimeProvider.System);
        await using var doctor = BotProcess.Start(_folder.Directory, Settings(discord, token), "doctor");

        var (exitCode, output, _) = await doctor.WaitForEndAsync();

        Assert.Contains(expected, output);
        Assert.Equal(token is null ? 0 : 1, exitCode);
    }

    [Fact]
    public async Task Doctor_leads_to_the_servers_that_the_bot_has_to_be_added_to_and_names_permissions_that_it_lacks_there()
    {
        await using var discord = await LoopbackDiscordServer.StartAsync(TimeProvider.System);
        discord.World.IsMember = false;
        await using (var doctor = BotProcess.Start(_folder.Directory, Settings(discord, discord.World.Token), "doctor"))
        {
            Assert.Contains($"https://discord.com/oauth2/authorize?client_id={discord.World.ApplicationId}", (await doctor.WaitForEndAsync()).Output);
        }

        discord.World.IsMember = true;
        discord.Desk.BotPermissions = 1 << 10;
        await using (var doctor = BotProcess.Start(_folder.Directory, Settings(discord, discord.World.Token), "doctor"))
        {
            Assert.Contains("the bot's role lacks Send Messages and Read Message History", (await doctor.WaitForEndAsync()).Output);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, string> Settings(LoopbackDiscordServer discord, string? token)
    {
        var settings = new Dictionary<string, string>
        {
            ["Discord__ApiBaseUrl"] = discord.ApiBaseUrl,
            ["Web__Address"] = $"http://127.0.0.1:{BotProcess.FreePort()}",
            ["Feeds__List"] = "",
        };
        if (token is not null)
        {
            settings["Discord__Token"] = token;
        }

        return settings;
    }
}
