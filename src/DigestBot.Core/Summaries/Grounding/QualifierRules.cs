namespace DigestBot.Core.Summaries.Grounding;

/// <summary>What qualifies a word has to qualify it in the articles: not, may, all, before, at least.</summary>
internal static class QualifierRules
{
    private const int Reach = 4;

    /// <summary>What may be neither added nor left out.</summary>
    private static readonly HashSet<string> Binding = ["negation", "certainty"];

    /// <summary>Words that negate by what they mean.</summary>
    private static readonly HashSet<string> Negating = ["refuse", "fail", "decline", "deny", "unable", "reject", "rule", "stop", "prevent", "avoid", "miss", "lack", "oppose", "ban", "block", "weigern", "ablehnen", "refusé", "échoué"];

    private static readonly HashSet<string> Prefixes = ["un", "in", "im", "dis", "non", "il", "ir"];

    public static GroundingOutcome.Ungrounded? FaultIn(Support support) =>
        Changed(support) ?? LeftOut(support) ?? NegatedByPrefix(support);

    /// <summary>Where a sentence and its source part, and nothing else says why, one is negated and the other is not.</summary>
    public static bool DiffersInNegation(IReadOnlyList<PassageWord> said, IReadOnlyList<PassageWord> source) =>
        (said.Any(IsNegation) && !source.Any(word => IsNegation(word) || Negates(word)))
        || (source.Any(IsNegation) && !source.Any(word => word.IsContent) && !said.Any(word => IsNegation(word) || Negates(word)));

    private static bool IsNegation(PassageWord word) => word.Senses.Any(sense => sense.Name is "negation");

