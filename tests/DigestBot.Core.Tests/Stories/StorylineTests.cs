using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Tests.Stories;

public sealed class StorylineTests
{
    [Fact]
    public void Each_launch_follows_the_one_before_it_and_nothing_else_follows_any()
    {
        var news = Launches()
            .Add("orchestra", "Ansel Philharmonic names its first woman conductor", "The Ansel Philharmonic chose Mirela Costan as chief conductor from next season.", "2031-03-20");

        Assert.Equal(["eighth after sixth by FilledAnew", "tenth after eighth by FilledAnew"], Steps(news));
    }

    [Fact]
    public void An_event_in_between_that_is_told_late_takes_its_place()
    {
        var news = Launches();
        var clusterer = new StoryClusterer(StoryOptions.ForFiles);
        var stories = new Dictionary<ArticleId, StoryId>();
        foreach (var article in news.Articles.Where(article => article.Key != "eighth"))
        {
            stories[article.Id] = clusterer.Add(article)[0].Story;
        }

        var late = clusterer.Add(news.Articles.Single(article => article.Key == "eighth"))[0].Story;
        var found = clusterer.FindStorylines(new HashSet<StoryId> { late }).ToDictionary(finding => finding.Story, finding => finding.Step?.Earlier);

        Assert.Equal(news.Articles[0].Id, found[late]);
        Assert.Equal(news.Articles[1].Id, found[stories[news.Articles[2].Id]]);
    }

    [Fact]
    public void Undated_visits_are_ordered_by_their_numbers()
    {
        var news = new News().Add("seventh", "Dorn in Ombria", Visit("seventh", "Ombria"), language: "en").Add("fifth", "Dorn in Karsten", Visit("fifth", "Karsten"), language: "en");

        Assert.Equal(["seventh after fifth by FilledAnew"], Steps(news));
    }

    [Fact]
    public void Matches_of_one_evening_follow_none_of_each_other()
    {
        var news = new News()
            .Add("one", "Altbruck beat Hohental", Match("Altbruck", "Hohental", "3-1", "12,400"), "2031-03-04T20:00:00Z")
            .Add("two", "Ansel beat Brennick", Match("Ansel", "Brennick", "2-0", "9,800"), "2031-03-04T21:00:00Z");

        Assert.Empty(Steps(news));
    }

    [Theory]
    [InlineData("first-half")]
    [InlineData("second-half")]
    public void Most_recurring_events_know_the_one_before_them(string file)
    {
        var (right, skipping, wrong, missing) = RecurrenceSeries.Read(file, dated: true).Storylines(seed: 1);

        Assert.InRange(right / (double)(right + skipping + wrong + missing), 0.5, 1);
        Assert.InRange(wrong, 0, 3);
    }

    private static IEnumerable<string> Steps(News news)
    {
        var clusterer = new StoryClusterer(StoryOptions.ForFiles);
        foreach (var article in news.Articles)
        {
            clusterer.Add(article);
        }

        clusterer.Mend();
        var keys = news.Articles.ToDictionary(article => article.Id, article => article.Key);
        return clusterer.FindStorylines().Select(finding => finding.Step).OfType<StorylineStep>().Select(step => $"{keys[step.Article]} after {keys[step.Earlier]} by {step.Sign}").Order(StringComparer.Ordinal);
    }

    private static News Launches() => new News()
        .Add("sixth", "Kestrel carries 22 satellites up", Launch("Tuesday", "22", "sixth", "Patient Heron"), "2031-03-04")
        .Add("eighth", "Kestrel carries 24 satellites up", Launch("Wednesday", "24", "eighth", "Quiet Gannet"), "2031-03-19")
        .Add("tenth", "Kestrel carries 19 satellites up", Launch("Friday", "19", "tenth", "Grey Fulmar"), "2031-04-11");

    private static string Launch(string day, string satellites, string number, string barge) =>
        $"Orbital Works launched a Kestrel rocket from Cape Morn on {day} with {satellites} relay satellites on board, the company's {number} launch this year. " +
        $"The booster landed on the barge {barge} nine minutes later. The satellites belong to the Halo network, which is to bring internet to ships and remote villages.";

    private static string Visit(string number, string place) =>
        $"Foreign minister Falk Dorn arrived in {place} for his {number} visit since the border dispute began. He is to talk with the mayor of {place} about the withdrawal of troops and the delivery of relief goods.";

    private static string Match(string home, string guest, string score, string crowd) =>
        $"{home} won {score} at home against {guest} on Tuesday evening before {crowd} people. The league's leaders play on Saturday; both sides have lost twice this season.";
}
