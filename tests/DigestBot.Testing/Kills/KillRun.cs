using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Testing.Loopback;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Testing.Kills;

/// <summary>Kills the bot again and again while it posts <see cref="Bulletins"/>, and counts what stands in the channels at the end.</summary>
/// <param name="services">Hold the bot's stores.</param>
/// <param name="startBot">Starts a bot and ends when it is ready; disposing it kills it with SIGKILL.</param>
/// <param name="begin">The first bulletin's minute.</param>
/// <param name="bulletins">How many minutes have a bulletin.</param>
public sealed class KillRun(IServiceProvider services, LoopbackPlatform platform, Func<Task<IAsyncDisposable>> startBot, DateTimeOffset begin, int bulletins, Random random)
{
    private static readonly TimeSpan LongestAlive = TimeSpan.FromMilliseconds(500);

    // Until the next minute's editions are due, and some more for a bot that starts on a busy machine.
    private static readonly TimeSpan PatienceForPost = TimeSpan.FromSeconds(150);

    private static readonly TimeSpan PatienceForEnd = TimeSpan.FromMinutes(20);

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
    public async Task<KillTally> RunAsync(int kills, int cutsPerLife, Action<int> told, CancellationToken cancellationToken)
    {
        for (var kill = 1; kill <= kills; kill++)
        {
            var started = TimeProvider.System.GetUtcNow();
            await using (await startBot())
            {
                PlanCuts(cutsPerLife);
                await platform.Journal.WaitForAsync(entry => entry.At >= started && entry.IsCall("POST", platform.PostPath), PatienceForPost);
                await Task.Delay(LongestAlive * random.NextDouble(), TimeProvider.System, cancellationToken);
            }

            told(kill);
        }

        var end = TimeProvider.System.GetUtcNow();
        await MoveOnAsync(end, cancellationToken);
        await using (await startBot())
        {
            await WaitForAllSentAsync(end, cancellationToken);
        }

        return await CountAsync(end, cancellationToken);
    }

    private void PlanCuts(int cuts)
    {
        LoopbackFaultKind[] kinds = [LoopbackFaultKind.DropAfterDoing, LoopbackFaultKind.Drop, LoopbackFaultKind.Late, LoopbackFaultKind.AnswerAfterDoing];
        for (var i = 0; i < cuts; i++)
        {
            platform.Faults.Plan(new LoopbackFault(kinds[random.Next(kinds.Length)], $"POST {platform.PostPath}") { Seconds = LateSeconds, Status = 502 });
        }
    }

    // What is not due yet at the end is not part of the run.
    private async Task MoveOnAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        var schedules = services.GetRequiredService<IScheduleStore>();
        var moves = new List<ScheduleMove>();
        foreach (var channel in await services.GetRequiredService<IChannelStore>().ListAsync(cancellationToken))
        {
            moves.AddRange((await schedules.ListAsync(channel.Id, cancellationToken))
                .Where(schedule => schedule.NextDue > end)
                .Select(schedule => new ScheduleMove(schedule.Id, schedule.NextDue!.Value, end.AddDays(30))));
        }

        await schedules.MoveOnAsync(moves, cancellationToken);
    }

    private async Task WaitForAllSentAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        var schedules = services.GetRequiredService<IScheduleStore>();
        var outbox = services.GetRequiredService<IOutbox>();
        var patience = TimeProvider.System.GetTimestamp();
        while ((await schedules.DueAsync(end, 1, cancellationToken)).Count > 0
            || (await outbox.ListAsync(int.MaxValue, cancellationToken)).Any(status => status.Delivery.State is DeliveryState.Queued or DeliveryState.Unknown))
        {
            if (TimeProvider.System.GetElapsedTime(patience) > PatienceForEnd)
            {
                throw new TimeoutException("The last bot did not get everything out.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellationToken);
        }
    }

    private async Task<KillTally> CountAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        var minutes = Math.Min(bulletins, (int)(end - begin).TotalMinutes + 1);
        var (lost, doubled, posted) = (0, 0, 0);
        foreach (var channel in platform.Channels)
        {
            var messages = platform.MessagesIn(channel).Select(message => message.ToJsonString()).ToList();
            posted += messages.Count;
            for (var minute = 0; minute < minutes; minute++)
            {
                var times = messages.Count(message => message.Contains(Bulletins.MarkOf(minute), StringComparison.Ordinal));
                lost += times == 0 ? 1 : 0;
                doubled += times > 1 ? 1 : 0;
            }
        }

        var deliveries = await services.GetRequiredService<IOutbox>().ListAsync(int.MaxValue, cancellationToken);
        var sent = deliveries.Count(status => status.Delivery.State is DeliveryState.Sent);
        var cuts = platform.Journal.Entries.Count(entry => entry.Status is 0 or 502 && entry.IsCall("POST", platform.PostPath));
        return new KillTally(sent, posted, lost, doubled, deliveries.Count - sent, cuts);
    }
}

/// <param name="Sent">Deliveries of which the bot knows that they were sent: an edition's pages and thread replies, each one message.</param>
/// <param name="Posted">Messages in the channels, by the server.</param>
/// <param name="Lost">Bulletins that were due in a channel and are not there.</param>
/// <param name="Doubled">Bulletins that are there more than once.</param>
/// <param name="Unsent">Deliveries that the bot gave up or does not know the end of.</param>
/// <param name="Cuts">Posts whose answer the server cut off or replaced by an error.</param>
public sealed record KillTally(int Sent, int Posted, int Lost, int Doubled, int Unsent, int Cuts)
{
    public bool IsExactlyOnce => Lost == 0 && Doubled == 0 && Unsent == 0 && Sent == Posted;

    public override string ToString() => $"{Sent} deliveries sent, {Posted} messages: {Lost} lost, {Doubled} doubled, {Unsent} not known to be sent; {Cuts} answers cut";
}
