using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Testing.Loopback;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Testing.Kills;

/// <summary>How often each of <see cref="Bulletins"/> stands in each channel, once all that were due are out.</summary>
/// <param name="services">Hold the bot's stores.</param>
/// <param name="begin">The first bulletin's minute.</param>
/// <param name="bulletins">How many minutes have a bulletin.</param>
public sealed class BulletinCount(IServiceProvider services, LoopbackPlatform platform, DateTimeOffset begin, int bulletins)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public LoopbackPlatform Platform => platform;

    /// <summary>When what a message tells was due.</summary>
    public DateTimeOffset DueOf(JournalEntry post) => begin.AddMinutes(Bulletins.LastIn(post.Body!.ToJsonString()));

    /// <summary>What is not due by then is not part of the run.</summary>
    public async Task EndAsync(DateTimeOffset end, CancellationToken cancellationToken)
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

    /// <summary>Waits until running bots have sent all that was due.</summary>
    public async Task WaitForAllSentAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        var schedules = services.GetRequiredService<IScheduleStore>();
        var outbox = services.GetRequiredService<IOutbox>();
        var patience = TimeProvider.System.GetTimestamp();
        while ((await schedules.DueAsync(end, 1, cancellationToken)).Count > 0
            || (await outbox.ListAsync(int.MaxValue, cancellationToken)).Any(status => status.Delivery.State is DeliveryState.Queued or DeliveryState.Unknown))
        {
            if (TimeProvider.System.GetElapsedTime(patience) > Patience)
            {
                throw new TimeoutException("Not everything that was due got out.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellationToken);
        }
    }

    public async Task<BulletinTally> CountAsync(DateTimeOffset end, CancellationToken cancellationToken)
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
        return new BulletinTally(sent, posted, lost, doubled, deliveries.Count - sent, cuts);
    }
}

/// <param name="Sent">Deliveries of which the bot knows that they were sent: an edition's pages and thread replies, each one message.</param>
/// <param name="Posted">Messages in the channels, by the server.</param>
/// <param name="Lost">Bulletins that were due in a channel and are not there.</param>
/// <param name="Doubled">Bulletins that are there more than once.</param>
/// <param name="Unsent">Deliveries that the bot gave up or does not know the end of.</param>
/// <param name="Cuts">Posts whose answer the server cut off or replaced by an error.</param>
public sealed record BulletinTally(int Sent, int Posted, int Lost, int Doubled, int Unsent, int Cuts)
{
    public bool IsExactlyOnce => Lost == 0 && Doubled == 0 && Unsent == 0 && Sent == Posted;

    public override string ToString() => $"{Sent} deliveries sent, {Posted} messages: {Lost} lost, {Doubled} doubled, {Unsent} not known to be sent; {Cuts} answers cut";
}
