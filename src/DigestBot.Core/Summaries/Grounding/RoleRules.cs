using System.Collections.Frozen;

namespace DigestBot.Core.Summaries.Grounding;

/// <summary>Who said it, who did it to whom, and as what: the articles have to give the same words the same parts.</summary>
internal static class RoleRules
{
    /// <summary>So far before its verb a subject is looked for, and behind it an object.</summary>
    private const int Reach = 6;

    private static readonly FrozenSet<string> Reporting = (
        "said says say told tells announced announces argued argues warned warns denied denies admitted admits claimed claims stated explained insisted confirmed doubted doubts noted "
        + "sagte sagt erklarte erklart teilte warnte kundigte betonte dit declare affirme annonce estime dijo dice anuncio afirmo explico advirtio").Split(' ').ToFrozenSet();

    /// <summary>Who does it speaks, though the words may say more than that. In the passive nobody does.</summary>
    private static readonly FrozenSet<string> Opining = (
        "recalled recalls complained complains predicted predicts estimated estimates cautioned cautions added adds stressed stresses emphasised emphasized promised promises conceded concedes replied replies suggested suggests remarked remarks expects expected fears feared "
        + "sprach meinte betonte berichtete rechnete forderte kritisierte verteidigte versprach lobte mahnte beklagte befurchtet erwartet denonce denoncait indique promis regrette soupconne explique ajoute rappelle juge assure precise souligne craint "
        + "pidio prometio critico recordo aseguro senalo explico indico informo celebro lamento reclamo").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Having = "has have had hat haben hatte a ont avait ha han habia".Split(' ').ToFrozenSet();

    /// <summary>Before who does something; with other small words before a name it is somebody's or somewhere.</summary>
    private static readonly FrozenSet<string> Introducing = "the der die das ein eine le la les un une el los las una but aber mais pero".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Pronouns = "he she it they who er sie es il elle ils elles on el ella ellos".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Passive = "by von vom durch par por".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Auxiliary = "was were is are been be being wurde wurden wird werden fue fueron".Split(' ').ToFrozenSet();

    /// <summary>Tells that what is said is somebody's view.</summary>
    public static bool IsOpinion(PassageWord word) => Reporting.Contains(word.Folded) || Opining.Contains(word.Folded) || word.Folded is "according" or "laut" or "zufolge" or "selon" or "segun";

    public static GroundingOutcome.Ungrounded? FaultIn(Support support) => SpeakerFault(support) ?? TitleFault(support) ?? SwapFault(support) ?? DoerFault(support);

