using DigestBot.Core.Chat;
using DigestBot.Core.Commands;

namespace DigestBot.Core.Tests.Commands;

/// <summary>Answers for the caller alone that are posted for everyone.</summary>
public sealed class SharingTests : IDisposable
{
    private static readonly ChannelRef Channel = new("discord", "guild", "news");
    private static readonly ChatUser Mia = new("1", "Mia", CanManageChannel: false);

    private readonly CommandScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_digest_can_be_shared_by_its_button_and_says_by_whom()
    {
        await _scene.ReportAsync(1, "Ferry crews walk out in Lindholm", "Crews walked out on Tuesday.", hoursAgo: 2);
        var own = await AskAsync("today ferry");
        var button = own.Blocks.OfType<MessageBlock.Actions>().SelectMany(actions => actions.Buttons).Single(button => button.Label == "Share");
        Assert.Equal("digest today share:true ferry", button.Command);
        Assert.Equal(AnswerKind.Ephemeral, KindOf("today ferry"));

        Assert.Equal(AnswerKind.Public, KindOf(button.Command));
        var shared = CommandScene.Words(await AskAsync(button.Command));
        Assert.Contains("Ferry crews walk out", shared);
        Assert.Contains("Shared by Mia", shared);
        Assert.DoesNotContain("[Share:", shared);
    }

    [Fact]
    public void The_option_may_stand_before_and_behind_the_words()
    {
        Assert.Equal(AnswerKind.Public, KindOf("since 3 days share:true"));
        Assert.Equal(AnswerKind.Public, KindOf("week share:true ferry strike"));
        Assert.Equal(AnswerKind.Ephemeral, KindOf("week share:false"));
        Assert.Equal(AnswerKind.Ephemeral, KindOf("week share"));
    }

    [Fact]
    public async Task Who_shares_too_often_is_told_alone_until_the_time_is_over()
    {
        for (var i = 0; i < Sharing.Max; i++)
        {
            Assert.Equal(AnswerKind.Public, KindOf("today share:true"));
            await AskAsync("today share:true");
        }

        Assert.Equal(AnswerKind.Ephemeral, KindOf("today share:true"));
        Assert.Contains("wait a little", CommandScene.Words(await AskAsync("today share:true")));

        _scene.Time.Advance(Sharing.Window);
        Assert.Equal(AnswerKind.Public, KindOf("today share:true"));
    }

    [Fact]
    public async Task Where_everyone_sees_everything_there_is_no_button()
    {
        await _scene.ReportAsync(1, "Ferry crews walk out in Lindholm", "Crews walked out on Tuesday.", hoursAgo: 2);
        Assert.DoesNotContain("[Share:", await _scene.ReadAsync("today"));
    }

    private AnswerKind KindOf(string? text) => _scene.Router.AnswerKindOf(new(Channel, Mia, text!));

    private Task<ChatMessage> AskAsync(string? text) => _scene.Router.RouteAsync(new(Channel, Mia, text!), CancellationToken.None);
}
