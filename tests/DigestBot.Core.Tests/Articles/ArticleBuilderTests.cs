using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Tests.Articles;

public sealed class ArticleBuilderTests
{
    private static readonly DateTimeOffset Seen = new(2024, 8, 20, 8, 0, 0, TimeSpan.Zero);
    private static readonly ArticleBuilder Builder = new(new ArticleOptions());
    private static readonly Feed Outlet = new() { Id = new FeedId(7), Url = "https://post.example/feed", Title = "Elmsford Post", Language = "en-US" };

    [Fact]
    public void An_entry_becomes_an_article_of_its_feed()
    {
        var article = FromEntry(new FeedEntry
        {
            Id = "tag:1",
            Title = "Bridge <b>closed</b> &amp; ferry full - Elmsford Post",
            Link = "https://post.example/bridge",
            Summary = "The bridge is closed. […]",
            Content = "<h1>Bridge closed &amp; ferry full</h1><p>ELMSFORD (AP) — The bridge is closed.</p><p>The ferry is full.</p><p>Read more: Who pays?</p>",
            Published = Seen.AddHours(-2),
            Authors = [new FeedAuthor("Jane Doe", null, null), new FeedAuthor(null, "desk@post.example", null)],
            Categories = ["Local"],
            ImageUrl = "javascript:alert(1)",
        });

        Assert.NotNull(article);
        Assert.Equal(new ArticleId(1), article.Id);
        Assert.Equal(new FeedId(7), article.Feed);
        Assert.Equal("tag:1", article.Key);
        Assert.Equal("Bridge closed & ferry full", article.Title);
        Assert.Equal("ELMSFORD (AP) — The bridge is closed.\n\nThe ferry is full.", article.Text);
        Assert.Equal("https://post.example/bridge", article.Url);
        Assert.Equal("Elmsford Post", article.Source);
        Assert.Equal("Jane Doe", article.Byline);
        Assert.Equal("en", article.Language);
        Assert.Equal("ap", article.Origin?.Code);
        Assert.Equal(["Local"], article.Categories);
        Assert.Null(article.ImageUrl);
    }

    [Fact]
    public void The_fuller_of_summary_and_content_is_the_text() =>
        Assert.Equal("The bridge is closed for three weeks.", FromEntry(new FeedEntry { Title = "Bridge", Summary = "The bridge is closed for three weeks.", Content = "The bridge" })?.Text);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://post.example/x")]
    [InlineData("/relative")]
    public void Only_links_of_the_web_are_kept(string link) => Assert.Null(FromEntry(new FeedEntry { Title = "Bridge", Link = link })?.Url);

    [Theory]
    [InlineData("bridge ")]
    [InlineData("b")]
    public void A_title_without_end_is_text_and_its_beginning_the_title(string repeated)
    {
        var title = string.Concat(Enumerable.Repeat(repeated, 20_000)).Trim();
        var article = FromEntry(new FeedEntry { Title = title });

        Assert.InRange(article!.Title.Length, 1, 200);
        Assert.EndsWith("…", article.Title, StringComparison.Ordinal);
        Assert.Equal(title, article.Text);
    }

    [Fact]
    public void A_date_in_the_future_is_when_it_was_seen() =>
        Assert.Equal(Seen, FromEntry(new FeedEntry { Title = "Bridge", Published = Seen.AddDays(3) })?.Published);

    [Fact]
    public void An_entry_without_title_and_text_is_no_article() =>
        Assert.Null(FromEntry(new FeedEntry { Id = "tag:1", Title = " <img src=x> ", Summary = "<p>&nbsp;</p>" }));

    [Fact]
    public void A_missing_title_is_the_first_heading_of_the_text()
    {
        var article = FromText("## [Bridge closed](#)\n\nThe bridge is closed.\nThe ferry is full.\n\nRelated");

        Assert.Equal("Bridge closed", article.Title);
        Assert.Equal("The bridge is closed.\n\nThe ferry is full.", article.Text);
    }

