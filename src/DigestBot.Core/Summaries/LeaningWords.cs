using System.Collections.Frozen;
using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries;

/// <summary>Tells a sentence that leans on one before it: "He also…", "But…", "The move…", "In addition…".</summary>
internal sealed class LeaningWords
{
    /// <summary>A subject so early that no name can have come before it: "On Monday he left".</summary>
    private const int WordsBeforeSubject = 7;

    /// <summary>Capitalised in English and German without naming anybody.</summary>
    private static readonly FrozenSet<string> Days = Words(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
        + "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz mai juni juli oktober dezember");

    /// <summary>Behind a noun they tell which one is meant.</summary>
    private static readonly FrozenSet<string> Resolving = Words("of on in by for from at that who whose which to with between against over about into behind near outside inside under after before during off along across aboard");

    private static readonly LeaningWords English = new(
        openers: "he she it they his her hers its their theirs him them this that these those such i we you my our your "
            + "but and however meanwhile so then also yet still instead moreover furthermore besides nevertheless nonetheless additionally "
            + "similarly likewise therefore thus hence otherwise both neither either another others afterwards later elsewhere indeed "
            + "or nor which here again rather thereafter consequently accordingly conversely",
        phrases: "in addition|in response|as a result|as such|for example|for instance|for that|on the other hand|at the same time|after that|before that|since then|until then|"
            + "by then|in that|in this|in turn|in contrast|in return|in fact|of course|on top of|despite this|despite that|with this|with that|because of this|the former|the latter|"
            + "the move|the decision|the one|the same|the two|the pair|the duo|the trio|the couple|the incident|the remarks|the comments|the statement|the announcement|the news|"
            + "earlier today|later today|earlier in the|earlier that|later in the|later that|the day before|the day after|the next day|the following day|a day later|a day earlier|days later|hours later|days earlier|hours earlier|"
            + "the man|the woman|the boy|the girl|the official|the officials|the spokesman|the spokeswoman|the latter's|the other|some of them|one of them|many of them|most of them|all of them|all of this|part of that",
        exceptions: "this week|this month|this year|this morning|this weekend|this summer|this autumn|this spring|this winter|both houses|both sides",
        subjects: "he she it they",
        known: "report study survey poll ruling verdict suspect suspects victim victims defendant accused agreement deal bill law measure plan proposal project crash accident attack blast explosion shooting quake storm fire blaze "
            + "game match company firm group agency organization organisation team club airline bank party minister president lawmaker senator governor mayor judge court jury actor actress singer star teenager student driver pilot family child children "
            + "case message charges charge complaint lawsuit letter email video photo image page site event visit trip meeting hearing trial vote result results figure figures change changes",
        speakers: "i i'm i've i'd i'll me my mine myself");

    private static readonly LeaningWords German = new(
        openers: "er sie es sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer dies diese dieser dieses diesen diesem jene jener dessen deren ich wir du mein unser unsere "
            + "aber und doch jedoch sondern denn auch dennoch trotzdem deshalb deswegen daher darum somit zudem außerdem ferner dabei damit danach davor daraufhin dagegen dazu daran darauf darin darüber davon dafür "
            + "dort hier so also dann nun allerdings hingegen indes indessen inzwischen unterdessen währenddessen zuvor später ebenso ebenfalls schließlich zwar nämlich oder beide solche sonst stattdessen immerhin gleichwohl",
        phrases: "in der folge|im gegenzug|zum beispiel|aus diesem|in diesem|bei diesem|nach diesem|mit diesem|aus dieser|in dieser|bei dieser|mit dieser|auf diese|vor diesem|unter anderem|der mann|die frau|der schritt|die entscheidung|die beiden|das gleiche|das ist|das war|das sei|das sind|das hat|das hatte|das wurde|das wird|das sagte|das teilte|das geht|das berichtete|das soll|das bedeutet",
        exceptions: "diese woche|dieses jahr|dieser tage|in dieser woche|in diesem jahr",
        subjects: "er",
        known: "",
        speakers: "ich mir mich mein meine meinen meinem meiner");

    private static readonly LeaningWords French = new(
        openers: "il elle ils elles son sa ses leur leurs ce cela ceci ça cet cette ces celui celle ceux celles lui je nous vous mon ma mes notre nos "
            + "mais et ou donc or car cependant toutefois pourtant néanmoins ensuite puis alors ainsi aussi enfin également ailleurs là ici sinon certes "
            + "tel telle lesquels laquelle auparavant parallèlement",
        phrases: "en outre|de plus|par ailleurs|en revanche|au contraire|par exemple|en effet|à cette|dans ce|dans cette|de ce|de cette|pour cela|après cela|à ce|au même|de même|de son côté|du coup|c'est|l'homme|les deux|la décision|la mesure",
        exceptions: "cette semaine|cette année|ce lundi|ce mardi|ce mercredi|ce jeudi|ce vendredi|ce samedi|ce dimanche|ce matin|ce soir|il y a",
        subjects: "il elle ils elles",
        known: "",
        speakers: "je moi mon ma mes");

