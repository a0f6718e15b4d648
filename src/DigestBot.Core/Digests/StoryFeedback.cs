using System.Text.Json.Serialization;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Text;

namespace DigestBot.Core.Digests;

/// <summary>What was said of a story in a channel: acts there alone, and is kept as labelled data. Who said it is not kept.</summary>
/// <param name="Articles">What the story held when it was said: stories are joined and renamed, articles stay.</param>
/// <param name="Title">Its headline then.</param>
public sealed record StoryFeedback(FeedbackKind Kind, IReadOnlyList<ArticleId> Articles, string Title, string Language, DateTimeOffset At)
{
    /// <summary>Articles kept of a story; the first ones stay in it longest.</summary>
    private const int MaxArticles = 20;

    /// <summary>Of the shorter headline's words, so many have to be in the other.</summary>
    private const double AlikeShare = 0.5;

    /// <summary>One word in common says nothing: "Lindholm" stands in every headline of its paper.</summary>
    private const int AlikeWords = 2;

    public static StoryFeedback Of(FeedbackKind kind, Story story, DateTimeOffset at)
    {
        var headline = Headline.Of(story);
        return new(kind, [.. story.Articles.Take(MaxArticles).Select(member => member.Article.Id)], headline.Text, headline.Article.Language, at);
    }

    /// <summary>It was said of this story, or of one that was joined to it.</summary>
    public bool IsOf(Story story) => story.Articles.Any(member => Articles.Contains(member.Article.Id));

    /// <summary>The story is about much the same, by its headline: another piece on the transfer market, the next of a series.</summary>
    internal bool Resembles(Story story)
    {
        var wanted = Term.ContentOf(Title, Language);
        var headline = Headline.Of(story);
        var words = Term.ContentOf(headline.Text, headline.Article.Language);
        var shared = wanted.Intersect(words).Count();
        return shared >= AlikeWords && shared >= AlikeShare * Math.Min(wanted.Length, words.Length);
    }
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
