using System.Net;
using DigestBot.Core.Chat;
using DigestBot.Slack;
using DigestBot.Slack.Requests;
using DigestBot.Testing;
using DigestBot.Testing.Loopback;
using DigestBot.Testing.LoopbackSlack;
using Microsoft.Extensions.Options;

namespace DigestBot.Tests.Slack;

/// <summary>Workspaces that install the bot by themselves.</summary>
public sealed class InstallTests
{
    // Nothing is late, however slow the machine is.
    private static ManualTimeProvider Still => new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Every_workspace_that_installed_the_bot_is_served_with_its_own_token()
    {
        await using var scene = await SlackScene.StartInstallableAsync(Still);
        await scene.ConnectAsync();
        foreach (var workspace in scene.Server.Workspaces)
        {
            Assert.Contains($"installed in {workspace.Name}.", await scene.InstallAsync(workspace));
        }

        foreach (var workspace in scene.Server.Workspaces)
        {
            var channel = new ChannelRef("slack", workspace.TeamId, workspace.ChannelIds[0]);
            var typed = await scene.Server.MembersOf(workspace).TypeAsync(SlackPerson.Admin, channel.Channel, "/digest topics add ferry");
            await typed.WaitForAnswerAsync();
            await scene.SendAsync(channel: channel);
            Assert.Single(workspace.MessagesIn(channel.Channel), message => message["metadata"] is not null);
        }

        Assert.Equal(scene.Server.Workspaces.Select(workspace => workspace.TeamId), (await scene.Channels.ListAsync(CancellationToken.None)).Select(channel => channel.Ref.Workspace));
        Assert.DoesNotContain(scene.Server.Journal.Entries, entry => entry.Status >= 400);
    }

    [Fact]
    public async Task Signed_requests_serve_many_workspaces_too()
    {
        await using var scene = await SlackScene.StartInstallableAsync(Still);
        await scene.ConnectAsync();
        scene.Server.Desk.RequestUrl = new Uri(scene.Get<IOptions<SlackOptions>>().Value.RequestAddress + "/slack");
        var second = scene.Server.Workspaces[1];
        await scene.InstallAsync(second);

        var typed = await scene.Server.MembersOf(second).TypeAsync(SlackPerson.Admin, second.ChannelIds[0], "/digest topics add ferry");
        await typed.WaitForAnswerAsync();

        Assert.Equal(1, typed.Acknowledgements);
        Assert.Equal(["ferry"], Assert.Single(await scene.Channels.ListAsync(CancellationToken.None)).Topics);
    }

    [Fact]
    public async Task An_install_that_was_not_begun_in_this_browser_is_refused()
    {
        await using var scene = await SlackScene.StartInstallableAsync(Still);
        await scene.ConnectAsync();
        var begin = scene.Get<IOptions<SlackOptions>>().Value.InstallAddress;
        using var attacker = new InstallingBrowser();
        using var victim = new InstallingBrowser();
        var planted = await attacker.FollowAsync((await attacker.FollowAsync(begin)).AbsoluteUri);
        await victim.FollowAsync(begin);

        var forged = await victim.GetAsync(planted);
        var changed = await attacker.GetAsync(new Uri(planted.AbsoluteUri.Replace("state=", "state=x", StringComparison.Ordinal)));
        var without = await attacker.GetAsync(new Uri(planted.GetLeftPart(UriPartial.Path) + "?code=1"));

        Assert.All([forged, changed, without], page => Assert.Equal(HttpStatusCode.BadRequest, page.Status));
        Assert.Contains("not begun in this browser", forged.Text);
        Assert.Empty(await scene.Installations.ListAsync("slack", CancellationToken.None));
        Assert.DoesNotContain(scene.Server.Journal.Entries, entry => entry.IsCall("POST", "oauth.v2.access"));
    }

    [Fact]
    public void A_state_serves_ten_minutes_and_one_app()
    {
        var now = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var state = InstallState.Create("secret", now);

        Assert.True(InstallState.IsValid("secret", state, state, now.AddMinutes(10)));
        Assert.False(InstallState.IsValid("secret", state, state, now.AddMinutes(10).AddSeconds(1)));
        Assert.False(InstallState.IsValid("another", state, state, now));
        Assert.False(InstallState.IsValid("secret", "AAAA", "AAAA", now));
        Assert.False(InstallState.IsValid("secret", state, null, now));
        Assert.NotEqual(state, InstallState.Create("secret", now));
    }

