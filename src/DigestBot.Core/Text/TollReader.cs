using System.Buffers;
using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace DigestBot.Core.Text;

/// <summary>Reads how many people a sentence says were killed, hurt, missed, evacuated or arrested, in English, German, French and Spanish.</summary>
/// <remarks>
/// A number belongs to the nearest such word of its clause. Ages, spans of time, dates and additions ("three more died") are no
/// tolls, and a sentence that names a year speaks of another time. What is unclear counts as nothing.
/// </remarks>
internal static class TollReader
{
    /// <summary>Words between a number and what it counts: "27 crew members of the ferry died".</summary>
    private const int Reach = 4;

    /// <summary>"the death toll of Monday's earthquake in the province has risen to 31": what rises to a number is what the clause is about.</summary>
    private const int ReachOfARise = 12;

    private const decimal MostPeople = 10_000_000;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;:.!?–—()");

    private static readonly FrozenDictionary<string, Toll> Tolls = Words(
        (Toll.Dead, "dead killed kill kills killing died die dies deaths fatalities toll tote toten todesopfer getötet gestorben starben tot morts mort mortes tués tuées tué décès muertos muertas muerto fallecidos murieron mueren fallecieron"),
        (Toll.Injured, "injured injuries injuring wounded wounding hurt verletzt verletzte verletzten verletzter blessés blessées blessé heridos heridas herido lesionados"),
        (Toll.Missing, "missing unaccounted vermisst vermisste vermissten disparu disparus disparues desaparecido desaparecidos desaparecidas"),
        (Toll.Evacuated, "evacuated evacuees evacuates displaced homeless evakuiert evakuierte vertrieben obdachlos évacués évacuées déplacés evacuados evacuadas desplazados"),
        (Toll.Arrested, "arrested arrests detained festgenommen festnahmen verhaftet arrestations interpellés interpellées arrêtés arrêtées detenidos detenidas arrestados"));

    /// <summary>Counted as dead beside a word of <see cref="Taken"/>: "claimed 23 lives", "23 people lost their lives", "kostete 23 Menschen das Leben".</summary>
    private static readonly FrozenSet<string> Lives = Words("life lives leben menschenleben vie vies vida vidas");

    private static readonly FrozenSet<string> Taken = Words(
        "take takes taking took taken claim claims claiming claimed cost costs costing lose loses losing lost ums kostet kostete gekostet fordert forderte gefordert verlor verloren "
        + "coûte coûtent coûté perdu perdent emporté cuesta costó costado cobra cobró cobrado perdieron perdido");

    private static readonly FrozenSet<string> Fillers = Words(
        "at least about around some nearly more than over people persons passengers mindestens menschen personen etwa rund mehr als au moins personnes environ plus de al menos unas personas más to auf à a");

    private static readonly FrozenSet<string> Totals = Words("total number count tally least excess minimum maximum");

    private static readonly FrozenSet<string> Rises = Words(
        "rises rise risen rose climbs climbed reaches reached passes passed hits jumps steigt stieg gestiegen erhöht monte grimpe passe atteint sube suben asciende ascienden llega");

    /// <summary>Right before a number they make it an age, a date, a time or an addition.</summary>
    private static readonly FrozenSet<string> NotATollAfter = Words("at aged age on in since another further mit am seit um weitere le en depuis autres el los desde otros otras");

    /// <summary>Right behind a number, likewise.</summary>
    private static readonly FrozenSet<string> NotATollBefore = Words(
        "meters metres feet yards more others further other percent year years month months week weeks day days hour hours minutes km miles weitere andere prozent jahre jahren jahr monate wochen tage tagen stunden minuten "
        + "autres ans mois semaines jours heures pour otros otras más años meses semanas días horas por");

    /// <returns>The highest toll of the sentence; null where it gives none.</returns>
    public static decimal? Highest(string sentence, string language, Toll toll)
    {
        var words = Read(sentence, language);
        if (words.Exists(word => word.Folded.Length == 4 && word.Folded[..2] is "19" or "20" && word.Token.Kind is TokenKind.Number))
        {
            return null;
        }

        var quantities = Quantity.Find(sentence, language);
        return quantities.Where(quantity => IsCount(quantity, sentence, words, quantities) && TollOf(quantity, sentence, words, quantities) == toll)
            .Max(quantity => (decimal?)quantity.Value);
    }

    /// <summary>Whether the sentence speaks of such a toll at all.</summary>
    public static bool Mentions(string sentence, string language, Toll toll) => Read(sentence, language).Exists(word => word.Toll == toll);

