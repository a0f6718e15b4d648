using System.Text;
using DigestBot.Core.Articles;

namespace DigestBot.Core.Tests.Articles;

public sealed class ArticleExtractorTests
{
    private const string First = "The bridge over the Elm closed on Monday after inspectors found cracks in two of its pillars, the council said.";
    private const string Second = "Ferries will carry commuters until the repairs are done, which may take three weeks, an engineer told reporters.";
    private const string Third = "Shops on the eastern bank, which live from passing trade, asked the council for help with their rents.";

    [Fact]
    public void The_article_is_found_among_navigation_comments_and_consent_boxes()
    {
        var text = Extract($"""
            <body><div id="cookie-consent"><p>We and our partners, of whom there are many, use cookies, identifiers, and the like.</p></div>
            <div class="top"><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></div>
            <div class="page"><h1>Bridge closed</h1>
            <div class="story"><p>{First}</p><div class="related"><p><a href="/2">Ferry full</a></p></div><p>{Second}</p><ul class="share-bar"><li>Share</li></ul><p>{Third}</p></div>
            <div class="comments"><p>I have crossed this bridge, man and boy, for forty years, and never, ever saw a crack.</p></div></div>
            <footer><p>The Elm, 1 Bridge Street, Elmsford, which has been printing the news, and little else, since 1901.</p></footer></body>
            """).Text;

        Assert.Equal($"{First}\n\n{Second}\n\n{Third}", text);
    }

    [Fact]
    public void An_article_split_by_boxes_is_joined()
    {
        var text = Extract($"<body><div class=wrap><div class=part><p>{First}</p></div><div class=promo>Buy!</div><div class=part><p>{Second}</p></div><div class=part><p>{Third}</p></div></div></body>").Text;

        Assert.Equal($"{First}\n\n{Second}\n\n{Third}", text);
    }

    [Fact]
    public void The_standfirst_apart_from_the_text_comes_first()
    {
        const string Standfirst = "Cracks in two pillars: the council shuts the only road across the Elm. What commuters must know now.";
        var text = Extract($"""
            <head><meta name="description" content="{Standfirst[..70]}…"></head>
            <body><header><h1>Bridge closed</h1><h2 class="deck">{Standfirst}</h2></header><main><section><div class="body"><p>{First}</p><p>{Second}</p><p>{Third}</p></div></section></main></body>
            """).Text;

        Assert.Equal($"{Standfirst}\n\n{First}\n\n{Second}\n\n{Third}", text);
    }

    [Fact]
    public void A_standfirst_that_its_markup_names_comes_first_without_what_stands_around_it() =>
        Assert.Equal(
            $"{First}\n\n{Second}\n\n{Third}",
            Extract($"<body><article><div class=teaser itemprop=description><p>{First}</p></div><figure><img><p class=caption>Photo: J. Roe</p></figure><div itemprop=articleBody><p>{Second}</p><p>{Third}</p></div></article></body>").Text);

