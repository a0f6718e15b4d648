using System.Net;
using System.Text;
using DigestBot.Slack.Requests;
using DigestBot.Testing.LoopbackSlack;

namespace DigestBot.Tests.Slack;

public sealed class SignedRequestTests
{
    // The example of Slack's own documentation.
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Timestamp = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    [Theory]
    [InlineData(Signature, Body, 0, true)]
    [InlineData(Signature, Body, 300, true)]
    [InlineData(Signature, Body, 301, false)]
    [InlineData(Signature, Body, -301, false)]
    [InlineData(Signature, Body + "&text=more", 0, false)]
    [InlineData("v0=b2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", Body, 0, false)]
    [InlineData("", Body, 0, false)]
    [InlineData(null, Body, 0, false)]
    public void A_signature_holds_for_its_body_and_five_minutes(string? signature, string body, int secondsLater, bool valid)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1531420618 + secondsLater);

        Assert.Equal(valid, RequestSignature.IsValid(Secret, Timestamp, Encoding.UTF8.GetBytes(body), signature, now));
    }

    [Fact]
    public async Task Commands_buttons_and_events_work_by_signed_requests_too()
    {
        var address = $"http://127.0.0.1:{BotProcess.FreePort()}";
        await using var scene = await SlackScene.StartConnectedAsync(("Slack:RequestAddress", address), ("Slack:SigningSecret", "loopback-signing-secret"));
        scene.Server.Desk.RequestUrl = new Uri(address + "/slack");

        var digest = await scene.TypeAsync(SlackPerson.Reader, "/digest today");
        var pressed = await scene.Server.Members.UseOnMessageAsync(SlackPerson.Reader, scene.Channel.Channel, "find_coverage", "https://harbour.example/1");
        await pressed.WaitForAnswerAsync();
        var home = await scene.Server.Members.OpenHomeAsync(SlackPerson.Reader);

        Assert.Equal((1, 1), (digest.Acknowledgements, digest.Answers.Count));
        Assert.Single(pressed.Answers);
        Assert.Equal(1, home.Acknowledgements);
        Assert.DoesNotContain(scene.Server.Journal.Entries, entry => entry.What == "socket acknowledged");
    }

    [Fact]
    public async Task A_request_that_Slack_did_not_sign_is_refused_and_done_nothing_for()
    {
        var address = $"http://127.0.0.1:{BotProcess.FreePort()}";
        await using var scene = await SlackScene.StartConnectedAsync(("Slack:RequestAddress", address), ("Slack:SigningSecret", "another-secret"));
        scene.Server.Desk.RequestUrl = new Uri(address + "/slack");
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpClient(handler);

        var typed = await scene.Server.Members.TypeAsync(SlackPerson.Admin, scene.Channel.Channel, "/digest topics add no");
        using var unsigned = await client.PostAsync(new Uri(address + "/slack"), new StringContent("{}"), TestContext.Current.CancellationToken);
        using var elsewhere = await client.PostAsync(new Uri(address + "/"), new StringContent("{}"), TestContext.Current.CancellationToken);

        await scene.StopHostedAsync();
        Assert.Equal((0, 0), (typed.Acknowledgements, typed.Answers.Count));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound), (unsigned.StatusCode, elsewhere.StatusCode));
        Assert.Empty(await scene.Channels.ListAsync(CancellationToken.None));
    }
}
