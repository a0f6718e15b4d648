using System.Text.Json.Serialization;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>What was said of a story in a channel: acts there alone, and is kept as labelled data. Who said it is not kept.</summary>
/// <param name="Articles">What the story held when it was said: stories are joined and renamed, articles stay.</param>
/// <param name="Title">Its headline then.</param>
public sealed record StoryFeedback(FeedbackKind Kind, IReadOnlyList<ArticleId> Articles, string Title, string Language, DateTimeOffset At)
{
    /// <summary>Articles kept of a story; the first ones stay in it longest.</summary>
    private const int MaxArticles = 20;

    public static StoryFeedback Of(FeedbackKind kind, Story story, DateTimeOffset at)
    {
        var headline = Headline.Of(story);
        return new(kind, [.. story.Articles.Take(MaxArticles).Select(member => member.Article.Id)], headline.Text, headline.Article.Language, at);
    }

    /// <summary>It was said of this story, or of one that was joined to it.</summary>
    public bool IsOf(Story story) => story.Articles.Any(member => Articles.Contains(member.Article.Id));
}

/// <summary>Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeedbackKind>))]
public enum FeedbackKind
{
    /// <summary>Not shown in this channel any more.</summary>
    Mute,

    /// <summary>What resembles it comes later.</summary>
    Less,
}
