using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using static DigestBot.Tests.Storage.CoverageSamples;

namespace DigestBot.Tests.Storage;

public sealed class SqliteStoryStoreTests() : StoryStoreContract(new SqliteTestStorage());

public sealed class PostgresStoryStoreTests() : StoryStoreContract(new PostgresTestStorage());

public abstract class StoryStoreContract(TestStorage storage) : StoreContract(storage)
{
    private IStoryStore Store => Storage.Get<IStoryStore>();

    [Fact]
    public async Task A_story_holds_its_articles_in_order_of_publication_with_how_each_came_in()
    {
        var (original, copy, rewrite) = (Article(1, Noon), Article(2, Noon.AddHours(-1)), Article(3, Noon.AddHours(1)));

        await Store.SaveAsync([original, copy, rewrite], [original.In(5), copy.In(5, duplicateOf: 1, similarity: 0.96), rewrite.In(5, similarity: 0.41)], Cancellation);
        await Storage.OpenAsync();

        var story = await Store.FindAsync(new StoryId(5), Cancellation);
        Assert.Equal(
            [(2L, 1L, 0.96), (1L, 0L, 0.0), (3L, 0L, 0.41)],
            story!.Articles.Select(member => (member.Article.Id.Value, member.DuplicateOf?.Value ?? 0, member.Similarity)));
        Assert.Null(await Store.FindAsync(new StoryId(6), Cancellation));
        Assert.Equal(story.Articles.Count, (await Store.FindByArticleAsync(new ArticleId(3), Cancellation))!.Articles.Count);
        Assert.Null(await Store.FindByArticleAsync(new ArticleId(4), Cancellation));
    }

    [Fact]
    public async Task Saving_the_same_again_changes_nothing()
    {
        var (one, two) = (Article(1, Noon), Article(2, Noon));
        await Store.SaveAsync([one, two], [one.In(1), two.In(1, similarity: 0.5)], Cancellation);

        await Store.SaveAsync([one, two], [one.In(1), two.In(1, similarity: 0.5)], Cancellation);
        await Store.SaveAsync([two with { Id = new ArticleId(9), Title = "Renamed" }], [new StoryAssignment(new ArticleId(9), new StoryId(1), null, 0)], Cancellation);

        var story = Assert.Single(await Store.ActiveAsync(Noon, Noon.AddHours(1), Cancellation));
        Assert.Equal([1, 2], story.Articles.Select(member => member.Article.Id.Value));
        Assert.DoesNotContain(story.Articles, member => member.Article.Title == "Renamed");
    }

    [Fact]
    public async Task A_change_of_mind_moves_an_article_and_a_story_left_empty_keeps_its_number()
    {
        var (one, two) = (Article(1, Noon), Article(2, Noon));
        await Store.SaveAsync([one, two], [one.In(1), two.In(2)], Cancellation);

        await Store.SaveAsync([], [two.In(1, duplicateOf: 1, similarity: 0.9)], Cancellation);

        var story = Assert.Single(await Store.ActiveAsync(Noon, Noon.AddHours(1), Cancellation));
        Assert.Equal(2, story.Articles.Count);
        Assert.Null(await Store.FindAsync(new StoryId(2), Cancellation));
        Assert.Equal(new StoryId(2), await Store.LastIdAsync(Cancellation));
    }

    [Fact]
    public async Task Active_stories_come_whole_when_one_article_lies_in_the_span()
    {
        var (old, fresh, edge, undated) = (Article(1, Noon.AddDays(-3)), Article(2, Noon), Article(3, Noon.AddHours(1)), Article(4, Noon) with { Published = null, Seen = Noon });
        await Store.SaveAsync([old, fresh, edge, undated], [old.In(1), fresh.In(1), edge.In(2), undated.In(3)], Cancellation);

        var active = await Store.ActiveAsync(Noon, Noon.AddHours(1), Cancellation);

        Assert.Equal([1, 3], active.Select(story => story.Id.Value));
        Assert.Equal([1, 2], active[0].Articles.Select(member => member.Article.Id.Value));
    }

