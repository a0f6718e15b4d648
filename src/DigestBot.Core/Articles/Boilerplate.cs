using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using DigestBot.Core.Text;

namespace DigestBot.Core.Articles;

/// <summary>Takes publishers' own lines out of an article: links to other stories, sign-ups, share bars, copyright.</summary>
/// <remarks>
/// Only whole short paragraphs go, and the "continue reading" that feeds hang on a summary's end. A sentence of the article stays even
/// where it begins like such a line ("Related studies show…").
/// </remarks>
public static partial class Boilerplate
{
    // Longer than the longest such line that was met; a sentence of news this short seldom matches one of the patterns.
    private const int LongestLine = 240;

    // Under "Related" stand titles. A longer paragraph, or one that ends as a sentence, is the article again.
    private const int LongestLinkTitle = 140;

    private const int LongestInvitation = 60;

    /// <summary>Lines that are boilerplate as a whole, in lower case and without marks at their ends.</summary>
    private static readonly FrozenSet<string> WholeLines = new[]
    {
        "ad", "ads", "advertisement", "advertising", "sponsored", "sponsored content", "article continues below", "story continues below",
        "advertisement - scroll to continue", "article continues after advertisement", "loading", "comments", "comment", "leave a comment",
        "leave a reply", "post a comment", "post comment", "no comments", "no comments yet", "add a comment", "add comment", "view comments", "show comments", "join the conversation",
        "share", "share this", "share this article", "share this story", "share on facebook", "share on twitter", "share on x", "tweet", "print", "email", "facebook", "twitter",
        "whatsapp", "telegram", "linkedin", "reddit", "pinterest", "copy link", "save", "subscribe", "subscribe now", "sign up", "sign in", "log in", "register", "continue reading",
        "read more", "permalink", "read full article", "read the full story", "read full story", "click here", "skip to content", "skip to main content", "back to top", "listen to this article",
        "tags", "filed under", "about the author", "about the authors", "newsletter", "copyright", "all rights reserved", "follow us", "view all", "see all", "load more", "gallery", "view gallery",
        "anzeige", "werbung", "kommentare", "kommentar schreiben", "teilen", "drucken", "weiterlesen", "mehr lesen", "merken", "zur startseite", "artikel teilen", "alle rechte vorbehalten", "über den autor", "über die autorin", "über die autoren", "zur autorin", "zum autor",
        "publicité", "commentaires", "commenter", "laisser un commentaire", "partager", "partager cet article", "imprimer", "lire la suite", "la suite après la publicité", "s'abonner", "tous droits réservés", "à propos de l'auteur",
        "publicidad", "comentarios", "deja un comentario", "deja una respuesta", "compartir", "imprimir", "leer más", "seguir leyendo", "suscríbete", "todos los derechos reservados", "sobre el autor", "sobre la autora",
        "pubblicità", "commenti", "condividi", "stampa", "leggi tutto", "continua a leggere", "riproduzione riservata", "publicidade", "comentários", "compartilhar", "leia mais", "continue lendo",
        "advertentie", "reacties", "delen", "lees meer", "lees verder", "реклама", "комментарии", "поделиться", "читать далее",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Headings over a list of other stories: they take the short lines after them along.</summary>
    private static readonly FrozenSet<string> ListHeadings = new[]
    {
        "related", "related articles", "related article", "related stories", "related story", "related posts", "related news", "related content", "related links", "related coverage", "related topics", "related reading",
        "more on this story", "more on this", "more from", "more stories", "more news", "more like this", "read next", "up next", "recommended", "recommended for you", "recommended stories",
        "you may also like", "you might also like", "you may also be interested in", "also read", "read also", "see also", "top stories", "most read", "most popular", "trending", "trending now", "editor's picks",
        "latest news", "latest stories", "latest articles", "don't miss", "what to read next", "in other news", "further reading",
        "mehr zum thema", "zum thema", "lesen sie auch", "auch interessant", "das könnte sie auch interessieren", "meistgelesen", "ähnliche artikel", "ähnliche beiträge", "weitere artikel", "weitere beiträge", "verwandte themen", "verwandte artikel", "neueste artikel", "mehr aus",
        "à lire aussi", "lire aussi", "a lire aussi", "sur le même sujet", "articles liés", "voir aussi", "les plus lus", "à lire également", "dans la même rubrique",
        "lee también", "lea también", "te puede interesar", "te podría interesar", "más información", "noticias relacionadas", "artículos relacionados", "relacionado", "relacionados", "más leídas", "más noticias",
        "leggi anche", "potrebbe interessarti", "articoli correlati", "leia também", "veja também", "notícias relacionadas", "lees ook", "meer over dit onderwerp", "читайте также", "по теме",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first words of <see cref="Opening"/>'s alternatives: thousands of articles a second are checked.</summary>
    private static readonly FrozenSet<string> OpeningWords = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "read", "see", "watch", "listen", "more", "related", "also", "don", "recommended", "must", "explain", "explained", "opinion", "photo", "photos", "video", "gallery",
        "lesen", "sehen", "hören", "mehr", "auch", "à", "a", "an", "lire", "voir", "lee", "lea", "leer", "vea", "mira", "te", "leggi", "leia", "veja", "lees", "читайте",
        "click", "tap", "sign", "signed", "subscribe", "get", "enter", "follow", "like", "join", "download", "share", "posted", "filed", "tag", "tags", "image", "picture", "file", "foto", "bild", "crédit", "crédits", "anzeige", "advertisement", "publicidad", "publicité", "last", "der", "dieser",
        "abonnieren", "melden", "jetzt", "abonnez", "inscrivez", "suscríbase", "suscríbete", "síguenos", "suivez", "folgen", "we", "this", "the", "please", "enable", "your", "have");

    // In plain letters alone, cut short before others: a text is searched for these many times faster.
    private static readonly SearchValues<string> CopyrightWords = SearchValues.Create(
        ["copyright", "(c)", "all rights reserved", "alle rechte vorbehalten", "tous droits r", "todos los derechos reservados", "riproduzione riservata", "may not be"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> HousekeepingWords = SearchValues.Create(
        ["affiliate", "commission", "provision", "kanal", "channel", "canal", "privatsph", "privacy", "extern", "third part", "zustimm", "consent", "sign up", "datenschutz"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> AppearedWords = SearchValues.Create(
        ["appeared", "apareci", "se public", "paru", "erschien", "proviene", "apareceu", "essere il primo"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> InvitationWords = SearchValues.Create(
        ["]", "more", "reading", "read on", "full", "lesen", "suite", "leer m", "leyendo", "tutto", "leggere", "mais", "verder"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The paragraphs that are the article's own.</summary>
    public static List<string> Remove(IReadOnlyList<string> paragraphs)
    {
        var kept = new List<string>(paragraphs.Count);
        var underList = false;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var paragraph = paragraphs[i];
            if (paragraph.Length <= LongestLine)
            {
                if (IsListHeading(paragraph))
                {
                    underList = true;
                    continue;
                }

                if (IsLine(paragraph) || (underList && IsLinkTitle(paragraph)))
                {
                    continue;
                }
            }

            underList = false;
            kept.Add(paragraph);
        }

        TrimEnd(kept);
        return kept;
    }

    /// <summary>Whether a whole paragraph is a publisher's line rather than the article's.</summary>
    public static bool IsLine(string paragraph)
    {
        if (paragraph.Length > LongestLine)
        {
            return false;
        }

        var bare = Bare(paragraph);
        return !HasWords(bare)
            || Contains(WholeLines, bare)
            || Contains(ListHeadings, bare)
            || (OpensLikeALine(paragraph) && Opening().IsMatch(paragraph))
            || ((paragraph.Contains('©', StringComparison.Ordinal) || paragraph.AsSpan().ContainsAny(CopyrightWords)) && Copyright().IsMatch(paragraph))
            || (paragraph.AsSpan().ContainsAny(HousekeepingWords) && Housekeeping().IsMatch(paragraph))
            || (paragraph.AsSpan().ContainsAny(AppearedWords) && FirstAppeared().IsMatch(paragraph));
    }

    // The first word or two letters decide for nearly every paragraph; the pattern is tried on the rest.
    private static bool OpensLikeALine(string paragraph)
    {
        var text = paragraph.AsSpan();
        var start = 0;
        while (start < text.Length && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        var end = start;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        return start < text.Length && (char.IsAsciiDigit(text[start]) || OpeningWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[start..end]));
    }

    // "* * *", "★", "}": what is left of buttons and rules.
    private static bool HasWords(ReadOnlySpan<char> bare)
    {
        foreach (var rune in bare.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsListHeading(string paragraph) => Contains(ListHeadings, Bare(paragraph));

    private static bool IsLinkTitle(string paragraph) =>
        paragraph.Length <= LongestLinkTitle && !paragraph.AsSpan().TrimEnd("\"”»’')").EndsWith('.');

    private static void TrimEnd(List<string> paragraphs)
    {
        if (paragraphs.Count == 0 || paragraphs[^1].Length < 4)
        {
            return;
        }

        // Only the last words can match; a long paragraph is not searched from its beginning.
        var last = paragraphs[^1];
        var tailStart = Math.Max(0, last.Length - LongestInvitation);
        if ((last.AsSpan(tailStart).ContainsAny(InvitationWords) || last.AsSpan(tailStart).Contains("далее", StringComparison.OrdinalIgnoreCase)) && ContinueReading().Match(last, tailStart) is { Success: true } tail)
        {
            last = last[..tail.Index].TrimEnd();
            if (last.Length == 0)
            {
                paragraphs.RemoveAt(paragraphs.Count - 1);
            }
            else
            {
                paragraphs[^1] = last;
            }
        }
    }

    private static ReadOnlySpan<char> Bare(string paragraph) => paragraph.AsSpan().Trim(" \t:.…!»«›‹→>-–—|[]()*•·↓");

    private static bool Contains(FrozenSet<string> lines, ReadOnlySpan<char> bare) =>
        bare.Length <= 60 && lines.GetAlternateLookup<ReadOnlySpan<char>>().Contains(bare);

    [GeneratedRegex(
        @"^[\W_]*(?:
            (?:read|see|watch|listen|more|related|also\sread|read\salso|see\salso|read\smore|more\son|don[’']t\smiss|recommended|must\sread|explained?|opinion|photos?|video|gallery)(?:\s(?:articles?|stor(?:y|ies)|coverage|posts?|here|more|also|now|next))?\s?[:|»→>]\s
            |(?:lesen|sehen|hören)\ssie\s(?:auch|dazu|hier|mehr)\b|mehr\szum\sthema\b|auch\sinteressant\s?:|(?:à|a)\slire\s(?:aussi|également)\b|lire\s(?:aussi|également)\b|voir\saussi\s?:|(?:lee|lea|leer|vea|mira)\stambién\b|te\spuede\sinteresar\b
            |leggi\sanche\b|leia\s(?:também|mais)\b|veja\stambém\b|lees\s(?:ook|meer)\b|читайте\sтакже\b
            |read\smore\s(?:about|at|on|here|from)\b[^.]*$
            |(?:click|tap)\shere\s(?:to|for)\b
            |(?:sign|signed)\sup\s(?:for|to)\s(?:our|the|your|free|get|receive)\b|subscribe\s(?:to|for|today|now)\b|get\sour\s(?:free\s)?newsletter|get\sthe\s(?:latest|best|day[’']s)\b.*\b(?:inbox|newsletter|email)\b|enter\syour\s(?:e-?mail|address)
            |follow\s(?:us|@|\S+\son\s(?:twitter|facebook|instagram|x)\b)|(?:like|join)\sus\son\b|join\sour\s(?:telegram|whatsapp|channel|community)|download\s(?:our|the)\s\S*\s?app\b
            |share\s(?:this|on|via)\b[^.]{0,60}$|(?:posted|filed)\s(?:in|under)\b[^.]{0,80}$|tags?\s?:|(?:image|photo|picture|file\sphoto|foto|bild)(?:\s(?:credit|courtesy|source|by))?\s?:\s|crédits?(?:\sphotos?)?\s?:\s
            |(?:mira|lee|lea|vea|anzeige|advertisement|publicidad|publicité)\s?[:|–-]\s|last\s(?:modified|updated)\s?:|(?:der|dieser)\s(?:beitrag|eintrag)\swurde\s(?:am|unter)\s
            |abonnieren\ssie\b|(?:melden\ssie\ssich|jetzt)\s.{0,60}newsletter|(?:abonnez|inscrivez)-vous\b|suscríb(?:a|e)(?:se|te)\b|síguenos\sen\b|suivez-nous\b|folgen\ssie\suns\b
            |we\suse\scookies\b|this\s(?:site|website)\suses\scookies\b|(?:please\s)?enable\sjavascript\b|your\sbrowser\sdoes\snot\ssupport\b|(?:this|the)\s(?:content|video)\sis\snot\savailable\b
            |have\san?\s(?:opinion|tip|story)\b.{0,80}\?|(?:this|the)\s(?:article|story|post)\s(?:originally|first)\s(?:appeared|ran|published)\b|this\s(?:article|story)\swas\s(?:originally|first)\spublished\b
            |\d+\s(?:comments?|shares?|kommentare|commentaires|comentarios)$|(?:\d+|an?)\s(?:min(?:ute)?s?)\sread$
        )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, Pattern.TimeoutMilliseconds)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\W*(?:©|\(c\)|copyright\b)\s?(?:©\s?|\(c\)\s?)?(?:(?:19|20)\d\d|by\b|the\b|(?-i:\p{Lu}))|\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b|\btodos los derechos reservados\b|\briproduzione riservata\b|\bmay not be (?:published|reproduced), (?:broadcast|rewritten)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Copyright();

    // A publisher speaking of itself: what it earns by links, its channels, the boxes in which others' content would load.
    [GeneratedRegex(@"\baffiliate[- ]?links?\b|\bwe (?:may |might |could )?(?:earn|receive|get) (?:a |an )?(?:small |affiliate )*commissions?\b|\b(?:erhalten|bekommen|verdienen) wir\b.{0,40}\bprovision\b|\b(?:nuestro|tenemos|unser\w*|our|notre)\s(?:\w+\s)?(?:canal de )?(?:telegram|whatsapp|youtube)(?:[- ]?(?:channel|kanal))?\b.*[!?:]|\bwir respektieren (?:deine|ihre) privatsphäre\b|^(?:empfohlener )?externe[rn]? inhalte?\b|\bexterne[nr]? (?:inhalte?|medien)\b.{0,80}\b(?:angezeigt|geladen|anzeigen|laden|zustimm)|\b(?:datenschutzerklärung|zustimmung)\b.{0,60}\b(?:youtube|twitter|instagram|facebook|vimeo|anbieters)\b|\bwe need your (?:consent|permission)\b|\bthird[- ]part(?:y|ies)\b.{0,60}\b(?:content|cookies)\b.{0,80}\b(?:accept|enable|allow|consent|load)|\bsign up (?:here|now|today)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Housekeeping();

    [GeneratedRegex(@"^The post\b.+\b(?:appeared first on|first appeared on)\b|^(?:El artículo|La entrada|L'article|Der Beitrag|L'articolo|O post)\b.+\b(?:sembra essere il primo su|se publicó primero en|apareció primero en|est apparu en premier sur|erschien zuerst auf|proviene da|apareceu primeiro em)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex FirstAppeared();

    [GeneratedRegex(@"(?:\s*(?:\[(?:…|\.{3}|&hellip;)\]|\(more…?\)|(?:(?<=[.!?…»""”\])]\s?)|^)\[?(?:continue reading|read (?:more|on|the full (?:story|article))|weiterlesen|mehr lesen|lire la suite|leer más|seguir leyendo|leggi tutto|continua a leggere|leia mais|lees verder|читать далее)[\]\s.…»→>]*))+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex ContinueReading();
}
