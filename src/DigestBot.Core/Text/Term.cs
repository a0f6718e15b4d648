namespace DigestBot.Core.Text;

/// <summary>A word of a text in the form in which words are compared: folded, stemmed and hashed.</summary>
/// <param name="Token">Where it stands.</param>
/// <param name="IsStopWord">So common in the language that it says nothing of the subject.</param>
public readonly record struct Term(ulong Hash, Token Token, bool IsStopWord)
{
    /// <summary>The text's words in order, stop words included: phrases need them.</summary>
    public static List<Term> Of(ReadOnlySpan<char> text, string language)
    {
        var stopWords = StopWords.For(language);
        var terms = new List<Term>(text.Length / 6);
        Span<char> word = stackalloc char[WordFolder.MaxLength];
        foreach (var token in Tokenizer.Tokens(text))
        {
            var length = WordFolder.Fold(token.In(text), word);
            var isStopWord = stopWords.Contains(word[..length]);
            if (token.Kind is TokenKind.Word)
            {
                length = Stemmer.Stem(word[..length], language);
            }

            terms.Add(new Term(WordFolder.Hash(word[..length]), token, isStopWord));
        }

        return terms;
    }

    /// <summary>The text's distinct words that are no stop words, ascending: what two texts are compared by.</summary>
    public static ulong[] ContentOf(ReadOnlySpan<char> text, string language)
    {
        var terms = Of(text, language);
        var hashes = new ulong[terms.Count];
        var count = 0;
        foreach (var term in terms)
        {
            if (!term.IsStopWord && (term.Token.Length > 1 || term.Token.Kind is not TokenKind.Word))
            {
                hashes[count++] = term.Hash;
            }
        }

        var content = hashes.AsSpan(0, count);
        content.Sort();
        var distinct = 0;
        for (var i = 0; i < count; i++)
        {
            if (i == 0 || content[i] != content[i - 1])
            {
                content[distinct++] = content[i];
            }
        }

        return content[..distinct].ToArray();
    }
}
