using DigestBot.CommandLine.Input;
using DigestBot.Core.Articles;
using DigestBot.Core.Commands;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Discord;
using DigestBot.Jobs;
using DigestBot.Nodes;
using DigestBot.Slack;
using DigestBot.Storage;
using DigestBot.Web;
using Microsoft.Extensions.Options;

namespace DigestBot.Hosting;

/// <summary>The whole bot, put together in one place, in the order that data flows.</summary>
internal static class DigestBotServices
{
    public static WebApplicationBuilder AddDigestBot(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services
            .AddStorage(configuration)
            .AddNodes(configuration)
            .AddFeeds(configuration)
            .AddArticles(configuration)
            .AddStories(configuration)
            .AddSingleton(provider => TopicsFile.Read(provider.GetRequiredService<IOptions<DigestOptions>>().Value.Topics))
            .AddSummaries(configuration)
            .AddDigests(configuration)
            .AddDelivery(configuration)
            .AddSlashCommands(configuration)
            .AddDiscord(configuration)
            .AddSlack(configuration)
            .AddWebConsole(configuration)
            .AddSingleton<FirstFeeds>()
            .AddJobs(configuration);
        return builder;
    }

    public static WebApplication MapDigestBot(this WebApplication app) => app.MapWebConsole();

    /// <summary>Where people find the console, as the settings say it.</summary>
    public static string ConsoleAddress(this WebApplication app) => app.Services.GetRequiredService<IOptions<WebOptions>>().Value.Address;
}
