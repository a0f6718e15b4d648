using DigestBot.Core.Stories;

namespace DigestBot.Core.Tests.Stories;

public sealed class StoryGroupingTests
{
    [Fact]
    public void Rewrites_of_one_event_are_one_story_and_others_are_not_in_it()
    {
        Assert.Equal("ferry1 ferry2 ferry3 | orchestra | vaccine1 vaccine2", Mixed().Stories());
    }

    [Fact]
    public void The_order_of_arrival_does_not_matter()
    {
        Assert.Equal(Mixed().Stories(), Mixed().StoriesInReverse());
    }

    [Fact]
    public void A_name_that_is_in_everyones_snippets_joins_none_of_them()
    {
        var news = new News();
        for (var i = 0; i < 400; i++)
        {
            news.Add("", $"Vok{i} tan{i} lum{i}", $"President Ser{i} mir{i} dul{i} pel{i} fan{i} rok{i} kes{i} nim{i}.");
        }

        news.Add("tariff1", "President Okonjo raises tariffs on steel", "President Okonjo will tax steel from Tellmark at 12 percent from July.")
            .Add("dog", "Okonjo's dog bites palace gardener", "The dog of President Okonjo slipped its lead during a photo call.")
            .Add("hospital", "New hospital for the north", "President Okonjo laid the first stone of a children's clinic in Harl.")
            .Add("poll", "Okonjo falls behind in poll", "Support for President Okonjo is at its lowest since the drought.")
            .Add("opera", "Opera house reopens", "President Okonjo and eleven hundred guests heard Marra's last symphony.")
            .Add("tariff2", "Steel from Tellmark to cost 12 percent more", "Okonjo signs a tax on steel imports that takes effect in July.")
            .Add("ambassador", "Okonjo recalls ambassador", "President Okonjo recalled the envoy to Lissand over remarks on fishing rights.")
            .Add("cousin", "Cousin of Okonjo sells airline", "A cousin of President Okonjo parts with his share in Blue Heron Air.");

        Assert.EndsWith("ambassador | cousin | dog | hospital | opera | poll | tariff1 tariff2", news.Stories(), StringComparison.Ordinal);
    }

    [Fact]
    public void Stories_do_not_mix_languages_but_a_text_of_no_known_language_finds_its_story()
    {
        var news = new News()
            .Add("en", "Ferry Halcyon aground off Brennick", "The ferry Halcyon ran aground off Brennick, the coast guard said.", language: "en")
            .Add("de", "Fähre Halcyon vor Brennick gestrandet", "Die Fähre Halcyon ist vor Brennick auf Grund gelaufen.", language: "de")
            .Add("und", "ferry halcyon aground brennick", "ferry halcyon aground brennick coast guard", language: "und");

        Assert.Equal("de | en und", news.Stories());
    }

    [Theory]
    [InlineData("ja", "港湾局は火曜日、フェリー「ハルシオン」がブレニック沖で座礁したと発表した。乗客二百人は全員救助された。", "フェリー「ハルシオン」がブレニック沖で座礁、乗客二百人を全員救助したと港湾局が発表。", "中央銀行は政策金利を据え置くことを決定し、物価の見通しを引き下げた。")]
    [InlineData("zh", "渡轮晨星号周二在布伦尼克附近搁浅，两百名乘客全部获救，海岸警卫队表示。", "海岸警卫队称，搁浅于布伦尼克附近的渡轮晨星号上两百名乘客全部获救。", "中央银行决定维持利率不变，并下调了通货膨胀预期。")]
    [InlineData("th", "เรือข้ามฟากฮัลซิออนเกยตื้นนอกชายฝั่งเบรนนิค ผู้โดยสารสองร้อยคนปลอดภัย", "ผู้โดยสารสองร้อยคนปลอดภัยหลังเรือข้ามฟากฮัลซิออนเกยตื้นใกล้เบรนนิค", "ธนาคารกลางคงอัตราดอกเบี้ยและปรับลดคาดการณ์เงินเฟ้อ")]
    public void Scripts_without_spaces_are_grouped_too(string language, string one, string same, string other)
    {
        var news = new News().Add("a1", one, "", language: language).Add("a2", same, "", language: language).Add("b", other, "", language: language);

        Assert.Equal("a1 a2 | b", news.Stories());
    }