    private static GroundingOutcome.Ungrounded? SpeakerFault(Support support)
    {
        // Of the articles' people: "researchers" may be another word for who speaks there.
        if (SpeakerIn(support.Sentence) is not { Word: { } said } || Pronouns.Contains(said.Folded)
            || !(said.IsCapital || support.Everything.Any(passage => passage.Words.Any(word => word.IsCapital && said.IsFormOf(word)) || (SpeakerIn(passage) is { Word: { } speaker } && said.IsAkinTo(speaker)))))
        {
            return null;
        }

        // Where most of what was said stands.
        var speech = support.Sentence.Content.Where(i => support.Sentence.Words[i] != said).Select(i => support.Sentence.Words[i]).ToList();
        foreach (var article in support.Articles)
        {
            var at = Enumerable.Range(0, article.Count).MaxBy(i => speech.Count(article[i].Has));
            if (speech.Count(article[at].Has) * 2 < speech.Count || SpeakerIn(article[at]) is not { } speaker || article[at].Has(said))
            {
                continue;
            }

            var isElsewhere = speaker.Word is null || Pronouns.Contains(speaker.Word.Folded)
                ? article.Skip(Math.Max(0, at - 2)).Take(2).Any(before => before.Has(said))
                : false;
            if (!isElsewhere)
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Roles, said.Text, speaker.Word?.Text);
            }
        }

        return null;
    }

    /// <summary>The last word of who speaks: before the verb of saying, or behind it where the speech stands first.</summary>
    private static (PassageWord? Word, int Verb)? SpeakerIn(Passage passage)
    {
        for (var i = 0; i < passage.Words.Count; i++)
        {
            var word = passage.Words[i];
            if (word.Folded is "according" or "selon" or "segun" or "laut")
            {
                var named = passage.Words.Skip(i + 1).TakeWhile(next => next.IsStop || next.IsContent).Take(Reach).LastOrDefault(next => next.IsCapital) ?? passage.Words.Skip(i + 1).FirstOrDefault(next => next.IsContent);
                return (named, i);
            }

            if (!Reporting.Contains(word.Folded) && !(Opining.Contains(word.Folded) && i > 0 && !Auxiliary.Contains(passage.Words[i - 1].Folded) && passage.Words[i - 1].Folded is not "to"))
            {
                continue;
            }

            var before = passage.Words.Take(i).Reverse().Take(Reach).FirstOrDefault(other => Pronouns.Contains(other.Folded) || (other.IsContent && !IsTime(other)));
            var speechFirst = i > 0 && passage.Text.AsSpan(passage.Words[i - 1].Token.End..word.Token.Start).IndexOfAny("\"”»“") >= 0;
            return (speechFirst ? passage.Words.Skip(i + 1).FirstOrDefault(other => other.IsCapital || Pronouns.Contains(other.Folded)) : before, i);
        }

        return null;
    }

    // "Mayor Lena Okafor" where she is the chief executive and somebody else the mayor.
    private static GroundingOutcome.Ungrounded? TitleFault(Support support)
    {
        var words = support.Sentence.Words;
        for (var i = 1; i < words.Count; i++)
        {
            if (!IsNameAt(support.Sentence, i) || (IsNameAt(support.Sentence, i - 1) && i > 1))
            {
                continue;
            }

            var holders = support.Everything.Where(passage => passage.Has(words[i]) || (i + 1 < words.Count && IsNameAt(support.Sentence, i + 1) && passage.Has(words[i + 1]))).ToList();
            for (var k = i - 1; k >= 0 && IsTitle(support.Sentence, k); k--)
            {
                if ((holders.Count > 0 && !holders.Exists(passage => passage.Has(words[k])) && support.Everything.Any(passage => passage.Has(words[k]))) || IsAnothers(words[k], words[i], support))
                {
                    return new GroundingOutcome.Ungrounded(GroundingFault.Roles, $"{words[k].Text} {words[i].Text}");
                }
            }
        }

        return null;
    }

    // Another name stands behind the title everywhere, and this one never near it without that.
    private static bool IsAnothers(PassageWord title, PassageWord name, Support support)
    {
        var isAnothers = false;
        foreach (var passage in support.Everything)
        {
            foreach (var j in Enumerable.Range(0, passage.Words.Count - 1).Where(j => title.IsFormOf(passage.Words[j])))
            {
                if (Enumerable.Range(0, passage.Words.Count).Any(m => Math.Abs(m - j) <= Reach && name.IsFormOf(passage.Words[m]) && !Between(passage, j, m).Any(at => IsNameAt(passage, at) && !IsNameAt(passage, at + 1))))
                {
                    return false;
                }

                isAnothers |= IsNameAt(passage, j + 1) && IsTitle(passage, j);
            }
        }

        return isAnothers;
    }

    private static IEnumerable<int> Between(Passage passage, int one, int other) =>
        Enumerable.Range(0, passage.Words.Count).Where(at => at > Math.Min(one, other) && at < Math.Max(one, other));

    private static bool IsNameAt(Passage passage, int at) =>
        char.IsUpper(passage.Words[at].Text[0]) && passage.Words[at].IsContent && !passage.Words[at].IsNumber && !IsTime(passage.Words[at]) && passage.Language is not "de";

    private static bool IsTitle(Passage passage, int at) =>
        passage.Words[at] is { IsContent: true, IsNumber: false } word && !IsTime(word) && !Reporting.Contains(word.Folded)
        && (char.IsLower(word.Text[0]) || word.OpensSentence)
        && passage.Text.AsSpan(word.Token.End..passage.Words[at + 1].Token.Start) is " " or ", ";

    private static bool IsTime(PassageWord word) => word.Senses.Any(sense => sense.Name is "weekday" or "month" or "part-of-day" or "season" or "relative-day");

    // "A blamed B" told as "B blamed A", or as "C blamed B".
    private static GroundingOutcome.Ungrounded? SwapFault(Support support)
    {
        foreach (var alignment in support.Nearest)
        {
            var (sentence, source) = (alignment.Sentence, alignment.Source);
            for (var i = 1; i < sentence.Words.Count; i++)
            {
                var verb = sentence.Words[i];
                if (!IsVerb(verb))
                {
                    continue;
                }

                for (var j = 1; j < source.Words.Count; j++)
                {
                    if (IsVerb(source.Words[j]) && verb.IsFormOf(source.Words[j]) && IsSwapped(Parts.Of(sentence, i), Parts.Of(source, j), alignment, support))
                    {
                        return new GroundingOutcome.Ungrounded(GroundingFault.Roles, $"{sentence.Words[i - 1].Text} {verb.Text}", $"{source.Words[j - 1].Text} {source.Words[j].Text}");
                    }
                }
            }
        }

        return null;
    }

    // "Kranz defended it" where Heim did: everywhere in the articles another name stands before the verb.
    private static GroundingOutcome.Ungrounded? DoerFault(Support support)
    {
        for (var i = 1; i < support.Sentence.Words.Count; i++)
        {
            var verb = support.Sentence.Words[i];
            if (!char.IsLower(verb.Text[0]) || !verb.IsContent || NamesBefore(support.Sentence, i) is not { } ours || !IsDoer(ours, support))
            {
                continue;
            }

            var theirs = support.Region.SelectMany(passage => Enumerable.Range(0, passage.Words.Count).Where(j => verb.IsFormOf(passage.Words[j])).Select(j => NamesBefore(passage, j))).ToList();
            if (theirs.Count > 0 && theirs.TrueForAll(names => names is not null && !Meet(ours, names)))
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Roles, $"{ours[^1].Text} {verb.Text}", $"{theirs[0]![^1].Text} {verb.Text}");
            }
        }

        return null;
    }

    private static bool IsDoer(List<PassageWord> names, Support support) =>
        support.Everything.Any(passage => Enumerable.Range(0, passage.Words.Count).Any(j => char.IsLower(passage.Words[j].Text[0]) && NamesBefore(passage, j) is { } others && Meet(names, others)));

    /// <summary>The name that stands at once before a verb; null where it is another's part ("of Lund said") or none is there.</summary>
    private static List<PassageWord>? NamesBefore(Passage passage, int verb)
    {
        var last = verb > 1 && Having.Contains(passage.Words[verb - 1].Folded) ? verb - 2 : verb - 1;
        var before = last;
        while (before >= 0 && char.IsUpper(passage.Words[before].Text[0]) && passage.Words[before] is { IsContent: true, IsNumber: false } word && !IsTime(word))
        {
            before--;
        }

        var isDoer = before < last && passage.Text.AsSpan(passage.Words[last].Token.End..passage.Words[last + 1].Token.Start) is " "
            && (before < 0 || passage.Words[before].IsContent || Introducing.Contains(passage.Words[before].Folded) || passage.Text.AsSpan(passage.Words[before].Token.End..passage.Words[before + 1].Token.Start).IndexOfAny(",;:") >= 0);
        return isDoer ? [.. passage.Words.Skip(before + 1).Take(last - before)] : null;
    }

    private static bool IsSwapped(Parts ours, Parts theirs, Alignment alignment, Support support)
    {
        if (ours.Subject.Count == 0 || theirs.Subject.Count == 0)
        {
            return false;
        }

        if (ours.IsPassive == theirs.IsPassive)
        {
            // German may put the object first.
            var crosses = alignment.Sentence.Language is not "de" && Meet(ours.Subject, theirs.Object) && Meet(ours.Object, theirs.Subject) && !Meet(ours.Subject, theirs.Subject);

            // Somebody else of the articles does the same to the same.
            var replaces = alignment.Verbatim >= 0.6 && !Meet(ours.Subject, theirs.Subject) && Meet(ours.Object, theirs.Object) && ours.Subject.TrueForAll(word => !alignment.Source.Has(word))
                && ours.Subject.TrueForAll(word => support.Everything.Any(passage => passage.Words.Any(word.IsFormOf)));
            return crosses || replaces;
        }

        if (!ours.IsPassive)
        {
            return Meet(ours.Subject, theirs.Subject) && Meet(ours.Object, theirs.Object) && theirs.HasAgent;
        }

        return ours.HasAgent
            ? Meet(ours.Subject, theirs.Subject) && Meet(ours.Object, theirs.Object)
            : theirs.Object.Count > 0 && !Meet(ours.Subject, theirs.Object) && ours.Subject.TrueForAll(word => char.IsUpper(word.Text[0]) && alignment.Source.Has(word));
    }

    private static bool Meet(List<PassageWord> ones, List<PassageWord> others) => ones.Exists(one => others.Exists(one.IsFormOf));

    private static bool IsVerb(PassageWord word) =>
        word.IsContent && !word.IsNumber && char.IsLower(word.Text[0]) && !Reporting.Contains(word.Folded)
        && (word.Folded.EndsWith("ed", StringComparison.Ordinal) || word.Folded.EndsWith("te", StringComparison.Ordinal) || (IrregularForms.IsKnown(word.Folded) && !IrregularForms.IsNoun(word.Folded)));

    /// <summary>The words that stand where a verb's subject and its object stand.</summary>
    private sealed record Parts(List<PassageWord> Subject, List<PassageWord> Object, bool IsPassive, bool HasAgent)
    {
        private const int MostWords = 3;

        private static readonly FrozenSet<string> Breaks = "and but while that because after when und dass weil et que y mais pero".Split(' ').ToFrozenSet();

        public static Parts Of(Passage passage, int verb)
        {
            List<PassageWord> before = [.. passage.Words.Take(verb).Reverse().Take(Reach).TakeWhile(word => !Breaks.Contains(word.Folded) && !Reporting.Contains(word.Folded))];
            List<PassageWord> behind = [.. passage.Words.Skip(verb + 1).Take(Reach).TakeWhile(word => !Breaks.Contains(word.Folded))];
            var isPronoun = before.Take(2).Any(word => Pronouns.Contains(word.Folded));
            return new Parts(
                isPronoun ? [] : NamesOrThings(before),
                NamesOrThings(behind),
                before.Take(2).Any(word => Auxiliary.Contains(word.Folded)) || behind.Take(2).Any(word => Passive.Contains(word.Folded)),
                behind.Any(word => Passive.Contains(word.Folded)));
        }

        // A title goes with whoever has it: "Mayor A blamed B" and "Mayor B blamed A" share it.
        private static List<PassageWord> NamesOrThings(List<PassageWord> words)
        {
            List<PassageWord> things = [.. words.Where(IsThing).Take(MostWords)];
            return things.Exists(word => word.IsCapital) ? things.FindAll(word => word.IsCapital) : things;
        }

        private static bool IsThing(PassageWord word) => word.IsContent && !word.IsNumber && !IsTime(word);
    }
}
