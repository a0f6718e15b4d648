using System.Collections.Frozen;

namespace DigestBot.Core.Summaries.Grounding;

/// <summary>What the articles deny, doubt, ask, plan or tie to a condition must not be told as a fact; nor what they tell as a fact be denied.</summary>
internal static class FramingRules
{
    /// <summary>So many words at most a "not" or a "may" governs.</summary>
    private const int Reach = 14;

    /// <summary>For a plan told as done: so many of the words that a passage alone supports have to be of the plan.</summary>
    private const double Mostly = 0.6;

    private static readonly FrozenDictionary<string, Frame> Frames = Words(
        (Frame.Negation, "not no none never cannot neither nor nobody nothing without nicht kein keine keinen keinem keiner keines nie niemals weder niemand nichts ohne pas jamais aucun aucune ni rien personne sans nunca ningun ninguna ningunos tampoco nadie nada sin fail failed fails refuse refused refuses decline declined declines unable"),
        (Frame.Denial, "deny denied denies denying doubt doubts doubted disputed refuted bestritt bestreitet leugnete dementierte bezweifelt bezweifelte nie nient nia dementi doute nego niega desmintio duda dudo"),
        (Frame.Question, "whether unclear ob fraglich ignore"),
        (Frame.Condition, "if unless provided sofern falls wenn si"),
        (Frame.Claim, "accused accuses alleges suspects suspected suspect claims claimed believes believed thought alleged allegedly reportedly verdachtigt soupconne sospecha"),
        (Frame.Guess, "may might could probably perhaps possibly likely unlikely appears appeared seems seemed possible konnte konnten vielleicht vermutlich wohl mutmasslich angeblich pourrait pourraient probablement podria podrian quizas probablemente voraussichtlich devrait devraient"),
        (Frame.Intention, "will would shall plans plan planned wants want wanted hopes hope hoped promised promises promise vowed vows vow pledged threatened offered asked demanded demands demand called seeks sought expects expected expect due project projet proyecto vorhaben considers considering proposed aims intends intend yet studying weighing weighs mulling mulls wird werden soll sollen will wollen fordert forderte pruft prufen erwagt erwagen planen plante beabsichtigt hofft hoffen mochte mochten verspricht versprach "
            + "va vont veut veulent doit doivent reclame envisage envisagent prevoit prevoient souhaite souhaitent espere esperent promet promis etudie quiere quieren estudia estudian preve preven planea planean espera esperan promete prometio pretende debera"));

    // A plan told as a plan: these say nothing of how likely it is.
    private static readonly FrozenSet<string> Certain = "will would must shall should wird werden va".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Pronouns = "nobody none nothing niemand nichts personne rien nadie nada".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Determiners = "no without kein keine keinen keinem keiner keines ohne aucun aucune sans ningun ninguna sin".Split(' ').ToFrozenSet();

    /// <summary>Words that deny without a "not": "yet to reply", "independent of".</summary>
    private static readonly FrozenSet<string> Implied =
        "yet independent standstill unreachable unclear unable unlawful unhurt unharmed unchanged unlikely unpaid unsold unaware unknown unsafe unfair unwilling unsuccessful innocent illegal impossible invalid incomplete inactive unverandert unklar unschuldig".Split(' ').ToFrozenSet();

    /// <summary>"Barred from selling", "forbade it to sell": what they keep somebody from did not happen.</summary>
    private static readonly FrozenSet<string> Preventing =
        "barred bars banned bans blocked blocks prevented prevents stopped stops kept keeps prohibited prohibits dissuaded discouraged forbade forbidden forbids".Split(' ').ToFrozenSet();

    /// <summary>What begins with "un" and negates nothing.</summary>
    private static readonly string[] Unnegated = ["under", "until", "union", "unit", "univers", "uniq", "unan", "uncle", "unif", "unter", "unser", "ungefahr"];

    private static readonly FrozenSet<string> ClauseBreaks = "but while although because which aber wahrend weil mais parce pero porque".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> IrregularPasts =
        "was were had has have did went took gave came began found made met won lost fell rose grew paid sold bought sent built left quit cut held told said got became chose broke brought hit shot wore wrote saw struck hat haben war waren wurde wurden hatte a ont est sont etait fue fueron ha han".Split(' ').ToFrozenSet();

    /// <summary>How sure a statement's words are. The order has no meaning.</summary>
    private enum Frame
    {
        Negation,
        Denial,
        Question,
        Condition,
        Guess,
        Claim,
        Intention,
    }

    public static GroundingOutcome.Ungrounded? FaultIn(Support support) => ToldAsFact(support) ?? Denied(support);

