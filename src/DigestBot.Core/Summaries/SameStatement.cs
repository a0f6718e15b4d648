namespace DigestBot.Core.Summaries;

/// <summary>Whether a second sentence would tell a reader of the first what they know already.</summary>
/// <remarks>
/// By words where most are the same; by a passage that stands in both, a quotation above all; and by facts: a sentence whose every figure and name the
/// other gives, in part of the same words, is that other in other words.
/// </remarks>
internal static class SameStatement
{
    private const double MostWords = 0.5;

    private const double SomeWords = 0.35;

    /// <summary>Below this no passage is looked for.</summary>
    private const double FewWords = 0.15;

    /// <summary>Words in a row, the little ones counted.</summary>
    private const int Passage = 6;

    private const int FewestFacts = 2;

    public static bool Is(ReadSentence one, ReadSentence other)
    {
        var (shorter, longer) = one.Terms.Length <= other.Terms.Length ? (one, other) : (other, one);
        var shared = TermSet.Overlap(shorter.Terms, longer.Terms);
        return shared >= MostWords || (shared >= SomeWords && TellsNothingNew(shorter, longer)) || (shared >= FewWords && SharesPassage(one.Sequence, other.Sequence));
    }

    private static bool TellsNothingNew(ReadSentence shorter, ReadSentence longer) =>
        shorter.Names.Length + shorter.Numbers.Length >= FewestFacts
        && Array.TrueForAll(shorter.Numbers, longer.Numbers.Contains)
        && Array.TrueForAll(shorter.Names, name => TermSet.Shared(name, longer.Terms) == name.Length);

    private static bool SharesPassage(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i + Passage <= one.Length; i++)
        {
            if (other.IndexOf(one.Slice(i, Passage)) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
