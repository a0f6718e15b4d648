using DigestBot.Benchmarks.Start;
using DigestBot.Core.Chat;
using DigestBot.Hosting;
using DigestBot.Testing.LoopbackDiscord;

namespace DigestBot.Benchmarks.Discord;

/// <summary>How long people wait: 50 commands at a time, the bot a process of its own.</summary>
internal static class DiscordLatencyBenchmark
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
            await using var discord = await LoopbackDiscordServer.StartAsync(TimeProvider.System);
            var environment = DiscordSettings.For(folder, discord);
            Console.WriteLine($"storing {articles} articles …");
            await StoredNews.FillAsync(environment, Feeds, articles, TimeSpan.FromDays(days));
            await StoredNews.GiveLateZoneAsync(environment, discord.World.ChannelIds.Select(id => new ChannelRef("discord", discord.World.GuildId, id)));
            await using var bot = await MeasuredProcess.StartAsync(typeof(BotHost).Assembly.Location, ["run"], environment, "DigestBot is ready", folder.FullName);
            await bot.WaitForLogAsync("Took up");
            await discord.Gateway.WaitForSessionAsync();
            // The first commands compile code and fill caches.
            await AskAsync(discord, bot, "digest today", rounds: 2);

            var empty = await AskAsync(discord, bot, "digest about", Rounds);
            var today = await AskAsync(discord, bot, "digest today", Rounds);
            var typing = await CompleteAsync(discord);
            Console.WriteLine($"{AtOnce} commands at a time, {Rounds} times");
            Console.WriteLine($"digest about: {empty}");
            Console.WriteLine($"processor time: {today.Processor.TotalMilliseconds:F1} ms a digest, {empty.Processor.TotalMilliseconds:F1} ms an empty command; it does not depend on what else the machine does");
            Console.WriteLine($"digest today: {today}; {today.Answered / empty.Answered:F1} times an empty command's");
            Console.WriteLine($"completion of a story: p99 {typing.TotalMilliseconds:F0} ms (at most 100)");
            var holds = today.Hold && typing < TimeSpan.FromMilliseconds(100);
            return holds ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Waits> AskAsync(LoopbackDiscordServer discord, MeasuredProcess bot, string command, int rounds)
    {
        var before = bot.ProcessorTime;
        var all = new List<LoopbackInteraction>();
        for (var round = 0; round < rounds; round++)
        {
            all.AddRange(await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async i =>
            {
                var interaction = await discord.Members.RunAsync(LoopbackMember.Reader, discord.World.ChannelIds[i % discord.World.ChannelIds.Count], command);
                return await interaction.WaitForAnswerAsync();
            })));
        }

        return Waits.Of([.. all.Select(interaction => (interaction.AcknowledgedAfter, interaction.AnsweredAfter))], bot.ProcessorTime - before);
    }

    // As someone types: one after the other.
    private static async Task<TimeSpan> CompleteAsync(LoopbackDiscordServer discord)
    {
        var waits = new List<TimeSpan>();
        for (var i = 0; i < AtOnce * 4; i++)
        {
            var interaction = await discord.Members.CompleteAsync(LoopbackMember.Reader, discord.World.ChannelIds[0], "digest story", "story", "ba"[..(i % 2)]);
            waits.Add((await interaction.WaitForAnswerAsync()).AnsweredAfter);
        }

        return Waits.Percentile(waits, 0.99);
    }
}
