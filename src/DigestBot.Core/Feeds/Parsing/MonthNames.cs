using System.Collections.Frozen;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>Month names of the languages that feeds write dates in, by their distinguishing beginnings.</summary>
internal static class MonthNames
{
    private const int ShortestBeginning = 3;
    private const int LongestBeginning = 5;

    // English, German, French, Spanish, Portuguese, Italian, Dutch, the Nordic ones, Polish, Czech, Russian, Ukrainian, Greek,
    // Hungarian, Turkish, Romanian, Finnish, Indonesian; letters folded as TextNormalizer.Fold does. A longer beginning wins.
    private static readonly FrozenDictionary<string, int> Months = Table(
        "jan ene gen sty led янв січ ιαν oca ian tammi",
        "feb fev fév lut uno фев лют φεβ sub helmi",
        "mar maa mer mrz maerz bre мар бер μαρ maali",
        "apr abr avr kwi dub апр кві κβι απρ nis huhti",
        "may mai maj mag mei kve мая май тра μαι toukok touko mei",
        "jun juin giu cze cerve июн чер ιουν haz iun kesa",
        "jul juil lug lip cervec cvc июл лип ιουλ tem iul heina",
        "aug aou ago sie srp авг сер αυγ agu elo agt",
        "sep set wrz zar сен вер σεπ eyl sze syys",
        "oct okt out paz rij окт жов οκτ eki loka",
        "nov lis noi ноя лис νοε kas marra nop",
        "dec dez dic pro gru des дек гру δεκ ara joulu");

    public static int? NumberOf(string foldedWord)
    {
        for (var length = Math.Min(LongestBeginning + 1, foldedWord.Length); length >= ShortestBeginning; length--)
        {
            if (Months.TryGetValue(foldedWord[..length], out var month))
            {
                return month;
            }
        }

        return null;
    }

    private static FrozenDictionary<string, int> Table(params ReadOnlySpan<string> months)
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < months.Length; i++)
        {
            foreach (var beginning in months[i].Split(' '))
            {
                table[DigestBot.Core.Text.TextNormalizer.Fold(beginning)] = i + 1;
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
