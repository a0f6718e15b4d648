using System.Runtime.InteropServices;
using DigestBot.Core.Text;

namespace DigestBot.Core.Stories;

/// <summary>The words of a language by which events are dated and counted.</summary>
internal sealed class FactWords
{
    private static readonly Dictionary<string, FactWords> ByLanguage = new()
    {
        ["en"] = new FactWords("en")
        {
            Weekdays = "monday tuesday wednesday thursday friday saturday sunday",
            Months = "january february march april may june july august september october november december",
            Numbers = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty thirty forty fifty",
            Ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
            Possessives = "his her its their",
            Days = "day",
            Stages = ["arrested detained", "charged indicted accused", "convicted guilty conviction acquitted verdict", "sentenced sentence jailed imprisoned"],
            Series = "flight mission leg round edition game match race stage session episode",
            Events = """
                visit trip tour meeting summit attempt launch test strike attack earthquake quake storm hurricane debate hearing trial vote
                election referendum protest rally raid ceasefire talks stop win title victory defeat final festival
                congress conference convention report spacewalk outage eruption flood wildfire bailout package sanctions hike cut rise increase
                concert album marathon walkout blackout explosion outbreak wave
                """,
            Others = """
                quarter street avenue floor degree grade place party amendment inning down straight consecutive half seed base year month week term season
                anniversary birthday child grader time person largest biggest world century generation quarters hour son daughter wife baby
                """,
        },
        ["de"] = new FactWords("de")
        {
            Weekdays = "montag dienstag mittwoch donnerstag freitag samstag sonntag",
            Months = "januar februar märz april mai juni juli august september oktober november dezember",
            Numbers = "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig",
            Ordinals = "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte dreizehnte vierzehnte fünfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste",
            Possessives = "sein seine seinem seinen seiner ihr ihre ihrem ihren ihrer",
            Days = "tag streiktag prozesstag wettkampftag messetag",
            Stages = ["festgenommen verhaftet festnahme", "angeklagt anklage", "schuldig schuldspruch freispruch freigesprochen", "strafmaß verurteilt haftstrafe gefängnisstrafe"],
            Series = "mission auflage ausgabe spiel spieltag rennen etappe sitzung folge verhandlungsrunde verhandlungstag",
            Events = """
                besuch reise runde tour treffen gipfel versuch start flug test streik warnstreik angriff anschlag beben erdbeben sturm debatte anhörung prozess
                abstimmung wahl referendum protest kundgebung razzia waffenruhe gespräch sieg titel
                niederlage finale festival kongress konferenz parteitag bericht ausbruch hochwasser waldbrand paket erhöhung senkung konzert album marathon
                explosion welle
                """,
            Others = "quartal straße stock grad klasse platz partei jahr monat woche amtszeit saison jahrestag geburtstag kind mal person welt jahrhundert generation sohn tochter",
        },
        ["fr"] = new FactWords("fr")
        {
            Weekdays = "lundi mardi mercredi jeudi vendredi samedi dimanche",
            Months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            Numbers = "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante",
            Ordinals = "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième vingtième",
            Possessives = "son sa ses leur leurs",
            Days = "jour",
            Stages = ["arrêté interpellé arrestation", "inculpé inculpation", "coupable culpabilité acquitté acquittement", "condamné condamnation peine"],
            Series = "mission vol tour étape édition match course journée séance épisode",
            Events = """
                visite voyage déplacement tournée rencontre sommet tentative lancement essai tir grève attaque attentat séisme tempête débat audition
                procès vote scrutin élection référendum manifestation rassemblement raid trêve pourparlers négociation                 victoire titre défaite finale festival congrès conférence rapport éruption inondation incendie paquet hausse baisse concert album marathon                 explosion vague mobilisation
                """,
            Others = "trimestre rue avenue étage degré classe place parti an année mois semaine mandat saison anniversaire enfant fois personne monde siècle génération fils fille",
        },
        ["es"] = new FactWords("es")
        {
            Weekdays = "lunes martes miércoles jueves viernes sábado domingo",
            Months = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            Numbers = "dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta",
            Ordinals = "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo decimotercero decimocuarto decimoquinto decimosexto decimoséptimo decimoctavo decimonoveno vigésimo",
            Possessives = "su sus",
            Days = "día",
            Stages = ["detenido arrestado detención", "imputado procesado acusado", "culpable culpabilidad absuelto veredicto", "condenado sentenciado condena pena"],
            Series = "misión vuelo ronda etapa edición partido carrera jornada sesión episodio",
            Events = """
                visita viaje gira encuentro reunión cumbre intento lanzamiento prueba ensayo huelga paro ataque atentado terremoto sismo tormenta huracán
                debate audiencia juicio votación elección referéndum protesta manifestación redada tregua negociación                 victoria título derrota final festival congreso conferencia informe erupción inundación incendio paquete alza subida recorte concierto álbum
                maratón explosión ola
                """,
            Others = "trimestre calle avenida piso grado lugar partido año mes semana mandato temporada aniversario hijo hija vez persona mundo siglo generación",
        },
    };

