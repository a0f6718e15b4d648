using System.Text.Json.Nodes;
using DigestBot.Testing;
using DigestBot.Testing.LoopbackSlack;

namespace DigestBot.Tests.Slack;

public sealed class HomePageTests
{
    [Fact]
    public async Task The_home_page_tells_of_the_workspaces_channels_their_next_posts_in_the_readers_zone_and_the_sources()
    {
        await using var scene = await SlackScene.StartConnectedAsync(new ManualTimeProvider(TimeProvider.System.GetUtcNow()));
        await scene.TypeAsync(SlackPerson.Admin, "/digest topics add ferry");
        await scene.TypeAsync(SlackPerson.Admin, "/digest schedule add 08:00 daily Asia/Tokyo");
        await scene.Channels.GetOrAddAsync(new("slack", "T0ELSEWHERE", "C0CHANNEL1"), "secret-plans", CancellationToken.None);
        var sameNumber = await scene.Channels.GetOrAddAsync(scene.Channel with { Workspace = "T0ELSEWHERE" }, "general", CancellationToken.None);
        await scene.Channels.SaveAsync(sameNumber with { Topics = ["zorbian merger"] }, CancellationToken.None);

        var home = TextOf(await OpenAsync(scene, SlackPerson.Reader));

        Assert.Contains("#general", home);
        Assert.Contains("ferry", home);
        // 08:00 in Tokyo, as it is in Berlin, winter or summer.
        Assert.Matches("next post [A-Z][a-z]+day \\d+ [A-Z][a-z]+ (00|01):00", home);
        Assert.Contains("Times are given for Europe/Berlin", home);
        Assert.Contains("0 sources", home);
        Assert.DoesNotContain("secret-plans", home);
        Assert.DoesNotContain("zorbian", home);
    }

    [Fact]
    public async Task Nobody_hears_of_a_private_channel_that_they_are_not_in()
    {
        await using var scene = await SlackScene.StartConnectedAsync(new ManualTimeProvider(TimeProvider.System.GetUtcNow()));
        await scene.TypeAsync(SlackPerson.Admin, "/digest topics add mergers");
        scene.Server.Workspace.MakePrivate(scene.Channel.Channel);

        Assert.DoesNotContain("mergers", TextOf(await OpenAsync(scene, SlackPerson.Reader)));
        Assert.Contains("#general", TextOf(await OpenAsync(scene, SlackPerson.Admin)));
    }

    [Fact]
    public async Task The_page_of_a_workspace_with_hundreds_of_channels_keeps_slacks_limit()
    {
        await using var scene = await SlackScene.StartConnectedAsync(new ManualTimeProvider(TimeProvider.System.GetUtcNow()));
        for (var i = 0; i < 300; i++)
        {
            scene.Server.Workspace.Create($"C0MANY{i}", $"many-{i}");
            await scene.Channels.GetOrAddAsync(new("slack", scene.Server.Workspace.TeamId, $"C0MANY{i}"), $"many-{i}", CancellationToken.None);
        }

        var home = await OpenAsync(scene, SlackPerson.Reader);

        Assert.Contains("and 275 more channels", TextOf(home));
        Assert.InRange(home["blocks"]!.AsArray().Count, 1, 100);
        Assert.DoesNotContain(scene.Server.Journal.Entries, entry => entry.Status >= 400);
    }

    [Fact]
    public async Task A_renamed_channel_is_called_by_its_new_name()
    {
        await using var scene = await SlackScene.StartConnectedAsync(new ManualTimeProvider(TimeProvider.System.GetUtcNow()));
        await scene.TypeAsync(SlackPerson.Reader, "/digest today");

        foreach (var (id, name) in new[] { (scene.Channel.Channel, "headlines"), ("C0UNKNOWN", "elsewhere") })
        {
            var told = await scene.Server.Members.SendEventAsync(new() { ["type"] = "channel_rename", ["channel"] = new JsonObject { ["id"] = id, ["name"] = name, ["created"] = 1 } });
            await told.WaitForAcknowledgementAsync();
        }

        await scene.StopHostedAsync();

        Assert.Equal("headlines", Assert.Single(await scene.Channels.ListAsync(CancellationToken.None)).Name);
    }

    private static async Task<JsonObject> OpenAsync(SlackScene scene, SlackPerson person)
    {
        scene.Server.Views.Homes.TryRemove(person.Id, out _);
        await scene.Server.Members.OpenHomeAsync(person);
        await scene.Server.Journal.WaitForAsync(entry => entry.IsCall("POST", "views.publish") && scene.Server.Views.Homes.ContainsKey(person.Id));
        return scene.Server.Views.Homes[person.Id];
    }

    private static string TextOf(JsonObject view) => string.Join("\n", SlackBody.ReadView(view.ToJsonString()).Texts);
}
