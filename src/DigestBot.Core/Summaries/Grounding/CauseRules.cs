using System.Collections.Frozen;

namespace DigestBot.Core.Summaries.Grounding;

/// <summary>Why something came about: the articles have to speak of the reason at all.</summary>
internal static class CauseRules
{
    private const int Reach = 8;

    /// <summary>A reason in other words shares more than this with the articles.</summary>
    private const double MostByChance = 0.25;

    private static readonly FrozenSet<string> Connectives = "because due owing caused after following weil wegen aufgrund nachdem parce cause raison apres porque debido causa tras".Split(' ').ToFrozenSet();

    public static GroundingOutcome.Ungrounded? FaultIn(Support support)
    {
        var words = support.Sentence.Words;
        for (var i = 1; i < words.Count; i++)
        {
            if (!Connectives.Contains(words[i].Folded))
            {
                continue;
            }

            var reason = ReasonFrom(support.Sentence, i + 1).ToList();
            var content = reason.FindAll(word => word.IsContent);
            if (content.Count > 1 && content.Count(word => support.Everything.Any(passage => passage.Has(word))) <= MostByChance * content.Count)
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Unsupported, string.Join(' ', reason.Select(word => word.Text)));
            }
        }

        return null;
    }

    private static IEnumerable<PassageWord> ReasonFrom(Passage passage, int at)
    {
        for (var i = at; i < Math.Min(passage.Words.Count, at + Reach); i++)
        {
            if (i > at && passage.Text.AsSpan(passage.Words[i - 1].Token.End..passage.Words[i].Token.Start).IndexOfAny(",;:") >= 0)
            {
                yield break;
            }

            yield return passage.Words[i];
        }
    }
}
