using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Testing.Loopback;
using DigestBot.Testing.LoopbackDiscord;

namespace DigestBot.Tests.Discord;

public sealed class InteractionSecurityTests
{
    [Fact]
    public async Task A_button_that_is_not_the_bots_gets_an_answer_too()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();

        var pressed = await scene.Server.Members.PressAsync(LoopbackMember.Reader, scene.Channel.Channel, "someone-elses");
        await pressed.WaitForAnswerAsync();

        Assert.True(pressed.IsEphemeral);
        Assert.Contains("not one of mine", DiscordBody.TextOf(pressed.Messages[0]));
    }

    [Theory]
    [InlineData("story s7")]
    [InlineData("story a7")]
    [InlineData("why s7")]
    [InlineData("mute s7")]
    [InlineData("split s7")]
    [InlineData("merge s7 s1")]
    [InlineData("search zorbain")]
    [InlineData("today topic:secrets")]
    [InlineData("topics unname secrets")]
    [InlineData("sources remove Secret Desk")]
    [InlineData("sources import list:undo")]
    [InlineData("sources import list:0123456789abcdef")]
    [InlineData("schedule remove 1")]
    public async Task A_button_tampered_with_reaches_nothing_of_another_server(string command)
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();
        var (other, elsewhere) = (new FeedSubscriber("discord", "999"), new ChannelRef("discord", "999", "1"));
        var (own, _) = await scene.Get<IFeedStore>().SubscribeAsync(other, new NewFeed("https://intranet.example/feed", "Intranet"), "Secret Desk", CancellationToken.None);
        var article = (await scene.Coverage.ListAsync([new ArticleId(1)], CancellationToken.None))[0] with
        {
            Id = new ArticleId(7),
            Key = "entry-7",
            Feed = own.Id,
            Title = "Zorbian merger planned",
            Url = "https://intranet.example/7",
            Source = "Intranet",
        };
        await scene.Coverage.SaveAsync([article], [new StoryAssignment(article.Id, new StoryId(7), DuplicateOf: null, 0)], CancellationToken.None);
        var theirs = (await scene.Channels.GetOrAddAsync(elsewhere, "plans", CancellationToken.None)) with { OwnTopics = new([new("secrets", "zorbian OR intranet")]) };
        await scene.Channels.SaveAsync(theirs, CancellationToken.None);

        var pressed = await scene.Server.Members.PressAsync(LoopbackMember.Manager, scene.Channel.Channel, $"0||{command}");
        await pressed.WaitForAnswerAsync();

        Assert.DoesNotContain("Zorbian", DiscordBody.TextOf(pressed.Messages[0]), StringComparison.Ordinal);
        Assert.DoesNotContain("Intranet", DiscordBody.TextOf(pressed.Messages[0]), StringComparison.Ordinal);
        Assert.DoesNotContain("Something went wrong", DiscordBody.TextOf(pressed.Messages[0]), StringComparison.Ordinal);
        Assert.Equal(["Secret Desk"], (await scene.Get<IFeedStore>().SeenByAsync(other, CancellationToken.None)).Select(feed => feed.Title));
        Assert.Equal(theirs, await scene.Channels.FindAsync(theirs.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Nothing_that_is_logged_holds_a_token()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();
        scene.Server.Faults.Plan(new(LoopbackFaultKind.Answer, "PATCH /webhooks/") { Status = 400 });
        var interaction = await scene.Server.Members.RunAsync(LoopbackMember.Reader, scene.Channel.Channel, "digest about");
        await scene.Server.Journal.WaitForAsync(entry => entry.Status == 400);

        await scene.StopHostedAsync();

        Assert.NotEmpty(scene.Logs.Entries);
        Assert.DoesNotContain(scene.Logs.Entries, entry => entry.Message.Contains(interaction.Token, StringComparison.Ordinal) || entry.Message.Contains(scene.Server.World.Token, StringComparison.Ordinal));
    }
}
