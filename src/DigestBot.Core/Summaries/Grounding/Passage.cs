using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries.Grounding;

/// <summary>A sentence as it is compared: its words with their meanings, its figures.</summary>
internal sealed class Passage
{
    private Passage(string text, string language, IReadOnlyList<PassageWord> words, IReadOnlyList<Figure> figures)
    {
        Text = text;
        Language = language;
        Words = words;
        Figures = figures;
        Content = [.. Enumerable.Range(0, words.Count).Where(i => words[i].IsContent)];
    }

    public string Text { get; }

    public string Language { get; }

    public IReadOnlyList<PassageWord> Words { get; }

    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>Which of the words are no stop words.</summary>
    public IReadOnlyList<int> Content { get; }

    public static Passage Read(string text, string language)
    {
        var tokens = new List<Token>();
        foreach (var token in Tokenizer.Tokens(text))
        {
            tokens.Add(token);
        }

        var folded = tokens.ConvertAll(token => Bare(WordFolder.Fold(text.Substring(token.Start, token.Length))));
        var stopWords = StopWords.For(language);
        var words = new List<PassageWord>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            var senses = Meanings.At(folded, i, language);
            var isStop = stopWords.Contains(folded[i]) || folded[i] is "nobody" or "none" or "nothing" || senses.Any(sense => sense.Kind is LineKind.Qualifier);
            var opens = i == 0 || IsOpening(text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End));
            words.Add(new PassageWord(tokens[i], text.Substring(tokens[i].Start, tokens[i].Length), folded[i], Stem(folded[i], language), isStop, opens, senses));
        }

        return new Passage(text, language, words, Figure.Find(text, language));
    }

    public bool Has(PassageWord word) => Words.Any(word.IsAkinTo);

    public bool HasSide(Sense sense) => Words.Any(word => word.Senses.Any(other => other.Line == sense.Line && other.Side == sense.Side));

    private static bool IsOpening(ReadOnlySpan<char> between) => between.IndexOfAny(":“„«\"") >= 0;

    // "Velland's" is Velland.
    private static string Bare(string folded) => folded.Length > 3 && folded[^1] == 's' && folded[^2] is '\'' or '’' ? folded[..^2] : folded;

    private static string Stem(string folded, string language)
    {
        var letters = folded.ToCharArray();
        return new string(letters, 0, Stemmer.Stem(letters, language));
    }
}

/// <param name="OpensSentence">Its capital says nothing.</param>
internal sealed record PassageWord(Token Token, string Text, string Folded, string Stem, bool IsStop, bool OpensSentence, IReadOnlyList<Sense> Senses)
{
    private const int ShortestShared = 4;

    // Endings by which words of one family differ. Negating ones ("-less") are none of them.
    private static readonly HashSet<string> Endings =
    [
        "", "s", "es", "e", "ed", "d", "er", "ers", "or", "ors", "r", "rs", "ing", "ion", "ions", "ation", "ations", "ment", "ments", "al", "ally", "ly", "ity", "y", "ies", "ied",
        "ive", "ance", "ence", "ant", "ent", "able", "'s", "s'", "n", "en", "an", "ian", "ians", "ish", "ese", "ern", "em", "te", "ten", "ung", "ungen", "lich", "ique", "ais", "aise", "o", "a", "os", "as", "ar", "ado", "ada", "ir", "ido", "t", "et", "ic", "ship",
    ];

    public bool IsNumber => Token.Kind is TokenKind.Number || char.IsAsciiDigit(Text[0]);

    /// <summary>Written with a capital where only a name has one.</summary>
    public bool IsCapital => char.IsUpper(Text[0]) && !OpensSentence;

    public bool IsContent => !IsStop && (Text.Length > 1 || !char.IsAscii(Text[0]) || IsNumber);

    /// <summary>The same word, another form or another word of its family, or one that means the same.</summary>
    public bool IsAkinTo(PassageWord other) => IsFormOf(other) || MeansTheSame(other);

    /// <summary>The same word, or another of its family.</summary>
    public bool IsFormOf(PassageWord other) =>
        Folded == other.Folded || Stem == other.Stem || (!IsNumber && IsOfFamily(Folded, other.Folded)) || IrregularForms.AreOne(Folded, other.Folded);

    // A name means nothing but itself: "March" is no demonstration.
    private bool MeansTheSame(PassageWord other) =>
        Senses.Any(sense => sense.Kind is not LineKind.Qualifier && !(sense.Kind is LineKind.Synonyms && (IsCapital || other.IsCapital)) && other.Senses.Any(theirs => theirs.Line == sense.Line && theirs.Side == sense.Side));

    private static bool IsOfFamily(string one, string other)
    {
        var shared = one.AsSpan().CommonPrefixLength(other);
        return shared >= ShortestShared && Endings.Contains(one[shared..]) && Endings.Contains(other[shared..]);
    }
}
