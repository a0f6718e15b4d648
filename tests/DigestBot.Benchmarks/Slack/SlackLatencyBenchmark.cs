using DigestBot.Benchmarks.Start;
using DigestBot.Core.Chat;
using DigestBot.Hosting;
using DigestBot.Testing.LoopbackSlack;

namespace DigestBot.Benchmarks.Slack;

/// <summary>How long people wait on Slack: 50 commands at a time over Socket Mode, the bot a process of its own.</summary>
internal static class SlackLatencyBenchmark
{
    private const int Feeds = 40;
    private const int AtOnce = 50;
    private const int Rounds = 20;

    /// <param name="days">Over which the articles are spread: the fewer, the more of them are today's.</param>
    public static async Task<int> RunAsync(int articles, int days)
    {
        var folder = Directory.CreateTempSubdirectory("digestbot-latency-");
        try
        {
            await using var slack = await LoopbackSlackServer.StartAsync(TimeProvider.System);
            var environment = new Dictionary<string, string>
            {
                ["Storage__Path"] = Path.Combine(folder.FullName, "slack.db"),
                ["Feeds__List"] = "",
                ["Web__Address"] = "http://127.0.0.1:5089",
                ["Slack__Token"] = slack.Workspace.Token,
                ["Slack__AppToken"] = slack.App.AppToken,
                ["Slack__ApiBaseUrl"] = slack.ApiBaseUrl,
            };
            Console.WriteLine($"storing {articles} articles …");
            await StoredNews.FillAsync(environment, Feeds, articles, TimeSpan.FromDays(days));
            await StoredNews.GiveLateZoneAsync(environment, slack.Workspace.ChannelIds.Select(id => new ChannelRef("slack", slack.Workspace.TeamId, id)));
            await using var bot = await MeasuredProcess.StartAsync(typeof(BotHost).Assembly.Location, ["run"], environment, "DigestBot is ready", folder.FullName);
            await bot.WaitForLogAsync("Took up");
            await slack.Sockets.WaitForConnectionsAsync();
            // The first commands compile code and fill caches.
            await AskAsync(slack, bot, "/digest today", rounds: 2);

            var empty = await AskAsync(slack, bot, "/digest about", Rounds);
            var today = await AskAsync(slack, bot, "/digest today", Rounds);
            Console.WriteLine($"{AtOnce} commands at a time, {Rounds} times");
            Console.WriteLine($"/digest about: {empty}");
            Console.WriteLine($"processor time: {today.Processor.TotalMilliseconds:F1} ms a digest, {empty.Processor.TotalMilliseconds:F1} ms an empty command; it does not depend on what else the machine does");
            Console.WriteLine($"/digest today: {today}; {today.Answered / empty.Answered:F1} times an empty command's");
            return today.Hold ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Waits> AskAsync(LoopbackSlackServer slack, MeasuredProcess bot, string command, int rounds)
    {
        var before = bot.ProcessorTime;
        var all = new List<SlackInteraction>();
        for (var round = 0; round < rounds; round++)
        {
            all.AddRange(await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async i =>
            {
                var interaction = await slack.Members.TypeAsync(SlackPerson.Reader, slack.Workspace.ChannelIds[i % slack.Workspace.ChannelIds.Count], command);
                return await interaction.WaitForAnswerAsync();
            })));
        }

        // One acknowledged too late counts as what Slack waits for.
        return Waits.Of([.. all.Select(interaction => (interaction.AcknowledgedAfter ?? TimeSpan.FromSeconds(3), interaction.AnsweredAfter))], bot.ProcessorTime - before);
    }
}