    [Fact]
    public async Task What_was_decided_comes_back_in_order_of_arrival()
    {
        var articles = Enumerable.Range(1, 5).Select(id => Article(id, Noon.AddHours(-id))).ToArray();
        await Store.SaveAsync(articles, [.. articles.Select(article => article.In(article.Id.Value % 2 + 1))], Cancellation);

        var back = await AssignedAsync(Noon.AddHours(-3));

        Assert.Equal([(1L, 2L), (2L, 1L), (3L, 2L)], back.Select(pair => (pair.Article.Id.Value, pair.Assignment.Story.Value)));
        Assert.All(back, pair => Assert.Equal(pair.Article.Id, pair.Assignment.Article));
    }

    [Fact]
    public async Task An_article_comes_back_with_all_of_its_text_originals_and_copies_however_old()
    {
        var (original, copy, old, late) = (Article(1, Noon.AddDays(-9)), Article(2, Noon.AddDays(-8)), Article(3, Noon.AddDays(-7)), Article(4, Noon));
        await Store.SaveAsync([original, copy, old, late], [original.In(1), copy.In(1, duplicateOf: 1), old.In(2), late.In(1, duplicateOf: 1)], Cancellation);

        Assert.Equal([1, 2, 4], (await AssignedAsync(Noon)).Select(row => row.Article.Id.Value));
    }

    [Fact]
    public async Task A_checkpoint_keeps_the_stories_of_its_moment_whatever_changes_later()
    {
        var (one, two, later) = (Article(1, Noon), Article(2, Noon), Article(3, Noon));
        var checkpoint = new StoryCheckpoint(two.Id, Noon, new StoryId(7), 40);
        Assert.Null(await Store.CheckpointAsync(Cancellation));
        await Store.SaveAsync([one], [one.In(1)], Cancellation);
        await Store.SaveAsync(new StoryChanges([two], [two.In(2)]) { Checkpoint = checkpoint }, Cancellation);

        await Store.SaveAsync([later], [later.In(3), two.In(1)], Cancellation);
        await Storage.OpenAsync();

        Assert.Equal(checkpoint, await Store.CheckpointAsync(Cancellation));
        Assert.Equal([(1L, 1L), (1L, 2L), (3L, 0L)], (await AssignedAsync(Noon)).Select(row => (row.Assignment.Story.Value, row.AtCheckpoint?.Value ?? 0)));
        var next = checkpoint with { LastArticle = later.Id, At = Noon.AddHours(1) };
        await Store.SaveAsync(new StoryChanges([], []) { Checkpoint = next }, Cancellation);
        Assert.Equal(next, await Store.CheckpointAsync(Cancellation));
        Assert.All(await AssignedAsync(Noon), row => Assert.Equal(row.Assignment.Story, row.AtCheckpoint));
    }

    [Fact]
    public async Task A_story_knows_what_came_before_and_after_it_the_nearest_first()
    {
        var visits = Enumerable.Range(1, 4).Select(id => Article(id, Noon.AddDays(id), $"Visit {id}")).ToArray();
        await Store.SaveAsync(visits, [.. visits.Select(visit => visit.In(visit.Id.Value))], Cancellation);
        await FollowAsync(2, 1);
        await FollowAsync(3, 2);
        await FollowAsync(4, 3);

        Assert.Equal("2 1 | 4", await AroundAsync(3));
        Assert.Equal(" | 2 3 4", await AroundAsync(1));
        Assert.Equal(" | ", await AroundAsync(9));

        await Store.SaveAsync([], [visits[1].In(5)], Cancellation);
        Assert.Equal("5 1 | 4", await AroundAsync(3));
    }