    [Fact]
    public void An_article_in_columns_of_unlike_length_is_read_whole()
    {
        var body = string.Concat(Enumerable.Range(1, 12).Select(day => $"<p>On day {day}, {Second}</p>"));
        var text = Extract($"<body><main><div class=row><div><p>{First}</p><p>{Third}</p><p>{Second}</p></div></div><div class=ad>Buy!</div><div class=row><div>{body}</div></div></main></body>").Text;

        Assert.StartsWith(First, text, StringComparison.Ordinal);
        Assert.EndsWith(Second, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Teasers_of_other_articles_below_the_article_are_left_out()
    {
        var teasers = string.Concat(Enumerable.Range(1, 12).Select(number => $"<li><h3><a href='/{number}'>Ferry {number} is full again</a></h3><p>Passengers of ferry {number} had to wait for an hour at the quay, in the rain, on Tuesday.</p></li>"));

        Assert.Equal($"{First}\n\n{Second}\n\n{Third}", Extract($"<body><div class=page><section><p>{First}</p><p>{Second}</p><p>{Third}</p></section><div><ul class=stream>{teasers}</ul></div></div></body>").Text);
    }

    [Fact]
    public void A_page_without_end_gives_the_article_of_its_title()
    {
        var next = string.Concat(Enumerable.Repeat($"<p>{Third}</p>", 12));
        var text = Extract($"""
            <head><title>The Elm | Bridge closed after cracks are found</title></head><body>
            <article><h2>Bridge closed after cracks are found</h2><p>{First}</p><p>{Second}</p><p>{First}</p></article>
            <article><h2>Shops ask for help with rents</h2>{next}</article></body>
            """).Text;

        Assert.Contains(First, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Third, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_comments_do_not_outweigh_the_article()
    {
        var article = string.Concat(Enumerable.Range(1, 10).Select(day => $"<p>On day {day}, {Second}</p>"));
        var comments = string.Concat(Enumerable.Range(1, 40).Select(reader => $"<div class=comment><p>Reader {reader}: I have crossed this bridge, man and boy, and never, ever saw a crack in it.</p></div>"));

        Assert.DoesNotContain("man and boy", Extract($"<body><div class=post>{article}</div><div id=comments>{comments}</div></body>").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p><strong>Read also: <a href='/2'>Ferries across the Elm are full</a></strong></p>")]
    [InlineData("<p><a href='/2'>Ferries across the Elm are full</a></p>")]
    [InlineData("<h3>More pictures</h3>")]
    [InlineData("<div itemprop=author><p>Jane Doe writes about bridges, roads, and whatever else the council forgets to repair.</p></div>")]
    public void What_leads_away_from_the_article_is_left_out(string extra) =>
        Assert.Equal($"{First}\n\n{Second}\n\n{Third}", Extract($"<body><div class=story><p>{First}</p><p>{Second}</p><p>{Third}</p>{extra}</div></body>").Text);

    [Fact]
    public void A_heading_over_text_stays_whatever_its_id_is_made_of() =>
        Assert.Contains("Share of the blame", Extract($"<body><div class=story><p>{First}</p><h2 id=share_of_the_blame>Share of the blame</h2><p>{Second}</p><p>{Third}</p></div></body>").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("class='cmp-text'")]
    [InlineData("class='elementor-widget elementor-widget-text-editor'")]
    [InlineData("id='sharing-the-road-with-trams'")]
    public void A_name_that_a_page_builder_or_a_heading_gives_to_a_paragraph_does_not_speak_against_it(string name) =>
        Assert.Equal($"{First}\n\n{Second}\n\n{Third}", Extract($"<body><main><div {name}><p>{First}</p></div><div {name}><p>{Second}</p></div><div {name}><p>{Third}</p></div></main></body>").Text);

    [Fact]
    public void A_list_of_sentences_with_links_in_them_stays_and_a_list_of_links_goes()
    {
        const string Told = "<li><a href=/1>The council’s report of last week on the pillars of the bridge</a> names the firm that built them, and says that it saved on steel.</li>"
            + "<li>An engineer <a href=/2>warned of the cracks a year ago, as our reporters found out</a> in papers of the council, and never had an answer.</li>";
        const string Links = "<li><a href=/3>Ferry full on Sunday</a></li><li><a href=/4>Bridge toll to rise, says mayor</a></li>";
        var text = Extract($"<body><article><p>{First}</p><ul>{Told}</ul><p>{Second}</p><ul>{Links}</ul><p>{Third}</p></article></body>").Text;

        Assert.Contains("An engineer warned of the cracks", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ferry full", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_teaser_that_is_one_link_goes_sentences_and_all()
    {
        var text = Extract($"<body><article><p>{First}</p><p>{Second}</p><div><a href=/2><h2>Ferry full</h2><p>Two hundred people had to wait for an hour, in the rain, on the western bank.</p></a></div><p>{Third}</p></article></body>").Text;

        Assert.Equal($"{First}\n\n{Second}\n\n{Third}", text);
    }

    [Fact]
    public void An_article_of_a_single_paragraph_is_found_whatever_the_footer_is_called() =>
        Assert.Equal(
            $"{First} {Second} {Third}",
            Extract($"<body><div><div><p>{First}<br>{Second}<br>{Third}</p></div></div><div class='col content'>The Elm has been printed in Elmsford since 1901. <br>It belongs to those who read it, and to those who write it. Subscribers meet once a year.</div></body>").Text);

    [Fact]
    public void Lines_without_paragraphs_stay_where_they_are_all_that_the_page_has() =>
        Assert.Contains("wide and slow", Extract("<body><div class='main section'><div class='date-posts'><div>The river is<br>wide and slow<br>it goes<br>where all must go</div></div></div></body>").Text, StringComparison.Ordinal);

    [Fact]
    public void What_stands_around_the_longest_table_is_read_with_it()
    {
        var rows = string.Concat(Enumerable.Range(1901, 30).Select(year => $"<tr><td>{year}</td><td>High water in the lower town, with damage to houses, boats, and gardens</td></tr>"));
        var text = Extract($"<body><main><p>{First}</p><table><tbody>{rows}</tbody></table><p>{Second}</p></main></body>").Text;

        Assert.StartsWith(First, text, StringComparison.Ordinal);
        Assert.EndsWith(Second, text, StringComparison.Ordinal);
        Assert.Contains("1930 High water", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div><p>x</p>")]
    [InlineData("<div></section>")]
    [InlineData("<article><h2>A title</h2><p>x</p>")]
    public async Task A_page_that_nests_without_end_costs_no_minutes(string nested)
    {
        var page = $"<body><p>{First}</p>" + string.Concat(Enumerable.Repeat(nested, 20_000));

        var text = await Task.Run(() => Extract(page).Text, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.StartsWith(First, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraphs_made_of_line_breaks_are_paragraphs() =>
        Assert.Equal($"{First}\n\n{Second}\n\n{Third}", Extract($"<body><div class=content>{First}<br><br>{Second}<br/><br/>{Third}</div></body>").Text);

    [Fact]
    public void A_page_whose_text_is_in_its_linked_data_gives_that()
    {
        var text = Extract($$"""
            <head><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Bridge closed","articleBody":"{{First}}\n\n{{Second}}"}]}</script></head>
            <body><div id="app"><p>Please enable JavaScript</p></div></body>
            """).Text;

        Assert.Equal($"{First}\n\n{Second}", text);
    }

    [Fact]
    public void A_page_that_its_script_would_unfold_is_read() =>
        Assert.Contains(First, Extract($"<body><div class=post><script type='text/template'><p>{First}</p><p>{Second}</p></script></div></body>").Text, StringComparison.Ordinal);

    [Fact]
    public void A_page_inside_a_form_is_read() =>
        Assert.Equal($"{First}\n\n{Second}", Extract($"<body><form id=aspnetForm><div><p>{First}</p><p>{Second}</p></div></form></body>").Text);

    [Fact]
    public void The_page_says_who_wrote_what_when_and_where()
    {
        var article = Extract($$"""
            <html lang="en-GB"><head><title>Bridge closed | The Elm</title><meta property="og:site_name" content="The Elm">
            <script type="application/ld+json">{"@type":["ReportageNewsArticle"],"headline":"Bridge &amp; ferry","author":[{"name":"Jane Doe"},{"name":"John Roe"}],"datePublished":"2024-08-20T10:00:00+02:00"}</script></head>
            <body><article><p>{{First}}</p><p>{{Second}}</p></article></body></html>
            """);

        Assert.Equal("Bridge & ferry", article.Title);
        Assert.Equal("Jane Doe, John Roe", article.Byline);
        Assert.Equal(new DateTimeOffset(2024, 8, 20, 8, 0, 0, TimeSpan.Zero), article.Published);
        Assert.Equal("The Elm", article.SiteName);
        Assert.Equal("en", article.Language);
    }

    [Theory]
    [InlineData("<meta property='article:published_time' content='2024-08-20T08:00:00Z'>", "")]
    [InlineData("<meta name='date' content='2024-08-20 08:00'>", "")]
    [InlineData("", "<span itemprop='datePublished' content='2024-08-20T08:00:00Z'>Tuesday</span>")]
    [InlineData("", "<article><time datetime='2024-08-20T08:00:00Z'>Tuesday</time></article>")]
    [InlineData("<script type='application/ld+json'>{broken</script><meta name='dc.date' content='2024-08-20T08:00:00Z'>", "")]
    public void The_date_stands_in_many_places(string head, string body) =>
        Assert.Equal(new DateTimeOffset(2024, 8, 20, 8, 0, 0, TimeSpan.Zero), Extract($"<head>{head}</head><body>{body}<p>{First}</p></body>").Published);

    [Theory]
    [InlineData("Bridge closed | The Elm", null, "Bridge closed")]
    [InlineData("Bridge closed - The Elm", "The Elm", "Bridge closed")]
    [InlineData("Elm - Bridge closed", null, "Elm - Bridge closed")]
    [InlineData("Bridge closed for weeks - Elmsford and around", null, "Bridge closed for weeks - Elmsford and around")]
    public void The_sites_name_is_no_part_of_the_title(string title, string? site, string expected) =>
        Assert.Equal(expected, Extract($"<head><title>{title}</title>{(site is null ? "" : $"<meta property='og:site_name' content='{site}'>")}</head><body></body>").Title);

    [Theory]
    [InlineData("By Jane Doe", "Jane Doe")]
    [InlineData("Jane Doe - Aug 20, 2024 8:02 am", "Jane Doe")]
    [InlineData("Von Jana Weber | 20.08.2024", "Jana Weber")]
    [InlineData("By Jane Doe, May Roe", "Jane Doe, May Roe")]
    public void A_byline_on_the_page_gives_the_names(string byline, string names) =>
        Assert.Equal(names, Extract($"<body><h1>Bridge closed</h1><p class=byline>{byline}</p><p>{First}</p></body>").Byline);

    [Fact]
    public void Linked_data_hidden_from_old_parsers_is_read() =>
        Assert.Equal("Bridge closed", Extract("<head><script type='application/ld+json'>//<![CDATA[\n[{\"@type\":\"Article\",\"headline\":\"Bridge closed\"}]\n//]]></script></head>").Title);

    [Fact]
    public void A_heading_that_the_title_begins_with_is_the_title() =>
        Assert.Equal("Bridge closed", Extract($"<head><title>Bridge closed - Local news - Elm</title></head><body><h1>Bridge closed</h1><p>{First}</p></body>").Title);

    [Fact]
    public void An_old_encoding_named_in_the_page_is_read()
    {
        var page = Encoding.Latin1.GetBytes("<html><head><meta charset=iso-8859-1></head><body><p>Die Brücke über die Elm ist seit Montag gesperrt, weil zwei Pfeiler Risse haben, sagte die Stadt.</p></body></html>");

        Assert.StartsWith("Die Brücke über", ArticleExtractor.Extract(page).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("\0\0\0")]
    [InlineData("<frameset><frame src=x></frameset>")]
    public void A_page_without_text_has_an_empty_one(string page) => Assert.Equal("", Extract(page).Text);

    private static ExtractedArticle Extract(string html) => ArticleExtractor.Extract(html);
}
