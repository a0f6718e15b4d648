using System.Collections.Frozen;
using System.Globalization;
using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries.Disagreements;

/// <summary>Reads what a sentence claims: counts of things, days of the month, the weekday on which something happened, who spoke a quotation.</summary>
internal static class ClaimReader
{
    /// <summary>Words around a day that it may belong to.</summary>
    private const int Neighbours = 3;

    /// <summary>A verb of speech so near makes a day that of the telling.</summary>
    private const int NearSpeech = 5;

    /// <summary>Letters of a word that says what happened on a day.</summary>
    private const int FewestLetters = 4;

    /// <summary>Words of a quotation in a row that nobody else says by chance.</summary>
    private const int QuotedRun = 6;

    private static readonly FrozenSet<string> Weekdays = Words(
        "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag "
        + "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo");

    private static readonly FrozenSet<string> Months = Words(
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec "
        + "januar februar marz mai juni juli oktober dezember janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre "
        + "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre");

    /// <summary>So common that they count as stop words.</summary>
    private static readonly FrozenSet<string> Persons = Words("people persons menschen personen leute personnes gens personas gente");

    /// <summary>Whoever speaks on a day tells of another.</summary>
    private static readonly FrozenSet<string> Speech = Words(
        "said says say told tells announced announces reported reports confirmed confirms stated added according statement sagte sagt teilte erklarte berichtete bestatigte meldete mitteilte laut "
        + "dit declare annonce indique explique affirme confirme selon dijo dice declaro anuncio informo explico confirmo segun police polizei policia spokesman spokeswoman sprecher sprecherin porte-parole portavoz officials");

    public static List<Claim> Read(ReadSentence sentence)
    {
        var claims = new List<Claim>();
        var words = Term.Of(sentence.Text, sentence.Article.Language);
        ReadCounts(sentence, words, claims);
        ReadWeekday(sentence.Text, words, claims);
        ReadSpeaker(sentence, claims);
        return claims;
    }

    private static void ReadCounts(ReadSentence sentence, List<Term> words, List<Claim> claims)
    {
        foreach (var quantity in Quantity.Find(sentence.Text, sentence.Article.Language))
        {
            var end = quantity.Start + quantity.Length;
            var value = quantity.Value.ToString(CultureInfo.InvariantCulture);
            var next = words.Find(word => word.Token.Start == end + 1 || (word.Token.Start == end + 2 && sentence.Text[end] == '.'));
            var before = words.FindLast(word => word.Token.End + 1 == quantity.Start || (word.Token.End + 2 == quantity.Start && sentence.Text[word.Token.End] == '.'));
            if (IsDayOfMonth(quantity.Value) && IsMonth(sentence.Text, next))
            {
                AddDay(sentence.Text, words, next, value, sentence.Text[quantity.Start..next.Token.End], claims);
            }
            else if (IsDayOfMonth(quantity.Value) && IsMonth(sentence.Text, before))
            {
                AddDay(sentence.Text, words, before, value, sentence.Text[before.Token.Start..end], claims);
            }
            else if (next.Token is { Kind: TokenKind.Word, Length: > 1 } && sentence.Text[end] == ' ' && (!next.IsStopWord || Persons.Contains(Folded(sentence.Text, next))))
            {
                AddCount(sentence.Text, words, (quantity.Start, value), next, claims);
            }
        }
    }

    /// <summary>What is counted alone says too little, "ten games" of a season are not the "four games" someone missed: with it goes the content word on either side.</summary>
    private static void AddCount(string text, List<Term> words, (int Start, string Value) count, Term counted, List<Claim> claims)
    {
        var at = words.IndexOf(counted);
        var after = words.FindIndex(at + 1, word => !word.IsStopWord);
        var before = words.FindLastIndex(at, at + 1, word => !word.IsStopWord && word.Token.End <= count.Start);

        // "three undersea cables", "two co-workers": the word behind belongs to it.
        var isFollowed = after >= 0 && words[after].Token.Start - counted.Token.End <= 1;
        var end = isFollowed ? words[after].Token.End : counted.Token.End;
        if (before >= 0)
        {
            claims.Add(new Claim("", counted.Hash, Combined(counted, words[before]), count.Value, text[count.Start..(isFollowed && text[counted.Token.End] == '-' ? end : counted.Token.End)]));
        }

        if (after >= 0)
        {
            claims.Add(new Claim("", counted.Hash, ~Combined(counted, words[after]), count.Value, text[count.Start..end]));
        }

        static ulong Combined(Term one, Term other) => unchecked((one.Hash * 31) + other.Hash);
    }

