using DigestBot.Core.Digests;
using DigestBot.Testing.Coverage;

namespace DigestBot.Core.Tests.Digests;

public sealed class EditionTextTests
{
    [Fact]
    public void An_edition_in_a_terminal_keeps_to_its_width_and_breaks_no_word()
    {
        const string Expected = """
            Morning digest · Saturday 14 March · ferry
            17 articles → 3 stories · 12 copies folded

             1  212 rescued as ferry Aurora runs aground · NEW
                The ferry Aurora ran aground off Lindholm on
                Monday. [1][2] An inquiry opens in Bad Aar. [3]
                NWA story in 14 outlets · 2 h ago
                [1] Harbour Post  https://harbour.example/ferry
                [2] Isle Times  https://isle.example/2_(a)
                [3] Coast News
                [4] Copy Daily (copy)  https://copy.example/4

            + 2 more stories

            """;

        Assert.Equal(Expected.ReplaceLineEndings("\n"), EditionText.Write(SampleEditions.Morning, width: 52));
    }

    [Fact]
    public void An_empty_edition_says_so() =>
        Assert.EndsWith("\nNothing on ferry.\n", EditionText.Write(SampleEditions.Morning with { Stories = [], Counts = new EditionCounts(0, 0, 0) }), StringComparison.Ordinal);
}
