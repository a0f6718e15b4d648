using System.Collections.Frozen;
using System.Globalization;
using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries.Grounding;

/// <summary>A number with its unit, where one stands beside it: "4.2 percent", "$750,000", "twenty-two", "18:30".</summary>
/// <param name="Unit">One word for all ways to write it; null where none of the known ones stands there.</param>
/// <param name="Clock">The digits of a time of day, which has no value.</param>
internal sealed record Figure(decimal Value, string? Unit, string? Clock, int Start, int End)
{
    private static readonly FrozenDictionary<string, string> Units = (
        "percent=percent prozent procent % pct|points=percentage prozentpunkt prozentpunkte|dollar=dollar dollars dolar dolares $ usd|euro=euro euros € eur|pound=pound pounds £ gbp pfund|yen=yen ¥ jpy|crown=crown crowns kronen krone|franc=franc francs franken"
        + "|km=km kilometre kilometres kilometer kilometers kilometre kilometros|mile=mile miles meilen|metre=metre metres meter meters m metern metros|foot=feet foot ft|cm=cm centimetre centimetres centimeter centimeters zentimeter|inch=inch inches"
        + "|kg=kg kilo kilos kilogram kilograms kilogramm|tonne=tonne tonnes ton tons tonnen toneladas tonelada|gram=gram grams gramm|litre=litre litres liter liters|gallon=gallon gallons|barrel=barrel barrels"
        + "|second=second seconds sekunden secondes segundos|minute=minute minutes minuten minutos|hour=hour hours stunde stunden heure heures hora horas|day=day days tag tage tagen jour jours dia dias|week=week weeks woche wochen semaine semaines semana semanas"
        + "|month=month months monat monate monaten mois mes meses|year=year years jahr jahre jahren an ans annee annees ano anos|decade=decade decades|century=century centuries"
        + "|celsius=celsius|fahrenheit=fahrenheit|hectare=hectare hectares hektar|acre=acre acres|watt=watt watts|kilowatt=kilowatt kilowatts kw|megawatt=megawatt megawatts mw|gigawatt=gigawatt gigawatts gw|am=am|pm=pm")
        .Split('|').SelectMany(line => line.Split('=')[1].Split(' ').Select(word => (Word: word, Unit: line.Split('=')[0]))).DistinctBy(pair => pair.Word).ToFrozenDictionary(pair => pair.Word, pair => pair.Unit);

    private static readonly FrozenDictionary<string, decimal> FurtherWords =
        "twice 2 zweimal 2 both 2 pair 2 dozen 12".Split(' ')
        .Chunk(2).ToFrozenDictionary(pair => pair[0], pair => decimal.Parse(pair[1], CultureInfo.InvariantCulture));

    public static IReadOnlyList<Figure> Find(string text, string language)
    {
        var found = new List<Figure>();
        foreach (var (value, start, length) in Quantity.Find(text, language))
        {
            // "twenty-two"
            if (found.Count > 0 && found[^1] is { Clock: null, Value: >= 20 and < 100 } tens && tens.Value % 10 == 0 && value < 10 && start == tens.End + 1 && text[tens.End] == '-' && char.IsLetter(text[start]))
            {
                found[^1] = tens with { Value = tens.Value + value, End = start + length, Unit = UnitOf(text, tens.Start, start + length) };
            }
            else
            {
                found.Add(new Figure(value, UnitOf(text, start, start + length), null, start, start + length));
            }
        }

        foreach (var token in Tokenizer.Tokens(text))
        {
            var word = WordFolder.Fold(text.Substring(token.Start, token.Length));
            if (FurtherWords.TryGetValue(word, out var value))
            {
                found.Add(new Figure(value, UnitOf(text, token.Start, token.End), null, token.Start, token.End));
            }
            else if (token.Kind is TokenKind.Number && word.Contains(':', StringComparison.Ordinal))
            {
                found.Add(new Figure(0, null, word, token.Start, token.End));
            }
        }

        return found.ConvertAll(figure => figure.Unit switch
        {
            "decade" => figure with { Value = figure.Value * 10, Unit = "year" },
            "century" => figure with { Value = figure.Value * 100, Unit = "year" },
            _ => figure,
        });
    }

    /// <summary>The unit that a folded word stands for, with or without a number; null for other words.</summary>
    public static string? UnitNamed(string folded) => Units.GetValueOrDefault(folded);

    public bool IsSameAs(Figure other) => Clock == other.Clock && Value == other.Value;

    private static string? UnitOf(string text, int start, int end)
    {
        if (start > 0 && Units.TryGetValue(text[start - 1].ToString(), out var sign))
        {
            return sign;
        }

        // "Two and a half years".
        const string Half = " and a half";
        var rest = text.AsSpan(end);
        rest = (rest.StartsWith(Half, StringComparison.OrdinalIgnoreCase) ? rest[Half.Length..] : rest).TrimStart(" -\u00A0\u202F");
        if (rest.IsEmpty)
        {
            return null;
        }

        if (Units.TryGetValue(rest[0].ToString(), out sign) && !char.IsLetter(rest[0]))
        {
            return sign;
        }

        if (rest.StartsWith("a.m", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("p.m", StringComparison.OrdinalIgnoreCase))
        {
            return rest[0] is 'a' or 'A' ? "am" : "pm";
        }

        var words = new List<string>(2);
        foreach (var token in Tokenizer.Tokens(rest[..Math.Min(rest.Length, 40)]))
        {
            // "12 millions de litres".
            if (words.Count == 0 && token.In(rest) is "de")
            {
                continue;
            }

            words.Add(WordFolder.Fold(token.In(rest).ToString()));
            if (words.Count == 2)
            {
                break;
            }
        }

        return words is ["per", "cent"] or ["pour", "cent"] or ["por", "ciento"] ? "percent" : words.Count > 0 ? Units.GetValueOrDefault(words[0]) : null;
    }
}
