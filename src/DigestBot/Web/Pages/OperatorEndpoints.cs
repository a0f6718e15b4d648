using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Web.LocalChat;
using Microsoft.Extensions.Options;

namespace DigestBot.Web.Pages;

/// <summary>The operator's pages: each loads what it shows and leaves the drawing to its component.</summary>
internal static class OperatorEndpoints
{
    private const int MostStories = 100;
    private const int MostDeliveries = 200;
    private const int MostEditions = 30;
    private const int SearchDays = 30;
    private const int MostDays = 30;

    public static void MapOperatorPages(this IEndpointRouteBuilder console)
    {
        console.MapGet(ConsolePaths.Sources, SourcesAsync);
        console.MapGet(ConsolePaths.Stories, StoriesAsync);
        console.MapGet(ConsolePaths.Stories + "/{id:long}", StoryAsync);
        console.MapGet(ConsolePaths.Channels, ChannelsAsync);
        console.MapGet(ConsolePaths.Channels + "/{id:long}", ChannelAsync);
        console.MapGet(ConsolePaths.Deliveries, DeliveriesAsync);
        console.MapGet(ConsolePaths.Editions + "/{id:long}", EditionAsync);
    }

    private static async Task<IResult> SourcesAsync(IFeedStore feeds, CancellationToken cancellationToken) =>
        HtmlPage.Of<SourcesPage, SourcesModel>(new(await feeds.ListAsync(cancellationToken)));

    private static async Task<IResult> StoriesAsync(string? q, int? days, IStoryStore stories, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!string.IsNullOrWhiteSpace(q))
        {
            var found = await stories.SearchAsync(q.Trim(), now - TimeSpan.FromDays(SearchDays), MostStories, new HashSet<FeedId>(), cancellationToken);
            return HtmlPage.Of<StoriesPage, StoriesModel>(new(found.Stories, q.Trim(), SearchDays, found.Stories.Count));
        }

        var span = Math.Clamp(days ?? 1, 1, MostDays);
        // A feed's clock may run ahead of ours.
        var active = await stories.ActiveAsync(now - TimeSpan.FromDays(span), now + TimeSpan.FromDays(1), cancellationToken);
        var shown = active.OrderByDescending(story => story.IndependentArticles.Count()).ThenByDescending(story => story.Latest).Take(MostStories);
        return HtmlPage.Of<StoriesPage, StoriesModel>(new([.. shown], Words: "", span, active.Count));
    }

    private static async Task<IResult> StoryAsync(long id, IStoryStore stories, StoryReasons reasons, CancellationToken cancellationToken) =>
        await stories.FindWholeAsync(new StoryId(id), cancellationToken) is { } story
            ? HtmlPage.Of<StoryPage, StoryModel>(new(story, await reasons.OfAsync(story, new HashSet<FeedId>(), cancellationToken), await stories.StorylineAsync(story.Id, cancellationToken)))
            : NotFound("No such story", $"Story {id} is not kept, or not any more: the list of stories has those that are.");

    private static async Task<IResult> ChannelsAsync(IChannelStore channels, IScheduleStore schedules, CancellationToken cancellationToken)
    {
        var rows = new List<ChannelOverview>();
        foreach (var channel in await channels.ListAsync(cancellationToken))
        {
            rows.Add(new(channel, await schedules.ListAsync(channel.Id, cancellationToken)));
        }

        return HtmlPage.Of<ChannelsPage, ChannelsModel>(new([.. rows.OrderBy(row => row.Channel.Ref.Platform, StringComparer.Ordinal).ThenBy(row => row.Channel.Name, StringComparer.Ordinal)]));
    }

    private static async Task<IResult> ChannelAsync(long id, IChannelStore channels, IScheduleStore schedules, IEditionStore editions, CancellationToken cancellationToken)
    {
        if (await channels.FindAsync(new ChannelId(id), cancellationToken) is not { } channel)
        {
            return NotFound("No such channel", $"Channel {id} is not known here: the list of channels has those that are.");
        }

        var overview = new ChannelOverview(channel, await schedules.ListAsync(channel.Id, cancellationToken));
        return HtmlPage.Of<ChannelPage, ChannelModel>(new(overview, await editions.ListAsync(channel.Id, MostEditions, cancellationToken)));
    }

    private static async Task<IResult> DeliveriesAsync(IOutbox outbox, IChannelStore channels, CancellationToken cancellationToken)
    {
        var rows = await outbox.ListAsync(MostDeliveries, cancellationToken);
        var known = await channels.ListAsync(cancellationToken);
        return HtmlPage.Of<DeliveriesPage, DeliveriesModel>(new(rows, known.ToDictionary(channel => channel.Ref, channel => channel.Name)));
    }

    private static async Task<IResult> EditionAsync(
        long id, string? view, IEditionStore editions, IChannelStore channels, MessagePresenter presenter, IOptions<CommandOptions> commands, CancellationToken cancellationToken)
    {
        if (await editions.FindAsync(new EditionId(id), cancellationToken) is not { } stored)
        {
            return NotFound("No such edition", $"Edition {id} is not kept: each channel's page lists those that are.");
        }

        var chosen = MessagePresenter.ViewNamed(view);
        var message = EditionMessage.Of(stored.Edition, commands.Value.Name);
        return HtmlPage.Of<EditionPage, EditionModel>(
            new(stored, await channels.FindAsync(stored.Channel, cancellationToken), message, chosen, presenter.BodiesOf(message, chosen)));
    }

    private static IResult NotFound(string title, string sentence) =>
        HtmlPage.Of<NoticePage, NoticeModel>(new(title, sentence), StatusCodes.Status404NotFound);
}
