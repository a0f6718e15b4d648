using DigestBot.Core.Articles;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;

namespace DigestBot.Testing.Coverage;

/// <summary>A made-up edition of one agency story, in all its parts.</summary>
public static class SampleEditions
{
    public static Edition Morning { get; } = new()
    {
        Title = "Morning digest",
        Zone = "Europe/Berlin",
        From = SampleArticles.Morning.AddDays(-1),
        To = SampleArticles.Morning,
        Built = SampleArticles.Morning,
        Topics = ["ferry"],
        Counts = new EditionCounts(Articles: 17, Stories: 3, CopiesFolded: 12),
        Stories = [Ferry],
    };

    private static EditionStory Ferry => new()
    {
        Number = 1,
        Story = new StoryId(42),
        Title = "212 rescued as ferry Aurora runs aground",
        Url = "https://harbour.example/ferry",
        Badge = "NEW",
        Language = "en",
        Summary =
        [
            new SummarySentence("The ferry Aurora ran aground off Lindholm on Monday.", [new ArticleId(1), new ArticleId(2)]),
            new SummarySentence("An inquiry opens in Bad Aar.", [new ArticleId(3)]),
        ],
        Origin = SampleArticles.Agency,
        OriginOutlets = 14,
        Copies = 12,
        Sources =
        [
            new EditionSource(1, new ArticleId(1), "Harbour Post", "Ferry aground", "https://harbour.example/ferry", IsCopy: false) { Agency = SampleArticles.Agency },
            new EditionSource(2, new ArticleId(2), "Isle Times", "Ferry stranded", "https://isle.example/2_(a)", IsCopy: false),
            new EditionSource(3, new ArticleId(3), "Coast News", "Inquiry opens", Url: null, IsCopy: false),
            new EditionSource(4, new ArticleId(4), "Copy Daily", "Ferry aground", "https://copy.example/4", IsCopy: true) { Agency = SampleArticles.Agency },
        ],
        Latest = SampleArticles.Morning.AddHours(-2),
        Rank = [new RankFactor("agreeing newsrooms", "3", 2)],
    };
}
