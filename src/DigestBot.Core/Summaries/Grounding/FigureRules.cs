namespace DigestBot.Core.Summaries.Grounding;

/// <summary>Each number has to be in the articles, with its unit, and be said of the same thing.</summary>
internal static class FigureRules
{
    // "Nearly 400" for 397.
    private const decimal Rounding = 0.05m;

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

        if (figure.Unit is null && same.TrueForAll(other => other.Figure.Unit is not null && !support.Sentence.Words.Any(word => word.Folded.StartsWith(other.Figure.Unit[..Math.Min(3, other.Figure.Unit.Length)], StringComparison.Ordinal)))
            && support.IsNearVerbatim && HeadOf(support.Sentence, figure) is not null)
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

    private static IEnumerable<PassageWord> ThingsOf(Passage passage, Figure figure) =>
        passage.Words.Where(word => word.Token.Start >= figure.End).Take(4).Where(word => word.IsContent && !word.IsNumber);

    private static string Said(Passage passage, Figure figure)
    {
        var next = passage.Words.FirstOrDefault(word => word.Token.Start >= figure.End);
        return passage.Text[figure.Start..(next?.Token.End ?? figure.End)];
    }
}
