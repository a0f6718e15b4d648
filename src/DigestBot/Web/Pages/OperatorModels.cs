using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Web.LocalChat;

namespace DigestBot.Web.Pages;

public sealed record SourcesModel(IReadOnlyList<Feed> Feeds);

/// <param name="Words">What was searched for; empty for the newest.</param>
/// <param name="Days">How far back the list reaches.</param>
/// <param name="Total">How many stories there are, shown or not.</param>
public sealed record StoriesModel(IReadOnlyList<Story> Stories, string Words, int Days, int Total);

/// <param name="Reasons">One for each article, in its order.</param>
public sealed record StoryModel(Story Story, IReadOnlyList<ArticleReason> Reasons, Storyline Storyline);

public sealed record ChannelsModel(IReadOnlyList<ChannelOverview> Channels);

public sealed record ChannelOverview(Channel Channel, IReadOnlyList<DigestSchedule> Schedules)
{
    public DateTimeOffset? NextPost => Schedules.Min(schedule => schedule.NextDue);
}

public sealed record ChannelModel(ChannelOverview Overview, IReadOnlyList<StoredEdition> Editions);

/// <param name="ChannelNames">Of the channels that rows belong to.</param>
public sealed record DeliveriesModel(IReadOnlyList<DeliveryStatus> Rows, IReadOnlyDictionary<ChannelRef, string> ChannelNames);

public sealed record EditionModel(StoredEdition Stored, Channel? Channel, ChatMessage Message, MessageView View, IReadOnlyList<string> Bodies);

/// <param name="Sentence">What is not there, and where to look instead.</param>
public sealed record NoticeModel(string Title, string Sentence);
