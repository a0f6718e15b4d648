using System.Runtime.InteropServices;

namespace DigestBot.Core.Stories;

/// <summary>Finds in an article's words what tells its event from the next of its kind.</summary>
internal static class FactReader
{
    private const int WordsRead = 400;

    /// <summary>An event's number stands early; further down others are told of.</summary>
    private const int WordsWithNumbers = 250;

    /// <summary>The first weekday, day or stage is the report's own; later ones are those of the background or the outlook.</summary>
    private const float FirstNamed = 4;

    /// <summary>"the first of two strike days" has its day four words behind the ordinal.</summary>
    private const int WordsToDay = 4;

    public static EventFact[] Read(ReadOnlySpan<ReadWord> title, ReadOnlySpan<ReadWord> body)
    {
        var counts = new List<EventFact>();
        Read(title, counts);
        Read(body[..Math.Min(body.Length, WordsRead - Math.Min(WordsRead, title.Length))], counts);
        Normalise(CollectionsMarshal.AsSpan(counts));
        return [.. counts];
    }

    private static void Read(ReadOnlySpan<ReadWord> words, List<EventFact> counts)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var (role, value) = words[i].Role;
            if (role == FactWordRole.Weekday)
            {
                CountNamed(counts, FactKind.Weekday, value);
            }
            else if (role == FactWordRole.Stage)
            {
                CountNamed(counts, FactKind.Stage, value);
            }
            else if (role == FactWordRole.Day && DayAt(words, i) is var day and > 0)
            {
                CountNamed(counts, FactKind.Day, day);
            }
            else if (i < WordsWithNumbers && NumberAt(words, i, role, value) is { } number)
            {
                Count(counts, FactKind.EventNumber, number, 1);
            }
            else if (words[i].Is(WordTraits.Digits) && words[i].Number is >= 1900 and < 2100)
            {
                Count(counts, FactKind.Year, words[i].Number, 1);
            }
        }
    }

    // "the ninth visit", "his ninth since October", "round 9", "the 9th round"; not "ninth street", "his third quarter".
    private static int? NumberAt(ReadOnlySpan<ReadWord> words, int i, FactWordRole role, int value)
    {
        var ordinal = role == FactWordRole.Ordinal ? value : words[i].Is(WordTraits.Ordinal) ? words[i].Number : 0;
        var before = i > 0 ? words[i - 1].Role.Role : FactWordRole.None;
        if (ordinal is >= 3 and < 1000)
        {
            var after = i + 1 < words.Length ? words[i + 1].Role.Role : FactWordRole.None;
            return after is FactWordRole.Event or FactWordRole.Series || (before == FactWordRole.Possessive && after is not (FactWordRole.Other or FactWordRole.Day)) ? ordinal : null;
        }

        return before == FactWordRole.Series && words[i].Is(WordTraits.Digits) && words[i].Number is >= 2 and < 1000 ? words[i].Number : null;
    }

    // "day 2", "the second and last day"; 0 where it is not counted.
    private static int DayAt(ReadOnlySpan<ReadWord> words, int i)
    {
        for (var before = i - 1; before >= Math.Max(0, i - WordsToDay); before--)
        {
            if (words[before].Role.Role == FactWordRole.Ordinal || words[before].Is(WordTraits.Ordinal))
            {
                return words[before].Role.Role == FactWordRole.Ordinal ? words[before].Role.Value : words[before].Number;
            }
        }

        return i + 1 < words.Length && words[i + 1].Is(WordTraits.Digits) && words[i + 1].Number is > 0 and < 100 ? words[i + 1].Number : 0;
    }

    private static void CountNamed(List<EventFact> counts, FactKind kind, int value) =>
        Count(counts, kind, value, counts.Exists(fact => fact.Kind == kind) ? 1 : FirstNamed);

    private static void Count(List<EventFact> counts, FactKind kind, int value, float weight)
    {
        var known = counts.FindIndex(fact => fact.Kind == kind && fact.Value == value);
        if (known < 0)
        {
            counts.Add(new EventFact(kind, value, weight));
        }
        else
        {
            counts[known] = counts[known] with { Weight = counts[known].Weight + weight };
        }
    }

    private static void Normalise(Span<EventFact> facts)
    {
        Span<double> squares = stackalloc double[Enum.GetValues<FactKind>().Length];
        squares.Clear();
        foreach (var fact in facts)
        {
            squares[(int)fact.Kind] += fact.Weight * fact.Weight;
        }

        foreach (ref var fact in facts)
        {
            fact = fact with { Weight = (float)(fact.Weight / Math.Sqrt(squares[(int)fact.Kind])) };
        }
    }
}
