using System.Buffers;
using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries;

/// <summary>Whether a sentence can stand alone, out of its article.</summary>
internal static class SentenceFitness
{
    // Shorter ones are headings, bylines and captions more often than statements (the same floor as the lead baseline's).
    private const int FewestWords = 8;

    // Longer ones are lists and run-together layout; a reader's eye loses them.
    private const int MostWords = 60;

    /// <summary>Words that speak of the report itself, its corrections above all.</summary>
    private static readonly string[] ReportingWords =
    [
        "misidentified", "misstated", "misspelled", "misquoted", "earlier version", "previous version of this", "has been corrected", "was corrected", "has been updated to", "in stories on", "in a story on", "in a story about", "correction:", "this correction", "we regret the error",
        "früheren version", "früheren fassung", "ursprünglichen version", "ursprünglichen fassung", "korrektur:", "berichtigung:", "haben wir korrigiert", "wurde korrigiert", "bitten, den fehler", "in einer meldung",
        "rectificatif", "version précédente", "version antérieure", "erratum", "contrairement à ce que nous", "a été corrigé", "dans une dépêche",
        "fe de errores", "versión anterior", "versión previa", "corrección:", "rectificación", "ha sido corregid", "por error, esta",
    ];

    /// <summary>Words that point at the page instead of the event.</summary>
    private static readonly string[] PageWords =
    [
        "(pictured", "pictured)", "pictured above", "(file photo", "scroll down", "click here", "sign up", "subscribe", "this article", "this video", "watch the video", "read more", "read our",
        "(foto", "foto:", "im bild", "lesen sie", "diesem artikel", "(photo", "photo :", "photo:", "cet article", "lire aussi", "abonnez", "este artículo", "suscríb", "lea también", "http://", "https://", "www.",
    ];

    private static readonly SearchValues<string> ReportAndPageWords = SearchValues.Create([.. ReportingWords, .. PageWords], StringComparison.OrdinalIgnoreCase);

    public static bool StandsAlone(string sentence, string language) =>
        IsWhole(sentence) && HasFittingLength(sentence) && !SpeaksOfReport(sentence) && SpeaksForItself(sentence, language);

    /// <summary>Begins and ends as a sentence does, and every quotation and bracket in it closes.</summary>
    /// <remarks>One that ends in an ellipsis was cut by who published it; a full stop on its own is what is left of a page's layout.</remarks>
    public static bool IsWhole(string sentence)
    {
        var bare = sentence.AsSpan().TrimEnd("\"”“»«’'」』）)]");
        if (bare.IsEmpty || bare[^1] is not ('.' or '!' or '。' or '！' or '۔' or '।') || bare.EndsWith("..") || sentence.Contains(" . ", StringComparison.Ordinal))
        {
            return false;
        }

        var start = sentence.AsSpan().TrimStart("\"“„«»'‘(「");
        return !start.IsEmpty && !char.IsLower(start[0]) && char.IsLetterOrDigit(start[0]) && IsBalanced(sentence);
    }

    private static bool HasFittingLength(string sentence)
    {
        var words = CountWords(sentence);
        return words is >= FewestWords and <= MostWords;
    }

    /// <summary>Where no spaces stand between words, two characters count as one.</summary>
    public static int CountWords(string sentence)
    {
        var halves = 0;
        foreach (var token in Tokenizer.Tokens(sentence))
        {
            halves += token.Kind is TokenKind.CharacterPair ? 1 : 2;
        }

        return halves / 2;
    }

    private static bool SpeaksOfReport(string sentence) => sentence.AsSpan().ContainsAny(ReportAndPageWords);

    /// <summary>Something is said outside quotation marks, and it does not lean on an earlier sentence.</summary>
    private static bool SpeaksForItself(string sentence, string language)
    {
        var said = Quotations.Without(sentence);
        var quotes = said.Length < sentence.Length;
        var words = LeaningWords.For(language);
        return (!quotes || CountWords(said) >= 3) && !words.LeansBack(StartsWithQuotation(sentence) ? said : sentence) && !words.SpeaksOfWriter(said);
    }

    public static bool StartsWithQuotation(string sentence) => sentence[0] is '"' or '“' or '„' or '«' or '»' or '‘' or '\'' or '「';

    private static bool IsBalanced(string sentence)
    {
        var quotations = 0;
        var brackets = 0;
        foreach (var c in sentence)
        {
            if (Quotations.IsMark(c))
            {
                quotations++;
            }
            else if (c is '(' or '[' or '（')
            {
                brackets++;
            }
            else if (c is ')' or ']' or '）' && --brackets < 0)
            {
                return false;
            }
        }

        return quotations % 2 == 0 && brackets == 0;
    }
}
