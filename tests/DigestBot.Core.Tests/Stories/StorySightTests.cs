using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Tests.Stories;

public sealed class StorySightTests
{
    private static readonly HashSet<FeedId> Hidden = [new(7)];

    [Fact]
    public void A_story_without_hidden_articles_stays_the_same_object()
    {
        IReadOnlyList<Story> stories = [StoryOf((1, 1, null), (2, 1, 1))];

        Assert.Same(stories, stories.Without(Hidden));
    }

    [Fact]
    public void A_story_of_hidden_articles_alone_is_not_seen() => Assert.Null(StoryOf((1, 7, null), (2, 7, 1)).Without(Hidden));

    [Fact]
    public void Copies_of_a_hidden_text_are_copies_of_the_first_of_them()
    {
        var seen = StoryOf((1, 7, null), (2, 1, 1), (3, 1, 1), (4, 1, null), (5, 1, 4)).Without(Hidden)!;

        Assert.Equal([(2, null), (3, 2), (4, null), (5, 4)], seen.Articles.Select(member => (member.Article.Id.Value, member.DuplicateOf?.Value)));
        Assert.True(seen.IsPartial);
    }

    private static Story StoryOf(params (long Id, long Feed, long? CopyOf)[] members) => new()
    {
        Id = new(1),
        Articles =
        [
            .. members.Select(member => new StoryArticle(
                new Article { Id = new(member.Id), Key = $"{member.Id}", Feed = new FeedId(member.Feed), Title = "Ferry", Text = "", Source = "Harbour Post", Seen = DateTimeOffset.UnixEpoch, Language = "en" },
                member.CopyOf is { } original ? new ArticleId(original) : null,
                Similarity: 0)),
        ],
    };
}
