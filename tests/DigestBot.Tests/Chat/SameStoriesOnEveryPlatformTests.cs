using System.Text.RegularExpressions;
using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Discord.Messages;
using DigestBot.Slack.Messages;
using DigestBot.Testing.Coverage;
using DigestBot.Tests.Discord;
using DigestBot.Tests.Slack;
using DigestBot.Web.Pages.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigestBot.Tests.Chat;

public sealed partial class SameStoriesOnEveryPlatformTests
{
    private const int Stories = 25;

    private static readonly ChatMessage Message = EditionMessage.Of(SampleEditions.Morning with { Stories = [.. Enumerable.Range(1, Stories).Select(StoryOf)] });

    [Fact]
    public async Task An_edition_holds_the_same_stories_in_the_same_order_with_the_same_citations_on_every_platform()
    {
        var discord = LinksIn(string.Join('\n', new DiscordMessageRenderer().Render(Message).Select(DiscordBody.Read).SelectMany(page => page.Texts)));
        var slack = LinksIn(string.Join('\n', new SlackMessageRenderer().Render(Message).Select(SlackBody.Read)
            .SelectMany(page => page.Blocks.Where(block => block.GetProperty("type").GetString() != "actions")).Select(block => block.GetRawText())));
        var local = LinksIn(await LocalAsync());

        // Each story's headline, its two sentences' one and two citations, its two outlets.
        Assert.Equal(Stories * 6, local.Count);
        Assert.Equal("https://news.example/1 https://news.example/1/1 https://news.example/1/1 https://news.example/1/2", string.Join(' ', local.Take(4)));
        Assert.Equal(local, discord);
        Assert.Equal(local, slack);
    }

    private static EditionStory StoryOf(int number) => new()
    {
        Number = number,
        Story = new StoryId(100 - number),
        Title = $"Harbour pilots vote on offer {number}",
        Url = $"https://news.example/{number}",
        Language = "en",
        Summary =
        [
            new SummarySentence("Pilots vote on Monday.", [new ArticleId(1)]),
            new SummarySentence("The port expects a narrow result.", [new ArticleId(1), new ArticleId(2)]),
        ],
        OriginOutlets = 0,
        Copies = 0,
        Sources = [Source(number, 1), Source(number, 2)],
        Latest = SampleArticles.Morning.AddHours(-number),
        Rank = [],
    };

    private static EditionSource Source(int story, int number) =>
        new(number, new ArticleId(number), $"Outlet {number}", "Pilots vote", $"https://news.example/{story}/{number}", IsCopy: false);

    /// <summary>As the local chat's page shows the stories.</summary>
    private static async Task<string> LocalAsync()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var pages = new List<string>();
        foreach (var story in Message.Blocks.OfType<MessageBlock.StoryItem>())
        {
            var shown = new Dictionary<string, object?> { [nameof(StoryItemView.Story)] = story };
            pages.Add(await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<StoryItemView>(ParameterView.FromDictionary(shown))).ToHtmlString()));
        }

        return string.Join('\n', pages);
    }

    private static List<string> LinksIn(string text) => [.. Link().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"https://news\.example/\d+(/\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
