using DigestBot.Core.Stories;

namespace DigestBot.Core.Tests.Stories;

public sealed class WireCopyTests
{
    private const string Lede = "The ferry Halcyon ran aground off Brennick on Thursday with 214 people aboard, and all of them were taken off by lifeboat within three hours, the coast guard said.";

    private const string Middle =
        "Captain Orla Venn told the harbour radio that the steering failed as the ship rounded the point in a heavy swell. " +
        "Two passengers were treated for broken wrists and a crew member for smoke, the county hospital reported.\n\n" +
        "Salvage tugs from Port Ansel are expected to try to pull the vessel free with the evening tide. " +
        "The operator, Northern Straits Line, said it would put up the travellers in hotels and pay their fares.";

    private const string Ending =
        "The Halcyon, built in 1998, has sailed between the mainland and the Skerra islands for eleven years. " +
        "It last went through a safety inspection in March, when nothing was found amiss.";

    private const string Relatives =
        "Our reporter in Brennick counted forty relatives at the quay, some of whom had waited since noon with blankets and tea brought by neighbours.";

    private const string Local = Middle + "\n\n" + Ending + "\n\n" + Relatives;

    private const string Wire = Lede + "\n\n" + Middle + "\n\n" + Ending;

    [Theory]
    [InlineData("another headline", "Hundreds rescued as Skerra ferry hits rocks", Wire)]
    [InlineData("a cut ending", "Ferry Halcyon runs aground off Brennick", Lede + "\n\n" + Middle)]
    [InlineData("the lede alone", "Ferry aground", Lede)]
    [InlineData("a dateline", "Ferry Halcyon runs aground off Brennick", "BRENNICK (NNA) - " + Wire + " Copyright NNA. All rights reserved.")]
    [InlineData("an inserted paragraph", "Local families wait for news of ferry", Lede + "\n\nOur reporter in Brennick counted forty relatives at the quay, some of whom had waited since noon with blankets and tea brought by neighbours.\n\n" + Middle)]
    [InlineData("another order", "Steering failure blamed for ferry accident", Middle + "\n\n" + Lede)]
    public void A_wire_text_is_recognised_in_spite_of(string change, string title, string text)
    {
        Assert.NotEmpty(change);
        var news = new News().Add("wire", "Ferry Halcyon runs aground off Brennick", Wire).Add("copy", title, text);

        Assert.Equal(["copy of wire"], news.Copies());
        Assert.Equal("copy wire", news.Stories());
    }

    [Theory]
    [InlineData("an editor's hand", "The ferry Halcyon hit rocks near Brennick on Thursday with 214 people aboard, and all of them were taken off by lifeboat within three hours, according to rescuers.\n\n"
        + "Captain Orla Venn told the harbour radio that the steering failed as the ship rounded the point in a heavy swell. Two passengers were treated for broken wrists, the county hospital reported.\n\n"
        + "Salvage tugs from Port Ansel are expected to try to pull the vessel free with the evening tide. The operator, Northern Straits Line, said it would put up the travellers in hotels and pay their fares.")]
    [InlineData("typing errors", "The ferry Halcyon ran agruond off Brennick on Thursday with 214 peple aboard, and all of them were taken off by lifebaot within three hours, the coast guard said.\n\n"
        + "Captian Orla Venn told the harbour radio that the steerng failed as the ship rounded the point in a haevy swell. Two passengers were treeted for broken wrists and a crew membr for smoke, the county hospital reported.")]
    public void A_wire_text_is_recognised_behind(string change, string text)
    {
        Assert.NotEmpty(change);

        Assert.Equal(["copy of wire"], new News().Add("wire", "Ferry Halcyon runs aground off Brennick", Wire).Add("copy", "Ferry on the rocks", text).Copies());
    }

    [Fact]
    public void The_full_text_after_its_lede_is_a_copy_too_and_so_is_what_matches_only_the_full_text()
    {
        var news = new News().Add("lede", "Ferry aground", Lede).Add("full", "Ferry Halcyon runs aground", Wire).Add("rest", "How the ferry was lost", Middle + "\n\n" + Ending);

        Assert.Equal(["full of lede", "rest of lede"], news.Copies());
    }