    [Theory]
    [InlineData("")]
    [InlineData("🔥🔥🔥 🏙️ 👩‍👩‍👧‍👦")]
    [InlineData("half \uD83D of a pair \uDE00")]
    [InlineData("… — !!! ???")]
    public void Nothing_breaks_on_texts_without_words(string text)
    {
        var news = new News().Add("a", "x", text).Add("b", text, text).Add("c", "Ferry Halcyon aground", text);

        Assert.Equal(3, news.Stories().Split(['|', ' '], StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_megabyte_of_one_word_breaks_nothing()
    {
        var word = new string('a', 1_000_000);
        Assert.Equal("a b", new News().Add("a", "Long word", word).Add("b", "Long words", string.Concat(Enumerable.Repeat("gold ", 200_000))).Stories().Replace(" |", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_restart_takes_up_the_stories_where_they_were()
    {
        var articles = Mixed().Articles;
        var before = new StoryClusterer(new StoryOptions());
        var stored = new Dictionary<long, StoryAssignment>();
        foreach (var changed in articles.Take(4).SelectMany(before.Add))
        {
            stored[changed.Article.Value] = changed;
        }

        var after = new StoryClusterer(new StoryOptions());
        foreach (var article in articles.Take(4))
        {
            after.Restore(article, stored[article.Id.Value]);
        }

        after.EndRestoring(new StoryCheckpoint(articles[3].Id, default, new StoryId(stored.Values.Max(assignment => assignment.Story.Value)), 0));

        foreach (var article in articles.Skip(4))
        {
            Assert.Equal(before.Add(article)[0].Story, after.Add(article)[0].Story);
        }
    }

    [Fact]
    public void What_was_seen_two_weeks_ago_is_forgotten_and_its_story_is_left_alone()
    {
        var clusterer = new StoryClusterer(new StoryOptions());
        var start = new DateTimeOffset(2031, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var articles = Mixed().Articles;
        var old = clusterer.Add(articles[0] with { Seen = start })[0];
        clusterer.Add(articles[1] with { Seen = start.AddDays(10) });
        Assert.Equal(2, clusterer.ActiveArticles);

        var late = clusterer.Add(articles[3] with { Seen = start.AddDays(15) })[0];

        Assert.Equal(2, clusterer.ActiveArticles);
        Assert.NotEqual(old.Story, late.Story);
    }

    private static News Mixed() => new News()
        .Add("ferry1", "Ferry Halcyon runs aground off Brennick", "The ferry Halcyon ran aground off Brennick on Thursday with 214 people aboard; lifeboats took off all of them, the coast guard said. Captain Orla Venn blamed the steering.")
        .Add("vaccine1", "Marland approves malaria vaccine for infants", "Health officials in Marland approved a malaria vaccine for infants after a trial in twelve districts cut severe cases by half. The first doses go to clinics in the delta.")
        .Add("orchestra", "Ansel Philharmonic names its first woman conductor", "The Ansel Philharmonic chose Mirela Costan as chief conductor from next season. She studied the viola before she turned to conducting.")
        .Add("ferry2", "Lifeboats rescue 214 from stranded Halcyon", "Lifeboats rescued 214 people from the stranded ferry Halcyon near Brennick. Captain Orla Venn said that the steering had failed in the swell.")
        .Add("vaccine2", "Infants in delta to get malaria vaccine first", "Clinics in the delta will be first to give infants the malaria vaccine that Marland approved after trials in twelve districts, health officials said.")
        .Add("ferry3", "Steering fault stranded Halcyon, captain says", "A steering fault drove the ferry Halcyon onto rocks at Brennick, Captain Orla Venn told the coast guard, which had taken 214 people off by lifeboat.");
}