    [Fact]
    public void A_missing_title_is_a_short_first_line()
    {
        var article = FromText("Bridge closed, ferry full\n\nThe bridge is closed.");

        Assert.Equal("Bridge closed, ferry full", article.Title);
        Assert.Equal("The bridge is closed.", article.Text);
    }

    [Fact]
    public void A_missing_title_is_the_first_sentence_without_its_dateline_and_the_text_keeps_both()
    {
        var text = "ELMSFORD (AP) — The U.S. engineer Dr. Roe closed the bridge. The ferry is full.";
        var article = FromText(text);

        Assert.Equal("The U.S. engineer Dr. Roe closed the bridge", article.Title);
        Assert.Equal(text, article.Text);
    }

    [Fact]
    public void A_first_sentence_too_long_for_a_title_ends_after_a_clause() =>
        Assert.Equal(
            "The harbour master of Elmsford met the owners of the three ferries on Tuesday",
            FromText("The harbour master of Elmsford met the owners of the three ferries on Tuesday, hoping to persuade them that the bridge will not open before the autumn and that somebody has to carry the four thousand commuters until then.").Title);

    [Fact]
    public void A_credit_of_its_own_names_the_origin_and_is_no_text()
    {
        var article = FromText("Bridge closed\n\nEFE\n\nThe bridge is closed.\n\n(EFE)");

        Assert.Equal("efe", article.Origin?.Code);
        Assert.Equal("The bridge is closed.", article.Text);
    }

    [Fact]
    public void A_shown_link_has_no_tracking() =>
        Assert.Equal("https://post.example/bridge?id=4", FromEntry(new FeedEntry { Title = "Bridge", Link = "https://post.example/bridge?id=4&utm_source=rss" })?.Url);

    [Fact]
    public void A_wrong_label_does_not_make_a_long_text_english() =>
        Assert.Equal("de", FromEntry(new FeedEntry { Title = "Brücke gesperrt", Language = "en-us", Content = string.Concat(Enumerable.Repeat("<p>Die Brücke ist seit Montag gesperrt, und die Fähre ist auf dem Weg in die Stadt nicht mehr zu haben.</p>", 4)) })?.Language);

    [Fact]
    public void A_first_sentence_without_clauses_ends_at_a_word()
    {
        var article = FromText(string.Join(' ', Enumerable.Repeat("bridges", 80)) + ".");

        Assert.EndsWith("bridges…", article.Title, StringComparison.Ordinal);
        Assert.InRange(article.Title.Length, 150, 181);
    }

    [Fact]
    public void A_headline_alone_is_an_article() => Assert.Equal("", Builder.FromText(new ArticleText("a") { Title = "Bridge closed" }, new ArticleId(1), Seen)?.Text);

    [Fact]
    public void A_title_cannot_change_the_reading_direction_of_what_follows() =>
        Assert.Equal("Bridge gpj.exe", Builder.FromText(new ArticleText("a") { Title = "Bridge \u202Egpj.exe" }, new ArticleId(1), Seen)?.Title);

    private static Article? FromEntry(FeedEntry entry) => Builder.FromEntry(Outlet, entry, new ArticleId(1), Seen);

    [Fact]
    public void Lines_of_dates_and_places_before_the_text_do_not_hide_its_language()
    {
        const string Sentence = "The bridge over the Elm closed on Monday after inspectors found cracks in two of its pillars, the council said.";
        var article = Builder.FromText(new ArticleText("1") { Title = "Elmsford bridge closed", Text = $"Elmsford\n\n14 September 2026, 9:36 am\n\n{Sentence}\n\n{Sentence}" }, new ArticleId(1));

        Assert.Equal("en", article!.Language);
    }

    private static Article FromText(string text)
    {
        var article = Builder.FromText(new ArticleText("a") { Text = text, Language = "en" }, new ArticleId(1), Seen);
        Assert.NotNull(article);
        return article;
    }
}