    [Fact]
    public async Task A_step_gives_way_to_another_and_to_none_while_its_earlier_article_is_in_view()
    {
        var visits = Enumerable.Range(1, 3).Select(id => Article(id, Noon.AddDays(id))).ToArray();
        await Store.SaveAsync(visits, [.. visits.Select(visit => visit.In(visit.Id.Value))], Cancellation);
        await FollowAsync(3, 1);
        await FollowAsync(3, 2);
        Assert.Equal("2 | ", await AroundAsync(3));

        await Store.SaveAsync(new StoryChanges([], []) { Storylines = [new(new StoryId(3), null)], InViewSince = Noon.AddDays(2.5) }, Cancellation);
        Assert.Equal("2 | ", await AroundAsync(3));

        await Store.SaveAsync(new StoryChanges([], []) { Storylines = [new(new StoryId(3), null)], InViewSince = Noon }, Cancellation);
        Assert.Equal(" | ", await AroundAsync(3));
    }

    [Fact]
    public async Task Search_finds_words_in_any_case_with_or_without_accents_titles_first()
    {
        var inText = Article(1, Noon, "Harbour news", "The Élysée spoke of ferries.");
        var inTitle = Article(2, Noon, "Elysee hosts talks", "They met.");
        var other = Article(3, Noon, "Cup final", "A goal.");
        await Store.SaveAsync([inText, inTitle, other], [inText.In(1), inTitle.In(2), other.In(3)], Cancellation);

        Assert.Equal([2, 1], await SearchAsync("élysée"));
        Assert.Equal([1], await SearchAsync("ELYSEE ferr"));
        Assert.Equal([], await SearchAsync("elysee goal"));
        Assert.Equal([], await SearchAsync("élysée", since: Noon.AddMinutes(1)));
        Assert.Equal([2], await SearchAsync("élysée", limit: 1));
    }

    [Theory]
    [InlineData("fery", "ferry")]
    [InlineData("ferrry", "ferry")]
    [InlineData("frery STRIKE", "ferry strike")]
    [InlineData("merry", "ferry")]
    [InlineData("parlamentari", "parliamentary")]
    [InlineData("élisée", "elysee")]
    public async Task A_misspelt_word_finds_what_was_meant(string typed, string meant)
    {
        var ferry = Article(1, Noon, "Ferry strike at the Élysée", "A parliamentary question.");
        var other = Article(2, Noon, "Cup final", "A goal, and a strip of land.");
        await Store.SaveAsync([ferry, other], [ferry.In(1), other.In(2)], Cancellation);

        var found = await Store.SearchAsync(typed, Noon.AddDays(-1), 10, new HashSet<FeedId>(), Cancellation);

        Assert.Equal(1, Assert.Single(found.Stories).Id.Value);
        Assert.Equal(meant, found.ReadAs);
    }

    [Theory]
    [InlineData("ferry")]
    [InlineData("fer")]
    [InlineData("ferry goal")]
    [InlineData("2025")]
    [InlineData("fry")]
    [InlineData("fexxy")]
    [InlineData("fery goal")]
    public async Task What_is_spelt_right_short_or_far_off_stays_as_it_is_typed(string typed)
    {
        var ferry = Article(1, Noon, "Ferry strike of 2024", "They met.");
        var goal = Article(2, Noon, "Cup final", "A goal.");
        await Store.SaveAsync([ferry, goal], [ferry.In(1), goal.In(2)], Cancellation);

        Assert.Null((await Store.SearchAsync(typed, Noon.AddDays(-1), 10, new HashSet<FeedId>(), Cancellation)).ReadAs);
    }

    [Fact]
    public async Task Articles_of_hidden_feeds_are_neither_found_nor_what_was_meant()
    {
        var open = Article(1, Noon, "Ferry strike", "They met.");
        var hidden = Article(2, Noon, "Zorbian merger", "They met.") with { Feed = new FeedId(7) };
        await Store.SaveAsync([open, hidden], [open.In(1), hidden.In(2)], Cancellation);
        var seven = new HashSet<FeedId> { new(7) };

        Assert.Single((await Store.SearchAsync("zorbian", Noon.AddDays(-1), 10, new HashSet<FeedId>(), Cancellation)).Stories);
        Assert.Empty((await Store.SearchAsync("zorbian", Noon.AddDays(-1), 10, seven, Cancellation)).Stories);
        Assert.Equal(new FoundStories([]).ReadAs, (await Store.SearchAsync("zorbain", Noon.AddDays(-1), 10, seven, Cancellation)).ReadAs);
        Assert.Equal(1, Assert.Single((await Store.SearchAsync("met", Noon.AddDays(-1), 10, seven, Cancellation)).Stories).Id.Value);
    }

