using DigestBot.Core.Articles;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using static DigestBot.Tests.Storage.CoverageSamples;

namespace DigestBot.Tests.Storage;

public sealed class SqliteAdoptedFeedbackTests() : AdoptedFeedbackContract(new SqliteTestStorage());

public sealed class PostgresAdoptedFeedbackTests() : AdoptedFeedbackContract(new PostgresTestStorage());

/// <summary>What the operator adopted of people's feedback, and the stories as everyone reads them with it.</summary>
public abstract class AdoptedFeedbackContract(TestStorage storage) : StoreContract(storage)
{
    private IAdoptedFeedback Adopted => Storage.Get<IAdoptedFeedback>();

    private IStoryStore Stories => Storage.Get<IStoryStore>();

    [Fact]
    public async Task What_was_adopted_is_kept_once_and_can_be_removed()
    {
        var (split, merge) = (Said(FeedbackKind.Split, [2], [1]), Said(FeedbackKind.Merge, [3], [1]));
        await AdoptAsync(split, minutes: 1);
        await AdoptAsync(merge, minutes: 0);
        await AdoptAsync(split, minutes: 2);
        await Storage.OpenAsync();

        var kept = await Adopted.ListAsync(Cancellation);
        Assert.Equal([("merge-7-3-1", Noon), ("split-7-2-1", Noon.AddMinutes(1))], kept.Select(one => (one.Key, one.At)));
        Assert.Equal((new ArticleId(2), new ArticleId(1), "As it was"), (Assert.Single(kept[1].Said.Articles), Assert.Single(kept[1].Said.Others), kept[1].Said.Title));

        Assert.True(await Adopted.RemoveAsync("merge-7-3-1", Cancellation));
        Assert.False(await Adopted.RemoveAsync("merge-7-3-1", Cancellation));
        Assert.Single(await Adopted.ListAsync(Cancellation));
    }

    [Fact]
    public async Task A_split_that_was_adopted_parts_the_story_for_whoever_reads_it_and_leaves_what_groups_articles_alone()
    {
        await BringAsync();
        await AdoptAsync(Said(FeedbackKind.Split, [2], [1]));

        Assert.Equal(["1", "2", "3"], Groups(await Stories.ActiveAsync(Noon, Noon.AddHours(1), Cancellation)));
        Assert.Equal("1", Group(await Stories.FindAsync(new StoryId(1), Cancellation)));
        Assert.Equal("2", Group(await Stories.FindByArticleAsync(new ArticleId(2), Cancellation)));
        Assert.Equal(StoryPart.Of(new ArticleId(2)), (await Stories.FindByArticleAsync(new ArticleId(2), Cancellation))!.Id);
        Assert.Equal(["1", "2"], Groups((await Stories.SearchAsync("crews", Noon, 10, new HashSet<Core.Feeds.FeedId>(), Cancellation)).Stories));
        Assert.Equal([1, 1, 3], await StoredAsync());
    }

    [Fact]
    public async Task A_merge_that_was_adopted_joins_what_either_side_brings_until_it_is_dropped()
    {
        await BringAsync();
        await AdoptAsync(Said(FeedbackKind.Merge, [3], [1]));

        var joined = Assert.Single(await Stories.ActiveAsync(Noon.AddMinutes(2), Noon.AddHours(1), Cancellation));
        Assert.Equal("1 2 3", Group(joined));
        Assert.Equal("1 2 3", Group(await Stories.FindAsync(new StoryId(3), Cancellation)));
        Assert.Equal([1, 1, 3], await StoredAsync());

        await Adopted.RemoveAsync("merge-7-3-1", Cancellation);
        Assert.Equal(["1 2", "3"], Groups(await Stories.ActiveAsync(Noon, Noon.AddHours(1), Cancellation)));
    }

    private static StoryFeedback Said(FeedbackKind kind, long[] articles, long[] others) =>
        new(kind, [.. articles.Select(id => new ArticleId(id))], "As it was", "en", Noon) { Others = [.. others.Select(id => new ArticleId(id))] };

    private static IEnumerable<string> Groups(IEnumerable<Story> stories) => stories.Select(Group).Order(StringComparer.Ordinal);

    private static string Group(Story? story) => string.Join(' ', story!.Articles.Select(member => member.Article.Id.Value));

    private Task AdoptAsync(StoryFeedback said, int minutes = 0) => Adopted.AddAsync(new(AdoptedFeedback.KeyOf(new ChannelId(7), said)!, said, Noon.AddMinutes(minutes)), Cancellation);

    // Two reports in the first story, a minute apart, and one in the third.
    private Task BringAsync()
    {
        Article[] brought = [Article(1, Noon, "Ferry runs aground"), Article(2, Noon.AddMinutes(1), "Ferry crews walk out"), Article(3, Noon.AddMinutes(2), "Bridge reopens")];
        return Stories.SaveAsync(brought, [brought[0].In(1), brought[1].In(1), brought[2].In(3)], Cancellation);
    }

    private async Task<IReadOnlyList<long>> StoredAsync()
    {
        var stories = new List<long>();
        await foreach (var stored in Stories.AssignedSinceAsync(DateTimeOffset.MinValue, Cancellation))
        {
            stories.Add(stored.Assignment.Story.Value);
        }

        return stories;
    }
}
