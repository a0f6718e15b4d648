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

    /// <summary>Of a split what the story's other part held, of a merge what the other story did; empty where it was said of one story alone.</summary>
    // The deserializer gives null where what was stored is older than this.
    public IReadOnlyList<ArticleId> Others { get; init => field = value ?? []; } = [];

    public static StoryFeedback Of(FeedbackKind kind, Story story, DateTimeOffset at)
    {
        var headline = Headline.Of(story);
        return new(kind, FirstOf(story), headline.Text, headline.Article.Language, at);
    }

    /// <summary>Of two stories.</summary>
    public static StoryFeedback Of(FeedbackKind kind, Story story, Story other, DateTimeOffset at) => Of(kind, story, at) with { Others = FirstOf(other) };

    /// <summary>It was said of this story, or of one that was joined to it.</summary>
    public bool IsOf(Story story) => story.Articles.Any(member => Articles.Contains(member.Article.Id));

    /// <summary>This is the other story, or one that was joined to it.</summary>
    public bool IsAgainst(Story story) => story.Articles.Any(member => Others.Contains(member.Article.Id));

    /// <summary>Both were said of the same.</summary>
    internal bool Repeats(StoryFeedback other) =>
        Kind == other.Kind && Articles.Intersect(other.Articles).Any() && (Others.Count + other.Others.Count == 0 || Others.Intersect(other.Others).Any());

    private static IReadOnlyList<ArticleId> FirstOf(Story story) => [.. story.Articles.Take(MaxArticles).Select(member => member.Article.Id)];
}

/// <summary>Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeedbackKind>))]
public enum FeedbackKind
{
    /// <summary>Not shown in this channel any more.</summary>
    Mute,

    /// <summary>What resembles it comes later.</summary>
    Less,

    /// <summary>The articles are another story than the others.</summary>
    Split,

    /// <summary>The articles and the others are one story.</summary>
    Merge,
}