    [Fact]
    public async Task A_cancelled_install_and_a_used_code_change_nothing()
    {
        await using var scene = await SlackScene.StartInstallableAsync(Still);
        await scene.ConnectAsync();
        var begin = scene.Get<IOptions<SlackOptions>>().Value.InstallAddress;
        using var browser = new InstallingBrowser();
        var asked = await browser.FollowAsync(begin);
        var state = System.Web.HttpUtility.ParseQueryString(asked.Query)["state"];

        var cancelled = await browser.GetAsync(new Uri($"{begin.Replace("/install", "/oauth", StringComparison.Ordinal)}?error=access_denied&state={state}"));
        var again = await browser.FollowAsync(begin);
        var used = await browser.GetAsync(new Uri($"{begin.Replace("/install", "/oauth", StringComparison.Ordinal)}?code=used&state={System.Web.HttpUtility.ParseQueryString(again.Query)["state"]}"));

        Assert.Contains("cancelled", cancelled.Text);
        Assert.Contains("invalid_code", used.Text);
        Assert.Empty(await scene.Installations.ListAsync("slack", CancellationToken.None));
    }

    [Fact]
    public async Task Tokens_are_stored_sealed_and_stand_in_no_log()
    {
        await using var scene = await SlackScene.StartInstallableAsync(Still);
        scene.Server.App.RotatesTokens = true;
        await scene.ConnectAsync();

        await scene.InstallAsync(scene.Server.Workspace);

        var stored = Assert.Single(await scene.Installations.ListAsync("slack", CancellationToken.None));
        Assert.Equal("2026", stored.Credentials.KeyId);
        Assert.Contains("xoxe-1-", scene.Get<SecretSeal>().Open(stored.Credentials, $"slack {stored.Workspace}"));
        Assert.DoesNotContain("xox", System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(stored.Credentials.Text)));
        Assert.DoesNotContain(scene.Logs.Entries, entry => entry.Message.Contains("xox", StringComparison.Ordinal) || entry.Message.Contains(scene.Server.App.ClientSecret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_near_its_end_is_renewed_once_and_the_new_pair_outlives_a_restart()
    {
        var time = Still;
        await using var scene = await SlackScene.StartInstallableAsync(time);
        scene.Server.App.RotatesTokens = true;
        await scene.StartHostedAsync();
        await scene.InstallAsync(scene.Server.Workspace);
        for (var renewals = 1; renewals <= 3; renewals++)
        {
            time.Advance(TimeSpan.FromHours(11));

            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => scene.FindAsync()));

            Assert.Equal(renewals + 1, scene.Installations.Saves);
            await scene.StopAsync();
            scene.Renew();
        }

        await scene.FindAsync();
        Assert.Equal(4, scene.Installations.Saves);
    }

    [Fact]
    public async Task While_a_token_cannot_be_renewed_it_serves_until_its_end()
    {
        var time = Still;
        await using var scene = await SlackScene.StartInstallableAsync(time);
        scene.Server.App.RotatesTokens = true;
        await scene.StartHostedAsync();
        await scene.InstallAsync(scene.Server.Workspace);
        time.Advance(TimeSpan.FromHours(11));
        scene.Server.Faults.Plan(new(LoopbackFaultKind.Answer, "oauth.v2.access") { Status = 503 });

        await scene.FindAsync();
        await scene.FindAsync();

        Assert.Single(scene.Server.Journal.Entries, entry => entry.IsCall("POST", "oauth.v2.access") && entry.Status == 503);
        time.Advance(TimeSpan.FromMinutes(5));
        await scene.FindAsync();
        Assert.Equal(2, scene.Installations.Saves);
    }

    [Theory]
    [InlineData("app_uninstalled")]
    [InlineData("tokens_revoked")]
    public async Task A_workspace_that_took_its_tokens_back_keeps_none_here_and_may_install_again(string happened)
    {
        await using var scene = await SlackScene.StartInstallableAsync(Still);
        await scene.ConnectAsync();
        await scene.InstallAsync(scene.Server.Workspace);
        await scene.SendAsync();
        scene.Server.Installs.Revoke(scene.Server.Workspace);

        var told = await scene.Server.Members.SendEventAsync(new() { ["type"] = happened });
        await told.WaitForAcknowledgementAsync();
        await scene.StopHostedAsync();

        Assert.Empty(await scene.Installations.ListAsync("slack", CancellationToken.None));
        Assert.Contains("/slack/install", (await Assert.ThrowsAsync<DeliveryPostponedException>(() => scene.SendAsync())).Message);
        await scene.StopAsync();
        scene.Renew();
        await scene.ConnectAsync();
        await scene.InstallAsync(scene.Server.Workspace);
        await scene.SendAsync("8-260320-0800");
        Assert.Equal(2, scene.Server.Workspace.MessagesIn(scene.Channel.Channel).Count);
    }
}
