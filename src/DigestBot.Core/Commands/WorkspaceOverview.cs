using DigestBot.Core.Chat;
using DigestBot.Core.Commands.Handlers;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using Microsoft.Extensions.Options;
using NodaTime;

namespace DigestBot.Core.Commands;

/// <summary>A workspace at a glance, for platforms that give the bot a page of its own: its channels, their next posts, how its sources are.</summary>
public sealed class WorkspaceOverview(IChannelStore channels, IScheduleStore schedules, IFeedStore feeds, TimeProvider time, IOptions<CommandOptions> options)
{
    // With three blocks a channel, the page stays below Slack's 100.
    private const int MaxChannels = 25;
    private const int MaxTroubled = 8;

    private readonly CommandOptions _options = options.Value;

    /// <param name="nameFor">What this reader knows the channel as; null for one that they may not know of.</param>
    /// <param name="zone">The reader's IANA zone, in which times are told; null where the platform does not tell it.</param>
    public async Task<ChatMessage> BuildAsync(string platform, string workspace, string? zone, Func<Channel, Task<string?>> nameFor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var readers = zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : ChannelZone.Default;
        var shown = await VisibleAsync(platform, workspace, nameFor, cancellationToken);
        List<MessageBlock> blocks = [new MessageBlock.Heading("Channels")];
        if (shown.Count == 0)
        {
            blocks.Add(new MessageBlock.Paragraph(RichText.Sentence($"The bot was not used in any channel that you see here. In a channel, `{_options.Line("today")}` shows the news, and `{_options.Line("schedule add 08:00")}` has it posted there.")));
        }

        foreach (var channel in shown.Take(MaxChannels))
        {
            blocks.Add(await ChannelAsync(channel, readers, now, cancellationToken));
        }

        if (shown.Count > MaxChannels)
        {
            blocks.Add(new MessageBlock.Note(RichText.Plain($"and {EditionWords.Count(shown.Count - MaxChannels, "more channel", "more channels")}")));
        }

        blocks.Add(new MessageBlock.Note(RichText.Plain($"Times are given for {readers}.")));
        blocks.Add(new MessageBlock.Divider());
        blocks.Add(new MessageBlock.Heading("Sources"));
        blocks.AddRange(Health(await feeds.SeenByAsync(new FeedSubscriber(platform, workspace), cancellationToken), now));
        return new("The bot in this workspace", blocks);
    }

    private async Task<IReadOnlyList<Channel>> VisibleAsync(string platform, string workspace, Func<Channel, Task<string?>> nameFor, CancellationToken cancellationToken)
    {
        var visible = new List<Channel>();
        foreach (var channel in (await channels.ListAsync(cancellationToken)).Where(channel => channel.Ref.Platform == platform && channel.Ref.Workspace == workspace))
        {
            if (await nameFor(channel) is { } name)
            {
                visible.Add(channel with { Name = name });
            }
        }

        return [.. visible.OrderBy(channel => channel.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<MessageBlock> ChannelAsync(Channel channel, string zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var topics = channel.Topics.Count == 0 ? "all stories" : string.Join(" · ", channel.Topics);
        List<Inline> line = [new Inline.Strong($"#{channel.Name}"), new Inline.Text($" · {topics}\n")];
        var planned = await ScheduleLines.ListAsync(schedules, channel, cancellationToken);
        var next = planned.Where(schedule => schedule.NextDue is not null).OrderBy(schedule => schedule.NextDue).ToList();
        if (planned.Count == 0)
        {
            line.Add(new Inline.Text("no digests are scheduled"));
        }
        else if (next.Count == 0)
        {
            line.Add(new Inline.Text("paused"));
        }
        else
        {
            line.AddRange(ScheduleLines.Next(next[0] with { Zone = zone }, now));
            line.Add(new Inline.Text(next.Count > 1 ? $" and {EditionWords.Count(next.Count - 1, "more schedule", "more schedules")}" : ""));
        }

        return new MessageBlock.Paragraph(new RichText(line));
    }

    private IEnumerable<MessageBlock> Health(IReadOnlyList<Feed> all, DateTimeOffset now)
    {
        var troubled = all.Select(feed => (Feed: feed, Health: FeedHealth.Of(feed, now))).Where(each => each.Health.IsFailing || each.Health.IsQuiet).ToList();
        var sentence = troubled.Count == 0
            ? $"None of {EditionWords.Count(all.Count, "source", "sources")} has a problem."
            : $"{troubled.Count} of {EditionWords.Count(all.Count, "source", "sources")} have a problem; `{_options.Line("sources health")}` tells more.";
        yield return new MessageBlock.Paragraph(RichText.Sentence(sentence));
        if (troubled.Count > 0)
        {
            yield return new MessageBlock.Bullets([.. troubled.Take(MaxTroubled).Select(each => new RichText([new Inline.Strong(each.Feed.Title), new Inline.Text($": {each.Health.Words}")]))]);
        }
    }
}
