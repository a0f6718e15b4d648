using System.Collections.Frozen;

namespace DigestBot.Core.Summaries.Grounding;

/// <summary>Each number has to be in the articles, with its unit, and be said of the same thing.</summary>
internal static class FigureRules
{
    // "Nearly 400" for 397.
    private const decimal Rounding = 0.05m;

    // "More than three weeks" for 23 days.
    private const decimal Converted = 0.15m;

    private const double AlmostAll = 0.75;

    /// <summary>They count two of something that need not be counted in the articles: "both sides", "twice as wide".</summary>
    private static readonly HashSet<string> Twofold = ["both", "twice", "pair", "zweimal"];

    private static readonly FrozenDictionary<string, decimal> Fractions = new Dictionary<string, decimal>
    {
        ["thirds"] = 3,
        ["drittel"] = 3,
        ["tiers"] = 3,
        ["tercios"] = 3,
        ["terceras"] = 3,
        ["quarters"] = 4,
        ["viertel"] = 4,
        ["quarts"] = 4,
        ["cuartos"] = 4,
        ["cuartas"] = 4,
        ["fifths"] = 5,
        ["funftel"] = 5,
        ["cinquiemes"] = 5,
        ["quintos"] = 5,
        ["quintas"] = 5,
        ["tenths"] = 10,
        ["zehntel"] = 10,
        ["dixiemes"] = 10,
        ["decimas"] = 10,
    }.ToFrozenDictionary();

    /// <summary>Units by what they measure, in the smallest of each.</summary>
    private static readonly FrozenDictionary<string, (string Of, decimal Size)> Sizes = new Dictionary<string, (string, decimal)>
    {
        ["second"] = ("time", 1),
        ["minute"] = ("time", 60),
        ["hour"] = ("time", 3_600),
        ["day"] = ("time", 86_400),
        ["week"] = ("time", 604_800),
        ["month"] = ("time", 2_629_800),
        ["year"] = ("time", 31_557_600),
        ["cm"] = ("length", 1),
        ["metre"] = ("length", 100),
        ["km"] = ("length", 100_000),
        ["gram"] = ("weight", 1),
        ["kg"] = ("weight", 1_000),
        ["tonne"] = ("weight", 1_000_000),
        ["watt"] = ("power", 1),
        ["kilowatt"] = ("power", 1_000),
        ["megawatt"] = ("power", 1_000_000),
        ["gigawatt"] = ("power", 1_000_000_000),
    }.ToFrozenDictionary();

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
        if (same.Count == 0 && (IsTwofold(figure, support.Sentence) || IsFraction(figure, support) || near.Exists(other => IsConverted(figure, other.Figure, support.Sentence))))
        {
            return null;
        }

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

    private static bool IsRounded(Figure figure, Figure source, Passage sentence) =>
        figure.Clock is null && source.Clock is null && IsRough(figure, sentence)
        && figure.Value > 0 && Math.Abs(source.Value - figure.Value) <= Rounding * figure.Value;

    private static bool IsRough(Figure figure, Passage sentence) =>
        sentence.Words.LastOrDefault(word => word.Token.End <= figure.Start) is { } before && Roughly.Contains(before.Folded);

    private static bool IsTwofold(Figure figure, Passage sentence) =>
        sentence.Words.Any(word => word.Token.Start == figure.Start && Twofold.Contains(word.Folded));

    // "Three fifths" for 60 percent.
    private static bool IsFraction(Figure figure, Support support) =>
        support.Sentence.Words.FirstOrDefault(word => word.Token.Start >= figure.End) is { } next && Fractions.TryGetValue(next.Folded, out var parts) && figure.Value < parts
        && support.Region.Any(passage => passage.Figures.Any(other => other.Unit is "percent" && Math.Abs(other.Value - (100 * figure.Value / parts)) <= 1));

    // The same length of time or way in another unit.
    private static bool IsConverted(Figure figure, Figure source, Passage sentence) =>
        figure.Unit is { } unit && source.Unit is { } other && unit != other && Sizes.TryGetValue(unit, out var ours) && Sizes.TryGetValue(other, out var theirs) && ours.Of == theirs.Of
        && Math.Abs((source.Value * theirs.Size) - (figure.Value * ours.Size)) <= (IsRough(figure, sentence) ? Converted : 0) * figure.Value * ours.Size;

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
