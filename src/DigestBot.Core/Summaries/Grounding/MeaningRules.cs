namespace DigestBot.Core.Summaries.Grounding;

/// <summary>A decisive word needs one of its own meaning in the articles, and no contrary one nearer to what it is said of.</summary>
internal static class MeaningRules
{
    /// <summary>So many words to either side are what a word is said of.</summary>
    private const int Reach = 5;

    /// <summary>A word of many meanings ("back", "open") is of the contrary's line only where so much around the two is the same.</summary>
    private const int LeastOfVague = 2;

    private static readonly HashSet<string> Vague = ["trend", "begin", "answer", "support", "travel", "employ", "continuing", "find", "lift"];

    /// <summary>Of a degree, which another word of degree contradicts, no event: "more than once" is no rise.</summary>
    private static readonly HashSet<string> Degrees = ["more", "less", "fewer", "mehr", "weniger", "plus", "moins", "mas", "menos"];

    /// <summary>What every language has one word for.</summary>
    private static readonly HashSet<string> Calendar = ["weekday", "month"];

    public static GroundingOutcome.Ungrounded? FaultIn(Support support)
    {
        for (var i = 0; i < support.Sentence.Words.Count; i++)
        {
            var word = support.Sentence.Words[i];
            var decisive = word.Senses.Where(sense => sense.Kind is LineKind.Decisive && (!support.IsTranslated || Calendar.Contains(sense.Name))).ToList();
            if (decisive.Count > 0 && FaultOf(support, i, decisive) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static GroundingOutcome.Ungrounded? FaultOf(Support support, int at, List<Sense> decisive)
    {
        var word = support.Sentence.Words[at];
        var around = Around(support.Sentence, at);
        var (same, other, contrary) = (-1, -1, (PassageWord?)null);
        foreach (var passage in support.Region)
        {
            for (var j = 0; j < passage.Words.Count; j++)
            {
                var theirs = passage.Words[j];
                if (theirs.Stem == word.Stem || theirs.Senses.Any(sense => decisive.Exists(own => own.Line == sense.Line && own.Side == sense.Side)))
                {
                    same = Math.Max(same, Shared(around, passage, j));
                }
                else if (theirs.Senses.Any(sense => decisive.Exists(own => own.Line == sense.Line)) && (!IsCompared(support.Sentence, at) || IsCompared(passage, j)) && (!Degrees.Contains(word.Folded) || Degrees.Contains(theirs.Folded)) && !support.Sentence.Words.Any(own => own.Stem == theirs.Stem && own.IsStop == theirs.IsStop) && Shared(around, passage, j) is var shared && shared > other)
                {
                    (other, contrary) = (shared, theirs);
                }
            }
        }

        // A word that the articles do not have themselves needs to fit better than its contrary.
        var isTheirs = support.Region.Any(passage => passage.Words.Any(word.IsFormOf));
        // Where the sentence follows an article word for word, its own place decides: "fell before it recovered".
        var isInPlace = support.Main.Matches[at] >= 0;
        var least = isTheirs || decisive.Exists(sense => sense.Demands || !Vague.Contains(sense.Name)) ? 1 : LeastOfVague;
        if (other >= least && !isInPlace && (other > same || (other == same && !isTheirs && decisive.Exists(sense => sense.Demands))))
        {
            return new GroundingOutcome.Ungrounded(GroundingFault.Meaning, word.Text, contrary!.Text);
        }

        // Another word for it will do, where nothing of it is said to the contrary.
        var isInOtherWords = other <= 0 && support.Has(word);
        return same < 0 && decisive.Exists(sense => sense.Demands) && !isTheirs && !isInOtherWords ? new GroundingOutcome.Ungrounded(GroundingFault.Meaning, word.Text) : null;
    }

    // "Less than" is the contrary of "more than", not of "rise".
    private static bool IsCompared(Passage passage, int at) => at + 1 < passage.Words.Count && passage.Words[at + 1].Folded is "than" or "als" or "que";

    private static List<PassageWord> Around(Passage passage, int at) =>
        [.. Enumerable.Range(Math.Max(0, at - Reach), Math.Min(passage.Words.Count, at + Reach + 1) - Math.Max(0, at - Reach)).Where(i => i != at).Select(i => passage.Words[i]).Where(word => word.IsContent)];

    private static int Shared(List<PassageWord> around, Passage passage, int at)
    {
        var theirs = Around(passage, at);
        return around.Count(word => theirs.Exists(word.IsAkinTo));
    }
}
