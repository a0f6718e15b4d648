using System.Runtime.InteropServices;
using DigestBot.Core.Text;

namespace DigestBot.Core.Stories;

/// <summary>Reads a text's words once for all that grouping needs. Not for several threads: it owns its buffers.</summary>
internal sealed class WordReader
{
    private readonly char[] folded = new char[WordFolder.MaxLength];
    private readonly Dictionary<string, LanguageMemory> memories = [];

    /// <summary>Appends at most <paramref name="limit"/> words of the text.</summary>
    public void Read(ReadOnlySpan<char> text, string language, int limit, List<ReadWord> words)
    {
        if (!memories.TryGetValue(language, out var memory))
        {
            memories.Add(language, memory = new LanguageMemory(language));
        }

        foreach (var token in Tokenizer.Tokens(text))
        {
            if (limit-- == 0)
            {
                return;
            }

            words.Add(Read(token, text, memory));
        }
    }

    private ReadWord Read(Token token, ReadOnlySpan<char> text, LanguageMemory memory)
    {
        var original = token.In(text);
        var word = folded.AsSpan(0, WordFolder.Fold(original, folded));
        var hash = WordFolder.Hash(word);
        if (char.IsAsciiDigit(word[0]))
        {
            return ReadNumber(token, word, hash, text, memory.Language);
        }

        var traits = char.IsUpper(original[0]) ? WordTraits.Capitalised : WordTraits.None;
        if (token.Kind == TokenKind.CharacterPair)
        {
            return new ReadWord(hash, hash, default, -1, traits, default);
        }

        var known = memory.Recall(hash, word);
        return new ReadWord(hash, known.Stem, known.Role, -1, known.IsStop ? traits | WordTraits.Stop : traits, known.Shape);
    }

    private static ReadWord ReadNumber(Token token, ReadOnlySpan<char> word, ulong hash, ReadOnlySpan<char> text, string language)
    {
        var digits = word.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? word.Length : digits;
        var number = digits <= 9 ? int.Parse(word[..digits]) : -1;
        if (token.Kind != TokenKind.Number)
        {
            return new ReadWord(hash, hash, default, number, IsOrdinalEnding(word[digits..]) ? WordTraits.Ordinal : WordTraits.None, default);
        }

        // "am 4. Spieltag": the full stop of a German ordinal stands before a noun, that of a sentence mostly before an article.
        var countedInGerman = language is "de" && text[token.End..] is ['.', ' ', >= 'A' and <= 'Z', ..];
        return new ReadWord(hash, hash, default, digits == word.Length ? number : -1, countedInGerman ? WordTraits.Digits | WordTraits.Ordinal : WordTraits.Digits, default);
    }

    private static bool IsOrdinalEnding(ReadOnlySpan<char> ending) => ending is "st" or "nd" or "rd" or "th" or "e" or "er" or "eme" or "re" or "ª" or "º" or "a" or "o" or "te" or "ten";

    /// <summary>What was found out about words before: most words of an article are common ones.</summary>
    /// <remarks>A word takes the place of another with the same end of its hash: what is rare is found out again, and a look-up touches one place.</remarks>
    private sealed class LanguageMemory(string language)
    {
        private const int Places = 1 << 15;

        private readonly FactWords factWords = FactWords.For(language);
        private readonly StopWords stopWords = StopWords.For(language);
        private readonly KnownWord[] known = new KnownWord[Places];

        public string Language => language;

        public KnownWord Recall(ulong hash, Span<char> word)
        {
            ref var place = ref known[hash % Places];
            if (place.Hash != hash)
            {
                var stop = word.Length < 2 || stopWords.Contains(word);
                var shape = WordShape.Of(word); // Stemming may write into it.
                var stem = WordFolder.Hash(word[..Stemmer.Stem(word, language)]);
                place = new KnownWord(hash, stem, factWords.RoleOf(stem), stop, shape);
            }

            return place;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct KnownWord(ulong Hash, ulong Stem, FactWord Role, bool IsStop, WordShape Shape);
}