    public static bool IsNegation(PassageWord word) =>
        (Frames.TryGetValue(word.Folded, out var frame) && frame is Frame.Negation) || word.Folded.EndsWith("n't", StringComparison.Ordinal);

    private static GroundingOutcome.Ungrounded? ToldAsFact(Support support)
    {
        var own = FramesIn(support.Sentence);
        foreach (var alignment in support.Nearest)
        {
            var told = Enumerable.Range(0, alignment.Matches.Length)
                .Where(i => alignment.Counterpart(i) >= 0 && alignment.Sentence.Words[i].IsContent && (alignment == support.Main || !support.Main.Source.Has(alignment.Sentence.Words[i])))
                .ToList();
            foreach (var (frame, at, end) in FramesIn(alignment.Source))
            {
                var isBefore = end == at && (alignment.Source.Words[at].Folded is "nicht" || Pronouns.Contains(alignment.Source.Words[at].Folded));
                var governed = told.FindAll(i => alignment.Counterpart(i) is var j && (isBefore ? j < at && j >= at - 3 && char.IsLower(alignment.Source.Words[j].Text[0]) : j > at && j <= end));
                if (!support.Sentence.Words.Any(word => word.IsContent && word.IsAkinTo(alignment.Source.Words[at])) && !IsKept(frame, at, own, alignment, governed)
                    && (isBefore ? governed.Count > 0 : IsToldOf(frame, alignment, at, told, governed)) && !IsFactElsewhere(support, alignment, told, governed, frame))
                {
                    var word = alignment.Sentence.Words[governed.Count > 0 ? governed[0] : told[0]];
                    return new GroundingOutcome.Ungrounded(GroundingFault.Qualifier, word.Text, $"{alignment.Source.Words[at].Text} {word.Text}");
                }
            }
        }

        return null;
    }

    /// <param name="at">The source's framing word.</param>
    // A framing word of the sentence that is itself one of the words told keeps nothing: "the pumps failed".
    private static bool IsKept(Frame frame, int at, List<(Frame Frame, int At, int End)> all, Alignment alignment, List<int> governed)
    {
        var sentence = alignment.Sentence;
        var own = all.FindAll(other => !governed.Contains(other.At));
        var uncertain = own.Exists(other => other.Frame is not Frame.Negation && !Certain.Contains(sentence.Words[other.At].Folded));
        return frame switch
        {
            // What is yet to come has not come.
            Frame.Intention => own.Exists(other => other.Frame is not Frame.Negation || alignment.Source.Words[at].Folded is "yet") || !IsPast(sentence, alignment),
            Frame.Guess => uncertain || sentence.Words.Any(word => word.Folded is "can" or "able" or "allowed"),
            Frame.Condition => uncertain,
            Frame.Claim => own.Exists(other => other.Frame is Frame.Claim or Frame.Guess or Frame.Denial) || sentence.Words.Any(RoleRules.IsOpinion),
            Frame.Negation => own.Exists(other => other.Frame is Frame.Negation or Frame.Denial && governed.Exists(i => (i > other.At && i <= other.End) || Pronouns.Contains(sentence.Words[other.At].Folded))) || Negates(sentence, governed),
            _ => own.Exists(other => other.Frame is Frame.Negation or Frame.Denial or Frame.Question or Frame.Guess) || Negates(sentence, governed),
        };
    }

    private static bool Negates(Passage sentence, List<int> governed) =>
        Enumerable.Range(0, sentence.Words.Count).Any(i => !governed.Contains(i) && (QualifierRules.Negates(sentence.Words[i]) || IsImplied(sentence.Words[i]) || BeginsNegated(sentence.Words[i]) || sentence.Words[i].Folded is "protect" or "protects" or "protected"));

    // "Visited" for "will visit".
    private static bool IsPast(Passage sentence, Alignment alignment) => Enumerable.Range(0, sentence.Words.Count).Any(i =>
        sentence.Words[i].Folded is var word && (alignment.Matches[i] < 0 || alignment.Source.Words[alignment.Matches[i]].Folded != word)
        && ((word.EndsWith("ed", StringComparison.Ordinal) && sentence.Words[i].IsContent) || IsPreterite(sentence, i) || (IrregularPasts.Contains(word) && !(i + 1 < sentence.Words.Count && sentence.Words[i + 1].Folded is "to"))));

