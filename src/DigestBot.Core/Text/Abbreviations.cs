using System.Collections.Frozen;

namespace DigestBot.Core.Text;

/// <summary>What a language's full stops mean besides an end: its abbreviations, its ordinals, and the words its sentences begin with.</summary>
internal sealed class Abbreviations
{
    private static readonly Abbreviations English = new(
        never: "Mr Mrs Ms Dr Prof Gen Col Lt Maj Capt Cmdr Sgt Cpl Adm Sen Sens Rep Reps Gov Rev Hon Pres St Mt Ft No Nos vs v cf al Fig approx Dept est Assn Messrs Supt Det Insp Brig Atty",
        may: "Inc Corp Co Ltd Jr Sr etc Bros Plc Llc Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun Ph.D Ave Blvd Rd",
        starters: "the a an he she it they we i you his her its their our my this that these those there here in on at by for from with after before during since when while as if although though but and or so yet however meanwhile according what who why how where one some many most more no not now then also both each another",
        speech: "said says asked asks added told wrote shouted cried replied tweeted posted exclaimed");

    private static readonly Abbreviations German = new(
        never: "Dr Prof Hr Hrn Fr Frl St Nr ca vgl bzw evtl ggf inkl exkl sog Gen Ing Dipl Mag Bd Abs Art Kap Jg z.B d.h u.a z.T z d vs mind max min Tel Str geb gest verh",
        may: "usw etc Co Jr sen jun Chr Jan Febr Feb Apr Aug Sept Okt Nov Dez Mio Mrd Jh e.V o.ä",
        starters: "der die das den dem des ein eine einer eines einem einen er sie es wir ich ihr man dies diese dieser dieses diesem diesen dort hier da in im an am auf aus bei beim mit nach seit von vom vor zu zum zur für gegen über unter während wenn als weil ob doch aber und oder auch noch nun jetzt dann so zudem außerdem allerdings dabei damit danach laut was wer wie wo warum sein seine ihre zwei drei viele alle nur",
        speech: "sagte sagt fragte fragt rief schrieb erklärte betonte meinte antwortete so",
        ordinals: true);

    private static readonly Abbreviations French = new(
        never: "M MM Mgr Dr Pr Me St Ste cf env av p pp n°",
        may: "etc Jr apr min max janv févr avr juil sept oct nov déc art chap fig vol no bd",
        starters: "le la les l' un une des du de au aux il elle ils elles on nous vous je ce cet cette ces cela c' son sa ses leur leurs dans en à par pour avec sans sur sous après avant depuis pendant quand lorsque si mais et ou donc or ni car selon ainsi alors puis enfin aussi d' qui que quoi où comment pourquoi plus tout tous",
        speech: "a dit dit demande ajoute écrit lance s'exclame explique affirme");

    private static readonly Abbreviations Spanish = new(
        never: "Sr Sra Srta Sres sr sra Dr Dra D Dña Gral Cnel Lic Ing Prof Av Avda núm pág págs Sto Sta Mons Excmo EE",
        may: "etc UU EE.UU Cía Jr Ud Uds Vd Vds aprox art cap vol",
        starters: "el la los las un una unos unas él ella ellos ellas lo se en a al con de del por para sin sobre tras desde hasta durante cuando si aunque pero y e o ni que quien como donde según así entonces además también este esta estos estas ese esa esos esas su sus hay no ya más todo todos",
        speech: "dijo dice preguntó añadió escribió explicó aseguró afirmó");

    private static readonly Abbreviations Others = new(never: "Dr Prof St Mr Mrs M", may: "etc", starters: "", speech: "");

    /// <summary>Others that write ordinals with a full stop, as German does (CLDR's ordinal number formats).</summary>
    private static readonly Abbreviations OthersWithOrdinals = new(never: "Dr Prof St", may: "etc", starters: "", speech: "", ordinals: true);

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> never;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> may;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> starters;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> speech;

    private Abbreviations(string never, string may, string starters, string speech, bool ordinals = false)
    {
        // Case tells "No. 5" from "he said no." and "Sun." from "the sun."; a sentence's first word has a capital of its own.
        this.never = Words(never, StringComparer.Ordinal);
        this.may = Words(may, StringComparer.Ordinal);
        this.starters = Words(starters, StringComparer.OrdinalIgnoreCase);
        this.speech = Words(speech, StringComparer.OrdinalIgnoreCase);
        OrdinalsEndInStop = ordinals;
    }

    public bool OrdinalsEndInStop { get; }

    public static Abbreviations For(string language) => language switch
    {
        "en" => English,
        "de" => German,
        "fr" => French,
        "es" => Spanish,
        "cs" or "da" or "et" or "fi" or "hr" or "hu" or "is" or "lv" or "nb" or "nn" or "no" or "pl" or "sk" or "sl" or "sr" or "tr" => OthersWithOrdinals,
        _ => Others,
    };

    /// <summary>"Mr", "z.B", "Sra": what they belong to always follows.</summary>
    /// <remarks>"No." is a number's only where one follows; else it is an answer.</remarks>
    public bool NeverEnds(ReadOnlySpan<char> word, ReadOnlySpan<char> next) => never.Contains(word) && (word is not ("No" or "Nos") || char.IsAsciiDigit(next[0]));

    /// <summary>"Inc", "p.m", "usw": the next word decides.</summary>
    public bool MayEnd(ReadOnlySpan<char> word) => may.Contains(word);

    public bool OftenStartsSentence(ReadOnlySpan<char> word)
    {
        word = word.TrimStart("\"“„«»'‘(").TrimEnd(",;:.!?\"”»)");
        var apostrophe = word.IndexOfAny('\'', '’');
        return starters.Contains(word) || (apostrophe > 0 && (starters.Contains(word[..apostrophe]) || (apostrophe == 1 && char.IsUpper(word[0]))));
    }

    /// <summary>Whether the words after a quotation name its speaker: "Really?" Mara Lind asked.</summary>
    public bool TellsWhoSpoke(ReadOnlySpan<char> following)
    {
        var words = 0;
        foreach (var range in following.Split(' '))
        {
            var word = following[range].TrimEnd(",.:;");
            if (speech.Contains(word))
            {
                return words > 0;
            }

            if (word.Length > 0 && (++words > 4 || following[range][^1] is '.' or ','))
            {
                return false;
            }
        }

        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string list, StringComparer comparer) =>
        list.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(comparer).GetAlternateLookup<ReadOnlySpan<char>>();
}
