using System.Text.RegularExpressions;
using DigestBot.Discord.Messages;
using DigestBot.Slack.Messages;
using DigestBot.Testing.Messages;
using DigestBot.Tests.Discord;
using DigestBot.Tests.Slack;

namespace DigestBot.Tests.Chat;

public sealed class SameStoriesOnEveryPlatformTests
{
    [Fact]
    public void Discord_and_slack_show_the_same_stories_in_the_same_order_with_the_same_citations()
    {
        var message = SampleMessages.Edition(25);
        var discord = string.Join('\n', new DiscordMessageRenderer().Render(message).Select(DiscordBody.Read).SelectMany(page => page.Texts));
        var slack = string.Join('\n', new SlackMessageRenderer().Render(message).Select(SlackBody.Read).SelectMany(page => page.Blocks.Where(block => block.GetProperty("type").GetString() != "actions")).Select(block => block.GetRawText()));

        static string[] Links(string text) => [.. Regex.Matches(text, @"https://news\.example/\d+", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value)];

        Assert.Equal(50, Links(discord).Length);
        Assert.Equal(Links(discord), Links(slack));
    }
}
