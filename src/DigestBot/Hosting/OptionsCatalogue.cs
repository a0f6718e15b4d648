using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries.Model;
using DigestBot.Discord;
using DigestBot.Slack;
using DigestBot.Storage;
using DigestBot.Web;

namespace DigestBot.Hosting;

/// <summary>Every section of settings and the class that reads it.</summary>
internal static class OptionsCatalogue
{
    public static IReadOnlyList<(string Name, Type Options)> Sections { get; } =
    [
        ("Storage", typeof(StorageOptions)),
        ("Feeds", typeof(FeedOptions)),
        ("Articles", typeof(ArticleOptions)),
        ("Stories", typeof(StoryOptions)),
        (ModelOptions.Section, typeof(ModelOptions)),
        ("Digests", typeof(DigestOptions)),
        ("Delivery", typeof(DeliveryOptions)),
        ("Commands", typeof(CommandOptions)),
        (SecretOptions.Section, typeof(SecretOptions)),
        (DiscordOptions.Section, typeof(DiscordOptions)),
        (SlackOptions.Section, typeof(SlackOptions)),
        ("Web", typeof(WebOptions)),
    ];
}