    private static readonly LeaningWords Spanish = new(
        openers: "él ella ellos ellas su sus esto este esta estos estas eso ese esa esos esas aquello aquel aquella lo le les yo nosotros mi nuestro nuestra "
            + "pero y e o además también así entonces luego después antes allí aquí ahí asimismo tampoco sino pues ambos ambas dicho dicha "
            + "ha han fue fueron es son está están era eran tiene tienen había será serán",
        phrases: "sin embargo|por tanto|por lo tanto|mientras tanto|por eso|por ello|por otra|por otro|por su|en cambio|en ese|en esa|en este|en esta|de esta|de este|a su vez|al mismo|el hombre|la mujer|la decisión|la medida|los dos|las dos|por ejemplo|no obstante",
        exceptions: "este lunes|este martes|este miércoles|este jueves|este viernes|este sábado|este domingo|esta semana|esta mañana|esta tarde|esta noche|este año|antes de|después de",
        subjects: "él ella ellos ellas",
        known: "",
        speakers: "yo mí mis conmigo");

    private static readonly LeaningWords Others = new("", "", "", "", "", "");

    private readonly FrozenSet<string> openers;
    private readonly string[] phrases;
    private readonly string[] exceptions;
    private readonly FrozenSet<string> subjects;
    private readonly FrozenSet<string> known;
    private readonly FrozenSet<string> speakers;

    private LeaningWords(string openers, string phrases, string exceptions, string subjects, string known, string speakers)
    {
        this.openers = Words(openers);
        this.phrases = Phrases(phrases);
        this.exceptions = Phrases(exceptions);
        this.subjects = Words(subjects);
        this.known = Words(known);
        this.speakers = Words(speakers);
    }

    public static LeaningWords For(string language) => language switch
    {
        "en" or "und" => English,
        "de" => German,
        "fr" => French,
        "es" => Spanish,
        _ => Others,
    };

    /// <param name="sentence">What stands outside quotations: who is quoted may say "he".</param>
    public bool LeansBack(string sentence)
    {
        var start = Lower(sentence).TrimStart(' ', '"', '“', '„', '«', ',', '.', '-', '–', '—');
        if (StartsWithAny(start, exceptions))
        {
            return false;
        }

        return StartsWithAny(start, phrases) || OpensWithLeaningWord(start) || SpeaksOfKnown(sentence) || HasNamelessSubject(sentence);
    }

    /// <summary>The writer speaks of themselves: out of the article nobody knows who "I" is.</summary>
    public bool SpeaksOfWriter(string sentence)
    {
        var lower = Lower(sentence);
        var lookup = speakers.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var token in Tokenizer.Tokens(lower))
        {
            if (lookup.Contains(token.In(lower)))
            {
                return true;
            }
        }

        return false;
    }

    private bool OpensWithLeaningWord(string start)
    {
        var lookup = openers.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var token in Tokenizer.Tokens(start))
        {
            var word = token.In(start);
            var apostrophe = word.IndexOf('\'');
            return lookup.Contains(word) || (apostrophe > 0 && lookup.Contains(word[..apostrophe]));
        }

        return false;
    }

    /// <summary>"The company said …": which one, a sentence before has told. "The company behind the ferry", "the Lindholm company" say it themselves.</summary>
    private bool SpeaksOfKnown(string sentence)
    {
        var words = sentence.Split(' ', 4);
        return words.Length == 4 && words[0] == "The" && known.Contains(words[1]) && char.IsLower(words[2][0]) && !Resolving.Contains(words[2]);
    }

    private bool HasNamelessSubject(string sentence)
    {
        var lower = Lower(sentence);
        var subject = subjects.GetAlternateLookup<ReadOnlySpan<char>>();
        var days = Days.GetAlternateLookup<ReadOnlySpan<char>>();
        var words = 0;
        foreach (var token in Tokenizer.Tokens(lower))
        {
            var word = token.In(lower);
            var isName = words > 0 && char.IsUpper(sentence[token.Start]) && !days.Contains(word);
            if (isName || words++ > WordsBeforeSubject)
            {
                return false;
            }

            var apostrophe = word.IndexOf('\'');
            if (subject.Contains(apostrophe > 0 ? word[..apostrophe] : word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithAny(string start, string[] phrases) =>
        Array.Exists(phrases, phrase => start.StartsWith(phrase, StringComparison.Ordinal) && (start.Length == phrase.Length || !char.IsLetter(start[phrase.Length])));

    private static FrozenSet<string> Words(string list) =>
        list.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    private static string[] Phrases(string list) =>
        list.Split('|', StringSplitOptions.RemoveEmptyEntries);

    // Diacritics stay: Spanish "él" is he and "el" the.
    private static string Lower(string text) => text.Replace('’', '\'').ToLowerInvariant();
}
