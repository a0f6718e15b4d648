namespace DigestBot.Core.Summaries.Grounding;

/// <summary>Each number has to be in the articles, with its unit, and be said of the same thing.</summary>
internal static class FigureRules
{
    // "Nearly 400" for 397.
    private const decimal Rounding = 0.05m;

    private const double AlmostAll = 0.75;

    /// <summary>With these, two numbers may be told in either order: "to 5 from 3" is "from 3 to 5".</summary>
    private static readonly HashSet<string> Turning = ["from", "than", "down", "up", "before", "after", "von", "auf", "als", "de", "a", "que"];

    private static readonly HashSet<string> Roughly =
        ["about", "around", "nearly", "almost", "over", "under", "roughly", "some", "approximately", "than", "rund", "etwa", "knapp", "fast", "mehr", "uber", "pres", "environ", "quelque", "casi", "unos", "unas", "cerca", "mas"];

    public static GroundingOutcome.Ungrounded? FaultIn(Support support)
    {
        foreach (var figure in support.Sentence.Figures)
        {
            if (FaultOf(figure, support) is { } fault)
            {
                return fault;
            }
        }

        return Exchanged(support);
    }

    // "42 percent yes and 58 no" for "58 yes and 42 no": the same words around two numbers that changed places.
    private static GroundingOutcome.Ungrounded? Exchanged(Support support)
    {
        var (sentence, source) = (support.Sentence, support.Main.Source);
        if (support.Main.Verbatim < AlmostAll || sentence.Words.Any(word => Turning.Contains(word.Folded)))
        {
            return null;
        }

        foreach (var (one, other) in sentence.Figures.Zip(sentence.Figures.Skip(1)))
        {
            var (first, second) = (source.Figures.FirstOrDefault(one.IsSameAs), source.Figures.FirstOrDefault(other.IsSameAs));
            if (first is not null && second is not null && first.Start > second.Start && one.Unit == other.Unit)
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Number, Said(sentence, one), Said(source, second));
            }
        }

        return null;
    }

    private static GroundingOutcome.Ungrounded? FaultOf(Figure figure, Support support)
    {
        var said = Said(support.Sentence, figure);
        var near = support.Region.SelectMany(passage => passage.Figures.Select(other => (Passage: passage, Figure: other))).ToList();
        var same = near.FindAll(other => figure.IsSameAs(other.Figure));
        if (same.Count == 0)
        {
            same = near.FindAll(other => IsRounded(figure, other.Figure, support.Sentence));
        }

        if (same.Count == 0)
        {
            same = [.. support.Everything.SelectMany(passage => passage.Figures.Where(figure.IsSameAs).Select(other => (passage, other)))];
            if (same.Count == 0 || support.IsNearVerbatim)
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Number, said);
            }
        }

        if (figure.Unit is { } unit && same.TrueForAll(other => other.Figure.Unit != unit) && (!support.IsTranslated || same.Exists(other => other.Figure.Unit is not null)))
        {
            return new GroundingOutcome.Ungrounded(GroundingFault.Unit, said, Said(same[0].Passage, same[0].Figure));
        }

        return support.IsTranslated ? null : FaultOfThing(figure, support, [.. same.Select(other => (other.Passage, other.Figure))], near);
    }

    // "30 people" is wrong where the articles have people beside another number and never beside this one.
    private static GroundingOutcome.Ungrounded? FaultOfThing(Figure figure, Support support, List<(Passage Passage, Figure Figure)> same, List<(Passage Passage, Figure Figure)> near)
    {
        if (HeadOf(support.Sentence, figure) is not { } thing || same.Exists(other => ThingsOf(other.Passage, other.Figure).Any(thing.IsAkinTo)))
        {
            return null;
        }

        // "17 children" where the articles have children, and 17 of something else.
        if (same.Exists(other => HeadOf(other.Passage, other.Figure) is { } head && !IrregularForms.IsKnown(head.Folded) && !support.Sentence.Has(head)) && support.Everything.Any(passage => passage.Has(thing)) && !support.Everything.Any(passage => passage.Has(thing) && passage.Figures.Any(figure.IsSameAs)))
        {
            return new GroundingOutcome.Ungrounded(GroundingFault.Number, Said(support.Sentence, figure), Said(same[0].Passage, same[0].Figure));
        }

        var other = near.Find(candidate => !figure.IsSameAs(candidate.Figure) && HeadOf(candidate.Passage, candidate.Figure) is { } head && head.IsAkinTo(thing));
        return other.Figure is null ? null : new GroundingOutcome.Ungrounded(GroundingFault.Number, Said(support.Sentence, figure), Said(other.Passage, other.Figure));
    }

    private static bool IsRounded(Figure figure, Figure source, Passage sentence)
    {
        var before = sentence.Words.LastOrDefault(word => word.Token.End <= figure.Start);
        return figure.Clock is null && source.Clock is null && before is not null && Roughly.Contains(before.Folded)
            && figure.Value > 0 && Math.Abs(source.Value - figure.Value) <= Rounding * figure.Value;
    }

    private static PassageWord? HeadOf(Passage passage, Figure figure) => ThingsOf(passage, figure).FirstOrDefault();

    // What follows at once: "230 members", "17 full members".
    private static IEnumerable<PassageWord> ThingsOf(Passage passage, Figure figure) =>
        passage.Words.Where(word => word.Token.Start >= figure.End).Take(3).TakeWhile(word => word.IsContent && !word.IsNumber);

    private static string Said(Passage passage, Figure figure)
    {
        var next = passage.Words.FirstOrDefault(word => word.Token.Start >= figure.End);
        return passage.Text[figure.Start..(next?.Token.End ?? figure.End)];
    }
}
