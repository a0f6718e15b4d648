namespace DigestBot.Core.Summaries.Grounding;

/// <summary>Whether enough of the sentence is the articles', and whether what was changed in a sentence of theirs changes its meaning.</summary>
internal static class WordingRules
{
    /// <summary>So much of a sentence's content words the articles have to have: two reports of one fact share more.</summary>
    private const double LeastShared = 0.45;

    /// <summary>So many new words beside an article's own are a claim of their own.</summary>
    private const int NewClaim = 3;

    public static GroundingOutcome.Ungrounded? FaultIn(Support support)
    {
        var sentence = support.Sentence;
        var shared = sentence.Content.Count(i => support.Has(sentence.Words[i]));
        if (shared < LeastShared * sentence.Content.Count)
        {
            return new GroundingOutcome.Ungrounded(GroundingFault.Unsupported, sentence.Text);
        }

        return MovedOverName(support.Main, namesToo: support.IsNearVerbatim) ?? (support.IsNearVerbatim ? Replaced(support) : null);
    }

    private static GroundingOutcome.Ungrounded? Replaced(Support support)
    {
        foreach (var (said, source) in support.Main.Differences())
        {
            var own = said.Where(word => word.IsContent && !source.Any(word.IsAkinTo)).ToList();
            var theirs = source.Where(word => word.IsContent && !said.Any(word.IsAkinTo)).ToList();
            var isPassive = IsPassive(said) || IsPassive(source);
            if (QualifierRules.DiffersInNegation(said, source))
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Qualifier, Text(said), Text(source));
            }

            // Two names that changed places, of however many words.
            if (!isPassive && own.Find(word => IsKey(word) && support.Main.Source.Has(word)) is { } moved && theirs.Exists(word => IsKey(word) && support.Sentence.Has(word)))
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Roles, moved.Text, Text(theirs));
            }

            if (own.Count > 0 && theirs.Count > 0 && own.Count <= theirs.Count + 1 && !isPassive)
            {
                var key = own.Find(IsKey);
                var unknown = own.Find(word => !support.Has(word));
                if (unknown is not null || (key is not null && theirs.Exists(IsKey)) || own.Count <= theirs.Count)
                {
                    return new GroundingOutcome.Ungrounded(
                        unknown is null ? GroundingFault.Roles : GroundingFault.Wording, (unknown ?? key ?? own[0]).Text, Text(theirs));
                }
            }
            else if (own.Count(word => !support.Has(word)) >= NewClaim)
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Wording, Text(own));
            }
        }

        return null;
    }

    // "A blamed B" told as "B blamed A": the decisive word, or a name, stands on the other side of the names that stayed.
    private static GroundingOutcome.Ungrounded? MovedOverName(Alignment main, bool namesToo)
    {
        if (IsPassive(main.Sentence.Words) || IsPassive(main.Source.Words))
        {
            return null;
        }

        var matched = main.Matches.ToHashSet();
        for (var i = 0; i < main.Matches.Length; i++)
        {
            var word = main.Sentence.Words[i];
            var isName = namesToo && IsKey(word) && !word.IsNumber && main.Sentence.Language is not "de";
            if (main.Matches[i] >= 0 || (!isName && !word.Senses.Any(sense => sense.Kind is LineKind.Decisive && !IsCircumstance(sense))))
            {
                continue;
            }

            var from = Enumerable.Range(0, main.Source.Words.Count).FirstOrDefault(j => !matched.Contains(j) && main.Source.Words[j].Stem == word.Stem, -1);
            if (from >= 0 && Enumerable.Range(0, main.Matches.Length).Any(k => main.Matches[k] >= 0 && IsName(main, k) && (k > i) != (main.Matches[k] > from)
                && !HasComma(main.Sentence, i, k)))
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Roles, word.Text);
            }
        }

        return null;
    }

    // Capital in both: at the head of a sentence any word has one.
    private static bool IsName(Alignment main, int at) =>
        IsKey(main.Source.Words[main.Matches[at]]) && IsKey(main.Sentence.Words[at]) && !main.Sentence.Words[at].IsNumber;

    // A clause may move as a whole.
    private static bool HasComma(Passage passage, int one, int other) =>
        passage.Text.AsSpan(passage.Words[Math.Min(one, other)].Token.End..passage.Words[Math.Max(one, other)].Token.Start).Contains(',');

    private static bool IsCircumstance(Sense sense) =>
        sense.Name is "weekday" or "month" or "ordinal" or "season" or "part-of-day" or "relative-day" or "span-before" or "month-before" or "year-before" or "compass" or "offices";

    private static bool IsKey(PassageWord word) => word.IsNumber || (char.IsUpper(word.Text[0]) && word.IsContent && !word.Senses.Any(IsCircumstance));

    private static string Text(IEnumerable<PassageWord> words) => string.Join(' ', words.Select(word => word.Text));

    private static bool IsPassive(IReadOnlyList<PassageWord> words) => words.Any(word => word.Folded is "by" or "through" or "von" or "vom" or "durch" or "par" or "por");
}
