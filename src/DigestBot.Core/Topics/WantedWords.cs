using DigestBot.Core.Text;

namespace DigestBot.Core.Topics;

/// <summary>A query's word or phrase in the form in which an article of one language is searched for it.</summary>
internal sealed class WantedWords
{
    private readonly TopicExpression.Words _words;
    private readonly List<Term> _terms;

    public WantedWords(TopicExpression.Words words, string language)
    {
        _words = words;
        _terms = Term.Of(words.Text, language);
    }

    public int Count => _terms.Count;

    /// <summary>False where a text that has these words, and no others, cannot hold all that are wanted.</summary>
    public bool AreAmong(HashSet<ulong> hashes)
    {
        var whole = _words.IsPrefix ? _terms.Count - 1 : _terms.Count;
        for (var i = 0; i < whole; i++)
        {
            if (!hashes.Contains(_terms[i].Hash))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether they are the text's words from the one at <paramref name="at"/> on.</summary>
    public bool StandAt(string text, List<Term> terms, int at)
    {
        for (var i = 0; i < _terms.Count; i++)
        {
            if (!Is(text, terms[at + i], i))
            {
                return false;
            }
        }

        return true;
    }

    private bool Is(string text, Term term, int i)
    {
        var wanted = _terms[i];
        if (_words.IsExact)
        {
            return term.Token.In(text).Equals(wanted.Token.In(_words.Text), StringComparison.OrdinalIgnoreCase);
        }

        return _words.IsPrefix && i == _terms.Count - 1 ? Begins(term.Token.In(text), wanted.Token.In(_words.Text)) : term.Hash == wanted.Hash;
    }

    private static bool Begins(ReadOnlySpan<char> word, ReadOnlySpan<char> prefix)
    {
        if (word.Length < prefix.Length)
        {
            return false;
        }

        Span<char> folded = stackalloc char[WordFolder.MaxLength];
        Span<char> wanted = stackalloc char[WordFolder.MaxLength];
        var length = WordFolder.Fold(prefix, wanted);
        return folded[..WordFolder.Fold(word, folded)].StartsWith(wanted[..length]);
    }
}