    private static GroundingOutcome.Ungrounded? Changed(Support support)
    {
        var words = support.Sentence.Words;
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var sense in words[i].Senses.Where(sense => sense.Kind is LineKind.Qualifier))
            {
                // "Some 200" counts nothing out of a whole.
                if (Qualified(support.Sentence, i) is { } of && !(sense.Name is "quantity" && words[of].IsNumber) && ChangeOf(support, words[i], sense, words[of]) is { } fault)
                {
                    return fault;
                }
            }
        }

        return null;
    }

    private static GroundingOutcome.Ungrounded? ChangeOf(Support support, PassageWord said, Sense sense, PassageWord of)
    {
        PassageWord? other = null;
        var known = false;
        foreach (var passage in support.Region)
        {
            for (var j = 0; j < passage.Words.Count; j++)
            {
                if (!of.IsAkinTo(passage.Words[j]))
                {
                    continue;
                }

                known = true;
                foreach (var candidate in Before(passage, j))
                {
                    if (Qualifies(candidate, said, sense))
                    {
                        return null;
                    }

                    other = candidate.Senses.Any(theirs => theirs.Line == sense.Line) ? candidate : other;
                }
            }
        }

        return other is not null || IsAdded(support, said, sense, known) ? new GroundingOutcome.Ungrounded(GroundingFault.Qualifier, $"{said.Text} {of.Text}", other?.Text) : null;
    }

    private static bool IsAdded(Support support, PassageWord said, Sense sense, bool known) => sense switch
    {
        { Name: "negation" } => known || !support.Main.Source.Words.Any(word => Qualifies(word, said, sense)),
        { Name: "certainty", Side: 0 } => said.Folded is not "could" && !(support.IsNearVerbatim && known ? [support.Main.Source] : support.Region).Any(passage => passage.Words.Any(word => Qualifies(word, said, sense))),
        { Name: "quantity" or "only" } => known && support.IsNearVerbatim && !support.Region.Any(passage => passage.HasSide(sense)),
        _ => false,
    };

    private static bool Qualifies(PassageWord word, PassageWord said, Sense sense) =>
        word.Folded == said.Folded || word.Senses.Any(theirs => theirs.Line == sense.Line && theirs.Side == sense.Side) || (sense.Name is "negation" && Negates(word));

    // "Will not sign" told as "will sign".
    private static GroundingOutcome.Ungrounded? LeftOut(Support support)
    {
        foreach (var alignment in support.Nearest)
        {
            var source = alignment.Source;
            for (var j = 0; j < source.Words.Count; j++)
            {
                foreach (var sense in source.Words[j].Senses.Where(sense => sense.Kind is LineKind.Qualifier && sense.Side == 0 && (Binding.Contains(sense.Name) || sense.Name is "bounds")))
                {
                    var isPlain = sense.Name is "negation" && alignment == support.Main && support.IsNearVerbatim;
                    if (LeftOutOf(alignment, j, sense) is { } of && (isPlain || !IsSaidElsewhere(support, source.Words[j], source.Words[of], sense)))
                    {
                        return new GroundingOutcome.Ungrounded(GroundingFault.Qualifier, source.Words[of].Text, $"{source.Words[j].Text} {source.Words[of].Text}");
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The source's word that is qualified there and not in the sentence, although the sentence has it.</summary>
    private static int? LeftOutOf(Alignment alignment, int at, Sense sense)
    {
        var told = -1;
        var of = Qualified(alignment.Source, at);
        if (of is { } next && (told = Array.IndexOf(alignment.Matches, next)) < 0 && sense.Name is "certainty")
        {
            of = Qualified(alignment.Source, next);
            told = of is { } second ? Array.IndexOf(alignment.Matches, second) : -1;
        }

        return told < 0 || alignment.Source.Words[of!.Value].IsCapital || Keeps(alignment.Sentence, told, sense) ? null : of;
    }

    private static bool Keeps(Passage sentence, int told, Sense sense)
    {
        var from = Math.Max(0, told - (sense.Name is "negation" ? Reach : Reach + 2));
        return sentence.Words.Skip(from).Take(told - from + 3)
            .Any(word => word.Senses.Any(theirs => theirs.Line == sense.Line && theirs.Side == sense.Side) || (sense.Name is "negation" && Negates(word)) || (sense.Name is "certainty" && word.Senses.Any(theirs => theirs.Name is "say")));
    }

    // Another passage has the same word without the qualifier.
    private static bool IsSaidElsewhere(Support support, PassageWord qualifier, PassageWord of, Sense sense) =>
        support.Region.Any(passage => Enumerable.Range(0, passage.Words.Count).Any(j => passage.Words[j].Stem == of.Stem && !Before(passage, j).Any(before => Qualifies(before, qualifier, sense))));

    // "Legal" for "illegal".
    private static GroundingOutcome.Ungrounded? NegatedByPrefix(Support support)
    {
        foreach (var (word, other) in support.Sentence.Words.Where(word => word.IsContent && word.Folded.Length > 4).SelectMany(word => support.Main.Source.Words.Where(other => other.Folded.Length > 4).Select(other => (word, other))))
        {
            if ((IsNegationOf(word, other) || IsNegationOf(other, word)) && !support.Region.Any(passage => passage.Words.Any(same => same.Stem == word.Stem)))
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Qualifier, word.Text, other.Text);
            }
        }

        return null;
    }

    private static bool IsNegationOf(PassageWord one, PassageWord other) =>
        Prefixes.Any(prefix => one.Stem.Length == other.Stem.Length + prefix.Length && one.Stem.StartsWith(prefix, StringComparison.Ordinal) && one.Stem.EndsWith(other.Stem, StringComparison.Ordinal));

    /// <summary>The next word with content, in reach and with no comma between.</summary>
    private static int? Qualified(Passage passage, int at)
    {
        for (var i = at + 1; i < passage.Words.Count && i <= at + Reach; i++)
        {
            if (passage.Text.AsSpan(passage.Words[i - 1].Token.End, passage.Words[i].Token.Start - passage.Words[i - 1].Token.End).IndexOfAny(",;:—") >= 0)
            {
                return null;
            }

            if (passage.Words[i].IsContent)
            {
                return i;
            }
        }

        return null;
    }

    private static IEnumerable<PassageWord> Before(Passage passage, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - Reach); i--)
        {
            yield return passage.Words[i];
            if (passage.Words[i].IsContent)
            {
                yield break;
            }
        }
    }

    private static bool Negates(PassageWord word) => Negating.Contains(word.Stem) || Negating.Contains(word.Folded) || Negating.Any(negating => word.Folded.StartsWith(negating[..^1], StringComparison.Ordinal) && word.Folded.Length <= negating.Length + 3);
}