    // "Aprobó", "aprobaron": the accent tells it from "apruebo".
    private static bool IsPreterite(Passage sentence, int at) => sentence.Language is "es" && sentence.Words[at].Text is { Length: > 4 } text && char.IsLower(text[0])
        && (text.EndsWith('ó') || text.EndsWith("aron", StringComparison.Ordinal) || text.EndsWith("ieron", StringComparison.Ordinal));

    /// <param name="told">The sentence's words that this passage supports.</param>
    /// <param name="governed">Those of them that the framing word governs there.</param>
    private static bool IsToldOf(Frame frame, Alignment alignment, int at, List<int> told, List<int> governed) => frame switch
    {
        Frame.Intention => governed.Exists(i => IsDone(alignment, i)) || (governed.Count > 0 && governed.Count >= Mostly * told.Count(i => governed.Contains(i) || !IsNameOrNumber(alignment.Sentence.Words[i]))),

        // The condition itself told as met, or left away from what will be.
        Frame.Condition => governed.Count > 1 || (alignment.Verbatim >= Mostly && told.Count > 1 && governed.Count == 0 && alignment.Sentence.Words.Any(word => Certain.Contains(word.Folded))),
        _ => NextOf(alignment.Source, at, frame is Frame.Negation && !Determiners.Contains(alignment.Source.Words[at].Folded) ? 1 : 2).Any(j => governed.Exists(i => alignment.Counterpart(i) == j)),
    };

    // "Compensated" where compensation was asked for.
    private static bool IsDone(Alignment alignment, int at) => alignment.Sentence.Words[at] is var word && char.IsLower(word.Text[0])
        && (word.Folded.EndsWith("ed", StringComparison.Ordinal) || IsPreterite(alignment.Sentence, at)) && alignment.Source.Words[alignment.Counterpart(at)].Folded != word.Folded
        && at > 0 && alignment.Sentence.Words[at - 1].Folded is not ("be" or "to");

    private static IEnumerable<int> NextOf(Passage passage, int at, int count) =>
        Enumerable.Range(at + 1, Math.Max(0, passage.Words.Count - at - 1)).Where(j => passage.Words[j].IsContent).Take(count);

    // Another passage that has most of what is told has it unframed.
    private static bool IsFactElsewhere(Support support, Alignment alignment, List<int> told, List<int> governed, Frame frame) => support.Everything.Any(passage =>
    {
        if (passage == alignment.Source || told.Count(i => passage.Has(alignment.Sentence.Words[i])) < Mostly * told.Count)
        {
            return false;
        }

        var frames = FramesIn(passage).FindAll(other => other.Frame == frame);
        return governed.Count > 0 && governed.TrueForAll(i => Enumerable.Range(0, passage.Words.Count).Any(j => alignment.Sentence.Words[i].IsAkinTo(passage.Words[j]) && !frames.Exists(other => j > other.At && j <= other.End)));
    });

    /// <summary>A "not" or a "may" in the sentence, and none in what it was made of.</summary>
    private static GroundingOutcome.Ungrounded? Denied(Support support)
    {
        var words = support.Sentence.Words;
        var sources = support.Nearest.Select(alignment => alignment.Source).ToList();
        if (support.Sentence.Language is "en" or "de" && words.Count(IsNegative) > sources.Sum(source => source.Words.Count(word => IsNegative(word) || IsImplied(word))) && words.FirstOrDefault(IsNegation) is { } first)
        {
            return new GroundingOutcome.Ungrounded(GroundingFault.Qualifier, first.Text);
        }

        foreach (var (_, i, end) in FramesIn(support.Sentence))
        {
            if (IsNegation(words[i]) && NextOf(support.Sentence, i, 2).Where(next => next <= end).Select(next => words[next]).FirstOrDefault(support.Has) is { } of && IsNeverNegated(support, of))
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Qualifier, $"{words[i].Text} {of.Text}");
            }

