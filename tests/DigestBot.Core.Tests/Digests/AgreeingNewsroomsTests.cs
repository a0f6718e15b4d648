using DigestBot.Core.Articles;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using DigestBot.Core.Topics;
using DigestBot.Testing.Coverage;

namespace DigestBot.Core.Tests.Digests;

/// <summary>What lifts a story is that newsrooms tell the same, not that they write of the same person.</summary>
public sealed class AgreeingNewsroomsTests
{
    [Fact]
    public void Newsrooms_that_write_of_one_politician_and_nothing_else_do_not_add_up() => Assert.Equal("1", Newsrooms(
        ("Herald", "Mayor-elect Corin Vale opens swimming bath in Norham", "Mayor-elect Corin Vale cut the ribbon on Friday, and children swam the first lengths in cold water."),
        ("Courier", "Mayor-elect Corin Vale to sing at charity gala", "Tickets for the evening with mayor-elect Corin Vale cost thirty crowns and go to the hospice."),
        ("Globe", "Portrait: how mayor-elect Corin Vale learned to fly", "An instructor of mayor-elect Corin Vale remembers storms and a broken propeller."),
        ("Post", "Tram drivers boo mayor-elect Corin Vale at depot", "Mayor-elect Corin Vale had come to look at the new wheel lathe of the tramways.")));

    [Fact]
    public void Newsrooms_that_tell_one_event_in_their_own_words_all_count() => Assert.Equal("4", Newsrooms(
        ("Herald", "Ferry runs aground off Sandholm in fog", "A ferry with 210 passengers hit a sandbank off Sandholm in thick fog on Monday; nobody was hurt."),
        ("Courier", "210 passengers leave stranded Sandholm ferry", "All 210 passengers were taken off a ferry that had run onto a sandbank near Sandholm in Monday's fog."),
        ("Globe", "Tide to free Sandholm ferry from sandbank", "Tugs wait for the night's tide to pull the ferry off the sandbank, where it has sat since Monday's fog; passengers are ashore."),
        ("Post", "Fog: Sandholm ferry stuck, passengers safe", "The ferry lies on a sandbank off Sandholm; boats brought its passengers ashore, none of them hurt.")));

    [Fact]
    public void Headlines_without_a_text_count_where_they_share_more_than_one_word() => Assert.Equal("3", Newsrooms(
        ("Herald", "Ferry runs aground off Sandholm in fog", ""),
        ("Courier", "Sandholm ferry aground on sandbank", ""),
        ("Globe", "Ferry stuck in fog off Sandholm", "")));

    [Fact]
    public void A_newsroom_with_many_reports_counts_once() => Assert.Equal("1", Newsrooms(
        ("Herald", "Ferry runs aground off Sandholm in fog", "A ferry with 210 passengers hit a sandbank off Sandholm in thick fog."),
        ("Herald", "Sandholm ferry still on its sandbank", "The ferry with 210 passengers that hit a sandbank in fog off Sandholm waits for the tide.")));

    private static string Newsrooms(params ReadOnlySpan<(string Outlet, string Title, string Text)> reports)
    {
        var articles = new List<Article>();
        foreach (var (outlet, title, text) in reports)
        {
            articles.Add(SampleArticles.Article(articles.Count + 1, title, text, outlet));
        }

        var ranked = StoryRanker.Rank([SampleArticles.Story(1, [.. articles])], SampleArticles.Morning, new Dictionary<StoryId, MatchExplanation>(), alreadyPosted: null, feedback: []);
        return ranked[0].Factors.Single(factor => factor.Name == "agreeing newsrooms").Value;
    }
}