    [Fact]
    public void Two_texts_that_only_the_full_one_shows_to_be_copies_are_copies_of_one()
    {
        var news = new News().Add("lede", "Ferry aground", Lede).Add("rest", "How the ferry was lost", Local).Add("full", "Ferry Halcyon runs aground", Wire);

        Assert.Equal(["rest of lede", "full of lede"], news.Copies());
        Assert.Equal("full lede rest", news.Stories());
    }

    [Fact]
    public void A_round_up_makes_no_copies_of_the_texts_it_holds()
    {
        var news = new News().Add("ferry", "Ferry aground", Lede + "\n\n" + Ending).Add("jobs", "Jobless rate in Marland", Report("April", "5.2", "41,300", "3.1"))
            .Add("round-up", "The day in short", Lede + "\n\n" + Ending + "\n\n" + Report("April", "5.2", "41,300", "3.1"));

        Assert.DoesNotContain("jobs of ferry", news.Copies());
    }

    [Fact]
    public void After_a_restart_the_texts_of_both_are_known_as_they_were()
    {
        var articles = new News().Add("lede", "Ferry aground", Lede).Add("rest", "How the ferry was lost", Local).Add("full", "Ferry Halcyon runs aground", Wire).Add("local", "Relatives wait", Relatives).Articles;
        var (before, after) = (new StoryClusterer(new StoryOptions()), new StoryClusterer(new StoryOptions()));
        var stored = new Dictionary<long, StoryAssignment>();
        StoryCheckpoint? checkpoint = null;
        foreach (var changed in articles.Take(3).SelectMany(before.Add))
        {
            stored[changed.Article.Value] = changed;
        }

        Assert.Null(stored[2].DuplicateOf);
        while ((checkpoint = before.CheckpointIfDue(default)) is null)
        {
            foreach (var changed in before.Mend())
            {
                stored[changed.Article.Value] = changed;
            }
        }

        Assert.Equal(articles[0].Id, stored[2].DuplicateOf);
        foreach (var article in articles.Take(3))
        {
            after.Restore(article, stored[article.Id.Value]);
        }

        after.EndRestoring(checkpoint);
        Assert.Equal((1, 1), (before.ActiveArticles, after.ActiveArticles));
        var copy = Assert.Single(before.Add(articles[3]));
        Assert.Equal(articles[0].Id, copy.DuplicateOf);
        Assert.Equal(copy, Assert.Single(after.Add(articles[3])));
    }

    [Fact]
    public void A_rewrite_is_no_copy()
    {
        var news = new News().Add("wire", "Ferry Halcyon runs aground off Brennick", Wire).Add(
            "rewrite",
            "Skerra islanders tell of night on stranded Halcyon",
            "More than two hundred passengers of the Halcyon were safe in Brennick hotels last night after lifeboats fetched them from the stranded ferry. " +
            "Skipper Orla Venn blamed a broken steering gear, while Northern Straits Line promised refunds. Tugs are on their way from Port Ansel.");

        Assert.Empty(news.Copies());
    }

    [Fact]
    public void A_template_filled_with_other_numbers_is_the_next_report_and_no_copy()
    {
        var news = new News()
            .Add("april", "Jobless rate in Marland at 5.2 percent", Report("April", "5.2", "41,300", "3.1"))
            .Add("may", "Jobless rate in Marland at 5.6 percent", Report("May", "5.6", "44,900", "2.8"))
            .Add("april-again", "Marland unemployment", Report("April", "5.2", "41,300", "3.1"));

        Assert.Equal(["april-again of april"], news.Copies());
    }

    [Fact]
    public void A_headline_that_comes_again_after_weeks_is_no_copy()
    {
        var news = new News()
            .Add("first", "Stocks in Marland close higher for the day", "", "2031-03-03")
            .Add("same-day", "Stocks in Marland close higher for the day", "", "2031-03-03")
            .Add("later", "Stocks in Marland close higher for the day", "", "2031-03-24");

        Assert.Equal(["same-day of first"], news.Copies());
    }

    private static string Report(string month, string rate, string jobless, string wages) =>
        $"The unemployment rate in Marland stood at {rate} percent in {month}, the labour office said. The number of people out of work was {jobless}, " +
        $"while wages grew by {wages} percent from a year before. Economists follow the figures closely because the central bank looks at them before it sets its rate. " +
        "The office counts everyone who has looked for work in the past four weeks and could start within two.";
}
