using DigestBot.Testing.Loopback;

namespace DigestBot.Testing.Kills;

/// <summary>Kills the bot again and again while it posts <see cref="Bulletins"/>, and counts what stands in the channels at the end.</summary>
/// <param name="startBot">Starts a bot and ends when it is ready; disposing it kills it with SIGKILL.</param>
public sealed class KillRun(BulletinCount bulletins, Func<Task<IAsyncDisposable>> startBot, Random random)
{
    private static readonly TimeSpan LongestAlive = TimeSpan.FromMilliseconds(500);

    // Until the next minute's editions are due, and some more for a bot that starts on a busy machine.
    private static readonly TimeSpan PatienceForPost = TimeSpan.FromSeconds(150);

    // Longer than the bot waits for an answer, which is set to two seconds.
    private const double LateSeconds = 4;

    /// <summary>What the bot has to be started with beside the platform's settings: sends of unknown end are looked for after twelve seconds instead of forty.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Delivery__SendTimeout"] = "00:00:02",
        ["Delivery__FirstRetryDelay"] = "00:00:01",
        ["Delivery__MaxRetryDelay"] = "00:00:10",
        ["Feeds__List"] = "",
    };

    /// <param name="told">Hears of each kill.</param>
    /// <param name="cutsPerLife">Answers of the server that are cut off or come too late, between two kills.</param>
    public async Task<BulletinTally> RunAsync(int kills, int cutsPerLife, Action<int> told, CancellationToken cancellationToken)
    {
        for (var kill = 1; kill <= kills; kill++)
        {
            var started = TimeProvider.System.GetUtcNow();
            await using (await startBot())
            {
                PlanCuts(cutsPerLife);
                await bulletins.Platform.Journal.WaitForAsync(entry => entry.At >= started && entry.IsCall("POST", bulletins.Platform.PostPath), PatienceForPost);
                await Task.Delay(LongestAlive * random.NextDouble(), TimeProvider.System, cancellationToken);
            }

            told(kill);
        }

        var end = TimeProvider.System.GetUtcNow();
        await bulletins.EndAsync(end, cancellationToken);
        await using (await startBot())
        {
            await bulletins.WaitForAllSentAsync(end, cancellationToken);
        }

        return await bulletins.CountAsync(end, cancellationToken);
    }

    private void PlanCuts(int cuts)
    {
        LoopbackFaultKind[] kinds = [LoopbackFaultKind.DropAfterDoing, LoopbackFaultKind.Drop, LoopbackFaultKind.Late, LoopbackFaultKind.AnswerAfterDoing];
        for (var i = 0; i < cuts; i++)
        {
            bulletins.Platform.Faults.Plan(new LoopbackFault(kinds[random.Next(kinds.Length)], $"POST {bulletins.Platform.PostPath}") { Seconds = LateSeconds, Status = 502 });
        }
    }
}
