namespace DigestBot.Core.Summaries.Grounding;

/// <summary>Whether enough of the sentence is the articles', and whether what was changed in a sentence of theirs changes its meaning.</summary>
internal static class WordingRules
{
    /// <summary>So much of a sentence's content words the articles have to have: two reports of one fact share more.</summary>
    private const double LeastShared = 0.5;

    /// <summary>And so much where it also names something that they do not.</summary>
    private const double LeastBesideMore = 0.6;

    /// <summary>With so many words of it in the articles it is clear what it is about, and less of it has to be theirs: who condenses chooses other words.</summary>
    private const int Enough = 4;

    private const double LeastOfMany = 0.35;

    /// <summary>What a word counts that the articles have in other words.</summary>
    private const double InOtherWords = 0.5;

    private const double AlmostAll = 0.8;

    /// <summary>Parts of German compounds are longer.</summary>
    private const int ShortestPart = 3;

    /// <summary>So many new words beside an article's own are a claim of their own.</summary>
    private const int NewClaim = 3;

    public static GroundingOutcome.Ungrounded? FaultIn(Support support)
    {
        var sentence = support.Sentence;
        var shared = sentence.Content.Sum(i => !IsKnown(sentence.Words[i], support) ? 0 : support.Region.Any(passage => passage.Words.Any(sentence.Words[i].IsFormOf)) ? 1 : InOtherWords);
        var known = sentence.Content.Count(i => IsKnown(sentence.Words[i], support));
        var namesMore = sentence.Content.Any(i => !support.Has(sentence.Words[i]) && IsTelling(sentence.Words[i], support));
        if (shared < (known >= Enough ? LeastOfMany : namesMore ? LeastBesideMore : LeastShared) * sentence.Content.Count)
        {
            return new GroundingOutcome.Ungrounded(GroundingFault.Unsupported, sentence.Text);
        }

        return support.IsNearVerbatim ? Replaced(support) : null;
    }

    private static GroundingOutcome.Ungrounded? Replaced(Support support)
    {
        foreach (var (said, source) in support.Main.Differences())
        {
            var own = said.Where(word => word.IsContent && !source.Any(word.IsAkinTo)).ToList();
            var theirs = source.Where(word => word.IsContent && !said.Any(word.IsAkinTo)).ToList();
            var isPassive = IsPassive(said) || IsPassive(source);
            // Two names that changed places, of however many words.
            if (!isPassive && own.Find(word => IsKey(word) && !word.IsNumber && support.Main.Source.Has(word)) is { } moved && theirs.Exists(word => IsKey(word) && support.Sentence.Has(word)))
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Roles, moved.Text, Text(theirs));
            }

            // "A week" for "a day".
            if (own.Find(word => Figure.UnitNamed(word.Folded) is not null && !support.Sentence.Figures.Any(figure => word.Token.Start - figure.End is 0 or 1)) is { } unit && source.FirstOrDefault(word => Figure.UnitNamed(word.Folded) is not null) is { } theirUnit && Figure.UnitNamed(unit.Folded) != Figure.UnitNamed(theirUnit.Folded))
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Unit, unit.Text, theirUnit.Text);
            }

            // Another number in its place, from elsewhere in the articles.
            if (support.Main.Verbatim >= AlmostAll && own.Find(word => (word.IsNumber || IsNumberWord(word)) && !IsFigureOf(support.Main.Source, support.Sentence, word)) is { } number && source.Any(word => word.IsNumber || IsNumberWord(word)))
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Number, number.Text, Text(source));
            }

            if (own.Count > 0 && theirs.Count > 0 && own.Count <= theirs.Count + 1 && !isPassive)
            {
                var key = own.Find(word => IsKey(word) && !word.IsNumber);
                var unknown = own.Find(word => !support.Has(word) && IsTelling(word, support));
                if (unknown is not null || (key is not null && theirs.Exists(IsKey)))
                {
                    return new GroundingOutcome.Ungrounded(
                        unknown is null ? GroundingFault.Roles : GroundingFault.Wording, (unknown ?? key!).Text, Text(theirs));
                }
            }
            else if (own.Count(word => !support.Has(word) && IsTelling(word, support)) >= NewClaim)
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Wording, Text(own));
            }
        }

        return null;
    }

    private static bool IsCircumstance(Sense sense) =>
        sense.Name is "weekday" or "month" or "ordinal" or "season" or "part-of-day" or "relative-day" or "span-before" or "month-before" or "year-before" or "compass" or "offices";

    private static bool IsKey(PassageWord word) => word.IsNumber || (char.IsUpper(word.Text[0]) && word.IsContent && !IsNumberWord(word) && !word.Senses.Any(IsCircumstance));

    /// <summary>Names something, where other words only tell of it. German shows it by a capital; of French and Spanish words it is not known.</summary>
    private static bool IsTelling(PassageWord word, Support support) => support.Sentence.Language switch
    {
        "en" => !SubjectlessWords.Contains(word),
        "de" => char.IsUpper(word.Text[0]) && !SharesPart(word, support),
        _ => false,
    };

    // "Kahlsteinbahn" where the article has "Kahlstein".
    private static bool IsKnown(PassageWord word, Support support) => support.Has(word) || (support.Sentence.Language is "de" && word.Folded.Length > ShortestPart && SharesPart(word, support));

    private static bool SharesPart(PassageWord word, Support support) => support.Region.Any(passage => passage.Words.Any(other =>
        other.IsContent && other.Folded.Length > ShortestPart && (word.Folded.Contains(other.Folded, StringComparison.Ordinal) || other.Folded.Contains(word.Folded, StringComparison.Ordinal))));

    private static bool IsFigureOf(Passage source, Passage sentence, PassageWord word) =>
        sentence.Figures.Any(figure => figure.Start <= word.Token.Start && figure.End >= word.Token.End && source.Figures.Any(figure.IsSameAs));

    private static bool IsNumberWord(PassageWord word) => word.Folded is "one" or "two" or "three" or "four" or "five" or "six" or "seven" or "eight" or "nine" or "ten" or "eleven" or "twelve";

    private static string Text(IEnumerable<PassageWord> words) => string.Join(' ', words.Select(word => word.Text));

    private static bool IsPassive(IReadOnlyList<PassageWord> words) => words.Any(word => word.Folded is "by" or "through" or "von" or "vom" or "durch" or "par" or "por");
}