    private readonly string language;
    private readonly Dictionary<ulong, FactWord> roles = [];

    private FactWords(string language) => this.language = language;

    private string Weekdays
    {
        init => Add(value, FactWordRole.Weekday, first: 1);
    }

    private string Months
    {
        init => Add(value, FactWordRole.Month, first: 1);
    }

    private string Numbers
    {
        init => Add(value, FactWordRole.Number, first: 0);
    }

    private string Ordinals
    {
        init => Add(value, FactWordRole.Ordinal, first: 1);
    }

    private string Possessives
    {
        init => Add(value, FactWordRole.Possessive, first: 0);
    }

    private string Series
    {
        init => Add(value, FactWordRole.Series, first: 0);
    }

    private string Events
    {
        init => Add(value, FactWordRole.Event, first: 0);
    }

    private string Days
    {
        init => Add(value, FactWordRole.Day, first: 0);
    }

    private string[] Stages
    {
        init
        {
            for (var stage = 0; stage < value.Length; stage++)
            {
                foreach (var word in value[stage].Split(' '))
                {
                    Add(word, FactWordRole.Stage, stage);
                }
            }
        }
    }

    private string Others
    {
        init => Add(value, FactWordRole.Other, first: 0);
    }

    /// <summary>The words of the language; English's where it has none of its own.</summary>
    public static FactWords For(string language) => ByLanguage.TryGetValue(language, out var words) ? words : ByLanguage["en"];

    public FactWord RoleOf(ulong stem) => roles.GetValueOrDefault(stem);

    private void Add(string words, FactWordRole role, int first)
    {
        Span<char> folded = stackalloc char[WordFolder.MaxLength];
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var length = WordFolder.Fold(word.AsSpan(), folded);
            roles.TryAdd(WordFolder.Hash(folded[..Stemmer.Stem(folded[..length], language)]), new FactWord(role, first));
            first++;
        }
    }
}

/// <param name="Value">The weekday from Monday, 1, the ordinal's number, or the stage's.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FactWord(FactWordRole Role, int Value);

internal enum FactWordRole
{
    None,
    Weekday,
    Month,
    Number,

    Ordinal,
    Possessive,

    /// <summary>What comes again and is counted: a visit, a launch, a round.</summary>
    Event,

    /// <summary>An event that has its number behind it as often: "round 9", "flight 12". "Cuts 30" is an amount.</summary>
    Series,

    /// <summary>What a strike, a trial or a fair is counted in.</summary>
    Day,

    /// <summary>How far the law has come with someone: arrested, charged, found guilty, sentenced.</summary>
    Stage,

    /// <summary>What is counted without being an event: a street, a quarter, a birthday.</summary>
    Other,
}
