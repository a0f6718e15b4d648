using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries.Grounding;

/// <summary>What qualifies a word has to qualify it in the articles: all, only, before, at least, former. "Not" and "may" are <see cref="FramingRules"/>' business.</summary>
internal static class QualifierRules
{
    private const int Reach = 4;

    /// <summary>Words that negate by what they mean.</summary>
    private static readonly HashSet<string> Negating = Forms(
        "none nobody suspend halt doubt drop withdraw cancel exclude refuse fail decline deny unable reject stop prevent avoid miss lack oppose ban block lose forbid forbade forbidden prohibit barred barring "
        + "lost weiger ablehn lehnte refus échou rechaz neg").ToHashSet(StringComparer.Ordinal);

    private static readonly HashSet<string> Prefixes = ["un", "in", "im", "dis", "non", "il", "ir"];

    /// <summary>Of French and Spanish words besides: "défavorable", "desfavorable".</summary>
    private static readonly HashSet<string> RomancePrefixes = ["de", "des", "mal"];

    public static GroundingOutcome.Ungrounded? FaultIn(Support support) =>
        Changed(support) ?? LeftOut(support) ?? Whole(support) ?? NegatedByPrefix(support);

    // "All of the money" where half of it is meant.
    private static GroundingOutcome.Ungrounded? Whole(Support support)
    {
        foreach (var word in support.Sentence.Words)
        {
            var whole = word.Senses.FirstOrDefault(sense => sense is { Name: "quantity", Side: 0 });
            if (whole is null || word.Folded is "every" or "each" || support.Region.Any(passage => passage.HasSide(whole)))
            {
                continue;
            }

            if (PartIn(support.Main.Source, whole) is { } part && !support.Sentence.Words.Any(own => own.Folded == part.Folded))
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Qualifier, word.Text, part.Text);
            }
        }

        return null;
    }

    // "Some 200" is no part of anything.
    private static PassageWord? PartIn(Passage passage, Sense whole) => passage.Words
        .Where((word, at) => word.Senses.Any(sense => sense.Line == whole.Line && sense.Side != whole.Side) && word.Folded is not ("both" or "many") && !(at + 1 < passage.Words.Count && passage.Words[at + 1].IsNumber))
        .FirstOrDefault();

    private static GroundingOutcome.Ungrounded? Changed(Support support)
    {
        var words = support.Sentence.Words;
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var sense in words[i].Senses.Where(sense => sense.Kind is LineKind.Qualifier && !IsFraming(sense)))
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

                    // "Barred from selling" leads nowhere.
                    var isGerund = sense.Name is "direction" && passage.Words[j].Folded.EndsWith("ing", StringComparison.Ordinal);
                    other = !isGerund && candidate.Senses.Any(theirs => theirs.Line == sense.Line) ? candidate : other;
                }
            }
        }

        return other is not null || IsAdded(support, said, sense, known) ? new GroundingOutcome.Ungrounded(GroundingFault.Qualifier, $"{said.Text} {of.Text}", other?.Text) : null;
    }

    private static bool IsAdded(Support support, PassageWord said, Sense sense, bool known) => sense switch
    {
        { Name: "quantity" or "only" } => known && support.IsNearVerbatim && !support.Region.Any(passage => passage.HasSide(sense)),
        _ => false,
    };

    private static bool Qualifies(PassageWord word, PassageWord said, Sense sense) =>
        word.Folded == said.Folded || word.Senses.Any(theirs => theirs.Line == sense.Line && theirs.Side == sense.Side);

    // "The former minister" told as the minister, "the second-largest" as the largest.
    private static GroundingOutcome.Ungrounded? LeftOut(Support support)
    {
        var (main, source) = (support.Main, support.Main.Source);
        for (var j = 0; j < source.Words.Count; j++)
        {
            foreach (var sense in source.Words[j].Senses.Where(sense => sense.Name is "only" or "turn" or "deputy" || (sense.Name is "ordinal" && j + 1 < source.Words.Count && source.Words[j + 1].Senses.Any(next => next.Name is "peak"))))
            {
                if (support.IsNearVerbatim && Qualified(source, j) is { } of && Array.IndexOf(main.Matches, of) is >= 0 and var told && !Before(support.Sentence, told).Any(word => Qualifies(word, source.Words[j], sense))
                    && !support.Sentence.HasSide(sense) && !source.Words[of].IsCapital)
                {
                    return new GroundingOutcome.Ungrounded(GroundingFault.Qualifier, source.Words[of].Text, $"{source.Words[j].Text} {source.Words[of].Text}");
                }
            }
        }

        return null;
    }

    private static bool IsFraming(Sense sense) => sense.Name is "negation" or "certainty" or "presence";

    // "Legal" for "illegal".
    private static GroundingOutcome.Ungrounded? NegatedByPrefix(Support support)
    {
        foreach (var (word, other) in support.Sentence.Words.Where(word => word.IsContent && word.Folded.Length > 4).SelectMany(word => support.Main.Source.Words.Where(other => other.Folded.Length > 4).Select(other => (word, other))))
        {
            if ((IsNegationOf(word, other, support) || IsNegationOf(other, word, support)) && !support.Region.Any(passage => passage.Words.Any(same => same.Stem == word.Stem))
                && !(support.Main.Source.Words.Any(FramingRules.IsNegation) || support.Sentence.Words.Any(FramingRules.IsNegation)))
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Qualifier, word.Text, other.Text);
            }
        }

        return null;
    }

    private static bool IsNegationOf(PassageWord one, PassageWord other, Support support) =>
        (support.Sentence.Language is "fr" or "es" ? Prefixes.Concat(RomancePrefixes) : Prefixes).Any(prefix => one.Stem.Length == other.Stem.Length + prefix.Length && one.Stem.StartsWith(prefix, StringComparison.Ordinal) && one.Stem.EndsWith(other.Stem, StringComparison.Ordinal));

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

    public static bool Negates(PassageWord word) => Negating.Contains(word.Folded);

    private static IEnumerable<string> Forms(string words) => words.Split(' ').Select(WordFolder.Fold).SelectMany(word => new[]
    {
        word, word + "s", word + "es", word + "ed", word + "d", word + "ing", word + word[^1] + "ed", word + word[^1] + "ing", word[..^1] + "ies", word[..^1] + "ied", word[..^1] + "ing", word + "te", word + "t", word + "e", word + "en",
        word + "é", word + "er", word + "o", word + "a", word + "an", word + "ó",
    });
}