    private static List<Word> Read(string sentence, string language)
    {
        var words = new List<Word>();
        foreach (var token in Tokenizer.Tokens(sentence))
        {
            var folded = WordFolder.Fold(token.In(sentence).ToString());
            // "Die 12 Bergleute": the article.
            var isToll = Tolls.TryGetValue(folded, out var toll) && !(folded == "die" && language == "de");
            words.Add(new Word(token, folded, isToll ? toll : null));
        }

        return words.Exists(word => Taken.Contains(word.Folded)) ? words.ConvertAll(word => Lives.Contains(word.Folded) ? word with { Toll = Toll.Dead } : word) : words;
    }

    private static bool IsCount(Quantity quantity, string sentence, List<Word> words, IReadOnlyList<Quantity> quantities)
    {
        var (start, end) = (quantity.Start, quantity.Start + quantity.Length);
        var ahead = words.FindLastIndex(word => word.Token.End <= start);
        var before = ahead < 0 ? default : words[ahead];
        var after = words.Find(word => word.Token.Start >= end);

        // "27-year-old", "twenty-seven", "60%".
        var isPartOfAWord = (end < sentence.Length && sentence[end] is '-' or '%') || (start > 0 && sentence[start - 1] == '-') || quantities.Any(other => other.Start == end + 1 || other.Start + other.Length + 1 == start);
        // "a mother of 12" counts her children, "a toll of 12" the dead.
        var isOfSomething = ahead > 0 && before.Folded == "of" && !Totals.Contains(words[ahead - 1].Folded) && words[ahead - 1].Toll is null;
        return !isPartOfAWord && !isOfSomething && quantity.Value > 0 && quantity.Value <= MostPeople && decimal.IsInteger(quantity.Value)
            && (before.Folded is null || !NotATollAfter.Contains(before.Folded))
            && (after.Folded is null || !NotATollBefore.Contains(after.Folded));
    }

    private static Toll? TollOf(Quantity quantity, string sentence, List<Word> words, IReadOnlyList<Quantity> quantities)
    {
        var (start, end) = (quantity.Start, quantity.Start + quantity.Length);
        var behind = Nearest(words.Where(word => word.Token.Start >= end), end, sentence, quantities, Reach);

        // "bringing the number of dead in the collision to 14": what comes to a number that ends its clause is what the clause is about.
        var endsClause = end == sentence.Length || ClauseEnds.Contains(sentence[end]);
        var comesTo = endsClause && words.FindLast(word => word.Token.End <= start).Folded is "to" or "auf" or "a";
        var ahead = Nearest(words.Where(word => word.Token.End <= start).Reverse(), start, sentence, quantities, comesTo ? ReachOfARise : Reach);
        return behind is { } next && (ahead is null || next.Distance <= ahead.Value.Distance) ? next.Toll : ahead?.Toll;
    }

    /// <summary>The first word of a toll on the way from a number, in its clause and before any other number but the one that a toll rose from.</summary>
    private static (Toll Toll, int Distance)? Nearest(IEnumerable<Word> way, int at, string sentence, IReadOnlyList<Quantity> quantities, int reach)
    {
        var distance = 0;
        var passedNumber = false;
        foreach (var word in way)
        {
            var gap = word.Token.Start >= at ? sentence.AsSpan(at, word.Token.Start - at) : sentence.AsSpan(word.Token.End, at - word.Token.End);
            if (gap.ContainsAny(ClauseEnds) || distance > reach)
            {
                return null;
            }

            at = word.Token.Start >= at ? word.Token.End : word.Token.Start;
            if (quantities.Any(quantity => word.Token.Start >= quantity.Start && word.Token.End <= quantity.Start + quantity.Length))
            {
                passedNumber = true;
            }
            else if (word.Toll is { } toll)
            {
                return passedNumber && word.Folded != "toll" ? null : (toll, distance);
            }
            else if (distance == 0 && Rises.Contains(word.Folded))
            {
                reach = ReachOfARise;
            }
            else if (!Fillers.Contains(word.Folded))
            {
                distance++;
            }
        }

        return null;
    }

    private static FrozenSet<string> Words(string list) => list.Split(' ').Select(WordFolder.Fold).ToFrozenSet();

    private static FrozenDictionary<string, Toll> Words(params (Toll Toll, string Words)[] lists) =>
        lists.SelectMany(list => list.Words.Split(' '), (list, word) => (Word: WordFolder.Fold(word), list.Toll)).DistinctBy(entry => entry.Word).ToFrozenDictionary(entry => entry.Word, entry => entry.Toll);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Word(Token Token, string Folded, Toll? Toll);
}