    /// <summary>Of a sentence with one weekday; with two, which belongs to what is anybody's guess.</summary>
    private static void ReadWeekday(string text, List<Term> words, List<Claim> claims)
    {
        var days = words.Where(word => Weekdays.Contains(Folded(text, word))).ToList();
        if (days.Count == 1)
        {
            AddDay(text, words, days[0], Folded(text, days[0]), text[days[0].Token.Start..days[0].Token.End], claims);
        }
    }

    /// <param name="day">The weekday, or the month.</param>
    private static void AddDay(string text, List<Term> words, Term day, string value, string shown, List<Claim> claims)
    {
        var at = words.IndexOf(day);
        if (Around(NearSpeech).Exists(word => Speech.Contains(Folded(text, word))))
        {
            return;
        }

        // A month's days are compared with its other days alone.
        var matter = Months.Contains(Folded(text, day)) ? day.Hash : 0;
        claims.AddRange(Around(Neighbours)
            .Where(word => !word.IsStopWord && word != day && word.Token.Kind is TokenKind.Word && word.Token.Length >= FewestLetters)
            .Select(word => new Claim(Claim.Day, matter, matter ^ word.Hash, value, shown)));

        List<Term> Around(int reach) => words.GetRange(Math.Max(0, at - reach), Math.Min(words.Count, at + reach + 1) - Math.Max(0, at - reach));
    }

    /// <summary>Who is named beside a verb of speech outside the quotation; a full name, because offices and surnames stand for one another.</summary>
    private static void ReadSpeaker(ReadSentence sentence, List<Claim> claims)
    {
        var outside = Quotations.Without(sentence.Text);
        if (outside.Length == sentence.Text.Length)
        {
            return;
        }

        var speakers = NamedEntity.Find(outside).Where(name => name.Text.Contains(' ', StringComparison.Ordinal) && IsBesideSpeech(outside, name)).ToList();
        if (speakers.Count != 1)
        {
            return;
        }

        var speaker = speakers[0].Text;
        foreach (var quotation in Quotations.Of(sentence.Text))
        {
            var quoted = Term.Of(quotation, sentence.Article.Language);
            for (var i = 0; i + QuotedRun <= quoted.Count; i++)
            {
                var run = quoted.GetRange(i, QuotedRun).Aggregate(17UL, (hash, word) => unchecked((hash * 31) + word.Hash));
                claims.Add(new Claim(Claim.Speaker, run, run, WordFolder.Fold(speaker[(speaker.LastIndexOf(' ') + 1)..]), speaker));
            }
        }
    }

    private static bool IsBesideSpeech(string text, NamedEntity name)
    {
        var (end, start) = (name.Start + name.Text.Length, name.Start);
        string? before = null;
        foreach (var token in Tokenizer.Tokens(text))
        {
            if (token.Start >= end)
            {
                return Speech.Contains(WordFolder.Fold(token.In(text).ToString())) || (before is not null && Speech.Contains(before));
            }

            before = token.End <= start ? WordFolder.Fold(token.In(text).ToString()) : before;
        }

        return before is not null && Speech.Contains(before);
    }

    private static bool IsDayOfMonth(decimal value) => value is >= 1 and <= 31 && decimal.IsInteger(value);

    private static bool IsMonth(string text, Term word) => word.Token.Length > 0 && char.IsLetter(text[word.Token.Start]) && Months.Contains(Folded(text, word));

    private static string Folded(string text, Term word) => WordFolder.Fold(word.Token.In(text).ToString());

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet();
}
