using DigestBot.Core.Digests;
using DigestBot.Testing.Coverage;

namespace DigestBot.Core.Tests.Digests;

public sealed class EditionMarkdownTests
{
    [Fact]
    public void Each_sentence_carries_its_links_and_each_story_its_sources()
    {
        const string Expected = """
            # Morning digest · Saturday 14 March · ferry

            17 articles → 3 stories · 12 copies folded

            ## 1. [212 rescued as ferry Aurora runs aground](https://harbour.example/ferry) **NEW**

            The ferry Aurora ran aground off Lindholm on Monday. [[1]](https://harbour.example/ferry)[[2]](https://isle.example/2_%28a%29) An inquiry opens in Bad Aar. [3]

            *NWA story in 14 outlets · 2 h ago*

            - [1] [Harbour Post](https://harbour.example/ferry): Ferry aground
            - [2] [Isle Times](https://isle.example/2_%28a%29): Ferry stranded
            - [3] Coast News: Inquiry opens
            - [4] [Copy Daily](https://copy.example/4): Ferry aground (copy)

            \+ 2 more stories

            """;

        Assert.Equal(Expected.ReplaceLineEndings("\n"), EditionMarkdown.Write(SampleEditions.Morning));
    }

    [Theory]
    [InlineData("[click](https://evil.example) *now*", @"\[click\](https://evil.example) \*now\*")]
    [InlineData("<script>alert(1)</script> &lt;b>", @"\<script>alert(1)\</script> \&lt;b>")]
    [InlineData("20. August in Lindholm", @"20\. August in Lindholm")]
    [InlineData("# not a heading", @"\# not a heading")]
    [InlineData("_emphasis_ but snake_case and AT&T", @"\_emphasis\_ but snake_case and AT&T")]
    public void Publishers_text_formats_nothing(string title, string escaped)
    {
        var story = SampleEditions.Morning.Stories[0] with { Title = title, Url = null, Badge = null };

        Assert.Contains($"\n## 1. {escaped}\n", EditionMarkdown.Write(SampleEditions.Morning with { Stories = [story] }), StringComparison.Ordinal);
    }
}