            if (words[i].Folded is "may" or "might" or "possibly" or "perhaps" or "probably" or "allegedly" or "reportedly" && !words[i].IsCapital
                && !support.Region.Any(passage => FramesIn(passage).Exists(frame => frame.Frame is Frame.Guess or Frame.Claim or Frame.Question)))
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Qualifier, words[i].Text);
            }
        }

        return null;
    }

    private static bool BeginsNegated(PassageWord word) =>
        word.IsContent && !word.IsCapital && word.Folded.Length > 5 && word.Folded.StartsWith("un", StringComparison.Ordinal) && !Array.Exists(Unnegated, beginning => word.Folded.StartsWith(beginning, StringComparison.Ordinal));

    private static bool IsNegative(PassageWord word) => IsNegation(word) || QualifierRules.Negates(word);

    // The articles have the word, and nowhere in its clause anything that negates.
    private static bool IsNeverNegated(Support support, PassageWord of)
    {
        var isKnown = false;
        foreach (var passage in support.Region)
        {
            for (var j = 0; j < passage.Words.Count; j++)
            {
                if (!of.IsAkinTo(passage.Words[j]))
                {
                    continue;
                }

                isKnown = true;
                if (ClauseOf(passage, j).Any(word => word != passage.Words[j] && (IsNegative(word) || IsImplied(word))))
                {
                    return false;
                }
            }
        }

        return isKnown;
    }

    private static IEnumerable<PassageWord> ClauseOf(Passage passage, int at)
    {
        var (from, to) = (at, at);
        while (from > 0 && passage.Text.AsSpan(passage.Words[from - 1].Token.End..passage.Words[from].Token.Start).IndexOfAny(",;:") < 0)
        {
            from--;
        }

        while (to + 1 < passage.Words.Count && passage.Text.AsSpan(passage.Words[to].Token.End..passage.Words[to + 1].Token.Start).IndexOfAny(",;:") < 0)
        {
            to++;
        }

        return passage.Words.Skip(from).Take(to - from + 1);
    }

    private static bool IsImplied(PassageWord word) => Implied.Contains(word.Folded);

    private static bool IsNameOrNumber(PassageWord word) => word.IsNumber || char.IsUpper(word.Text[0]);

    /// <summary>Each framing word with the last word that it governs.</summary>
    private static List<(Frame Frame, int At, int End)> FramesIn(Passage passage)
    {
        var frames = new List<(Frame, int, int)>();
        for (var i = 0; i < passage.Words.Count; i++)
        {
            var word = passage.Words[i];
            if (word.Folded.EndsWith("n't", StringComparison.Ordinal))
            {
                frames.Add((Frame.Negation, i, EndOf(passage, i)));
            }
            else if (word.Folded is "rule" or "rules" or "ruled" or "ruling" && i + 1 < passage.Words.Count && passage.Words[i + 1].Folded is "out")
            {
                frames.Add((Frame.Question, i + 1, EndOf(passage, i + 1)));
            }
            else if (Preventing.Contains(word.Folded) && PreventedAt(passage, i) is { } at)
            {
                frames.Add((Frame.Negation, at, EndOf(passage, at)));
            }
            else if (Frames.TryGetValue(word.Folded, out var frame) && !(frame is Frame.Intention or Frame.Guess && word.IsCapital) && !IsDenied(frame, passage, i))
            {
                frames.Add((frame, i, EndOf(passage, i)));
            }
        }

        return frames;
    }

    /// <summary>The "from" or "to" behind which stands what is kept from happening; null where there is none.</summary>
    private static int? PreventedAt(Passage passage, int verb)
    {
        for (var i = verb + 1; i < EndOf(passage, verb); i++)
        {
            if ((passage.Words[i].Folded is "from" && passage.Words[i + 1].Folded.EndsWith("ing", StringComparison.Ordinal))
                || (passage.Words[i].Folded is "to" && passage.Words[verb].Folded.StartsWith("forb", StringComparison.Ordinal)))
            {
                return i;
            }
        }

        return null;
    }

    // "May not" and "could not" leave nothing open.
    private static bool IsDenied(Frame frame, Passage passage, int at) =>
        frame is Frame.Guess && passage.Words[at].Folded is "may" or "could" && at + 1 < passage.Words.Count && passage.Words[at + 1].Folded is "not";

    private static int EndOf(Passage passage, int at)
    {
        var end = at;
        for (var i = at + 1; i < passage.Words.Count && i <= at + Reach; i++)
        {
            var between = passage.Text.AsSpan(passage.Words[i - 1].Token.End..passage.Words[i].Token.Start);
            if (between.IndexOfAny(";:“”\"") >= 0 || (between.Contains(',') && !IsApposition(passage, i)) || ClauseBreaks.Contains(passage.Words[i].Folded))
            {
                break;
            }

            end = i;
        }

        return end;
    }

    // "A former curator, Mark Lowe, sold": the name between commas ends nothing.
    private static bool IsApposition(Passage passage, int at) =>
        passage.Words[at].IsCapital || (at > 0 && passage.Words[at - 1].IsCapital);

    private static FrozenDictionary<string, Frame> Words(params (Frame Frame, string Words)[] lists) =>
        lists.SelectMany(list => list.Words.Split(' ').Select(word => (Word: word, list.Frame))).DistinctBy(pair => pair.Word).ToFrozenDictionary(pair => pair.Word, pair => pair.Frame);
}
