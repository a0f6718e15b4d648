using DigestBot.Core.Digests;
using DigestBot.Testing.Coverage;

namespace DigestBot.Core.Tests.Digests;

public sealed class EditionWordsTests
{
    [Theory]
    [InlineData(312, 9, 118, "312 articles → 9 stories · 118 copies folded")]
    [InlineData(2, 1, 1, "2 articles → 1 story · 1 copy folded")]
    [InlineData(3, 2, 0, "3 articles → 2 stories")]
    [InlineData(1, 1, 0, "1 story")]
    public void Counts_are_said_as_people_say_them(int articles, int stories, int copies, string line) =>
        Assert.Equal(line, EditionWords.Counts(new EditionCounts(articles, stories, copies)));

    [Fact]
    public void The_heading_names_the_day_of_the_editions_zone_and_the_topics() =>
        Assert.Equal("Morning digest · Saturday 14 March · ferry", EditionWords.Heading(SampleEditions.Morning));

    [Fact]
    public void A_span_that_ends_at_midnight_is_the_day_before() =>
        Assert.Equal(
            "Morning digest · Friday 13 March",
            EditionWords.Heading(SampleEditions.Morning with { To = new DateTimeOffset(2026, 3, 13, 23, 0, 0, TimeSpan.Zero), Topics = [] }));

    [Fact]
    public void A_day_of_another_year_names_its_year() =>
        Assert.Equal("Morning digest · Saturday 14 March 2026", EditionWords.Heading(SampleEditions.Morning with { Built = SampleArticles.Morning.AddYears(1), Topics = [] }));

    [Fact]
    public void What_was_taken_whole_has_no_day() =>
        Assert.Equal("Morning digest", EditionWords.Heading(SampleEditions.Morning with { From = null, To = null, Topics = [] }));

    [Theory]
    [InlineData(0.2, "just now")]
    [InlineData(12, "12 min ago")]
    [InlineData(125, "2 h ago")]
    [InlineData(3 * 24 * 60, "3 days ago")]
    [InlineData(30 * 24 * 60, "12 February 2026")]
    public void Age_is_said_in_the_unit_that_fits(double minutes, string age) =>
        Assert.Equal(age, Ago.Of(SampleArticles.Morning.AddMinutes(-minutes), SampleArticles.Morning));
}
