using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>sources health</c></summary>
internal sealed class SourcesHealthHandler(ChannelSources sources) : ISlashCommandHandler
{
    public CommandDefinition Definition { get; } = new("sources health", "How reading the feeds goes: the troubled ones first", AnswerKind.Ephemeral) { Examples = ["sources health"] };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var all = await sources.ListAsync(request, cancellationToken);
        var health = all.ToDictionary(feed => feed.Id, feed => FeedHealth.Of(feed, request.Now));
        var troubled = all.Where(feed => health[feed.Id].NeedsCare).OrderByDescending(feed => health[feed.Id].IsFailing).ThenBy(feed => feed.Poll.FailingSince).ToList();
        var summary = troubled.Count == 0 ? $"None of the {all.Count} sources has a problem." : $"{troubled.Count} of {all.Count} sources have a problem.";
        var blocks = new List<MessageBlock> { new MessageBlock.Paragraph(RichText.Plain(summary)) };
        if (troubled.Count > 0)
        {
            blocks.Add(new MessageBlock.Bullets([.. troubled.Select(feed => new RichText([new Inline.Strong(feed.Title), new Inline.Text($": {health[feed.Id].Words}")]))]));
        }

        var rows = all.Except(troubled).OrderBy(feed => feed.Title, StringComparer.OrdinalIgnoreCase).Select(feed => (IReadOnlyList<string>)[feed.Title, Fetched(feed, request.Now), New(feed, request.Now)]).ToList();
        if (rows.Count > 0)
        {
            blocks.Add(new MessageBlock.Table(["Source", "Last read", "Last new"], rows));
        }

        return new(summary, blocks);
    }

    private static string Fetched(Feed feed, DateTimeOffset now) => feed.Poll.LastFetched is { } at ? Ago.Of(at, now) : "not yet";

    private static string New(Feed feed, DateTimeOffset now) => feed.Poll.LastNew is { } at ? Ago.Of(at, now) : "";
}