    [Fact]
    public async Task Of_a_word_that_thousands_hold_titles_come_first_then_what_is_newest()
    {
        var articles = Enumerable.Range(1, 1_050).Select(id => Article(id, Noon, id == 500 ? "Ferry everywhere" : $"News {id}", "A ferry.")).ToList();
        await Store.SaveAsync(articles, [.. articles.Select(article => article.In(article.Id.Value))], Cancellation);

        Assert.Equal([500, 1_050, 1_049], await SearchAsync("ferry", limit: 3));
    }

    [Fact]
    public async Task A_newsrooms_own_slip_does_not_hide_the_others()
    {
        var right = Enumerable.Range(1, 20).Select(id => Article(id, Noon, $"Government resigns, report {id}", "They met.")).ToList();
        var slip = Article(21, Noon, "Goverment resigns", "They met.");
        await Store.SaveAsync([.. right, slip], [.. right.Select(article => article.In(article.Id.Value)), slip.In(21)], Cancellation);

        var found = await Store.SearchAsync("goverment", Noon.AddDays(-1), 10, new HashSet<FeedId>(), Cancellation);

        Assert.Equal(21, found.Stories[0].Id.Value);
        Assert.Equal(10, found.Stories.Count);
        Assert.Equal("government", found.ReadAs);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("AND OR NOT")]
    [InlineData("title:ferry*")]
    [InlineData("(ferry")]
    [InlineData("ferry - NEAR/2 ^x + {a b}:")]
    [InlineData("fer\0ry")]
    [InlineData("   ")]
    [InlineData("…—🚢")]
    [InlineData("'; DROP TABLE articles; --")]
    public async Task No_search_is_an_error(string words)
    {
        var article = Article(1, Noon);
        await Store.SaveAsync([article], [article.In(1)], Cancellation);

        await SearchAsync(words);
    }

    [Fact]
    public async Task A_save_that_breaks_off_in_the_middle_leaves_nothing()
    {
        var articles = Enumerable.Range(1, 100).Select(id => Article(id, Noon)).ToArray();
        var broken = articles.Append(null!).ToArray();

        await Assert.ThrowsAnyAsync<Exception>(() => Store.SaveAsync(broken, [], Cancellation));
        Assert.Equal(0, await Storage.Get<IArticleStore>().CountAsync(Cancellation));

        using var stopping = new CancellationTokenSource();
        var stopped = new ListThat<Article>(articles, beforeItem: 50, () => stopping.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.SaveAsync(stopped, [], stopping.Token));
        Assert.Equal(0, await Storage.Get<IArticleStore>().CountAsync(Cancellation));

        await Store.SaveAsync(articles, [], Cancellation);
        Assert.Equal(100, await Storage.Get<IArticleStore>().CountAsync(Cancellation));
    }

    private async Task<List<StoredAssignment>> AssignedAsync(DateTimeOffset since)
    {
        var rows = new List<StoredAssignment>();
        await foreach (var row in Store.AssignedSinceAsync(since, Cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }

    private Task FollowAsync(long later, long earlier)
    {
        var step = new StorylineStep(new ArticleId(later), new ArticleId(earlier), StorylineSign.FilledAnew);
        return Store.SaveAsync(new StoryChanges([], []) { Storylines = [new(new StoryId(later), step)] }, Cancellation);
    }

    private async Task<string> AroundAsync(long story)
    {
        var (before, after) = await Store.StorylineAsync(new StoryId(story), Cancellation);
        return $"{string.Join(' ', before.Select(other => other.Id.Value))} | {string.Join(' ', after.Select(other => other.Id.Value))}";
    }

    private async Task<IEnumerable<int>> SearchAsync(string words, DateTimeOffset? since = null, int limit = 10) =>
        (await Store.SearchAsync(words, since ?? Noon.AddDays(-30), limit, new HashSet<FeedId>(), Cancellation)).Stories.Select(story => (int)story.Id.Value);
}
