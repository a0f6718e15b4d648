using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries.Grounding;

/// <summary>Each name has to be in the cited articles, in whatever form.</summary>
internal static class NameRules
{
    // Exonyms and transliterations differ by letters: "Kiew" and "Kyiv".
    private const int SharedStartOfTranslated = 3;

    private const int SharedStartOfDemonym = 4;

    /// <summary>What makes a people's name of a country's, and what it takes the place of: "Danish" of "Denmark".</summary>
    private static readonly HashSet<string> Demonyms =
        ["ish", "ese", "ian", "ians", "an", "ans", "er", "ers", "i", "is", "ic", "isch", "ische", "ischen", "ischer", "isches", "ais", "aise", "aises", "ois", "oise", "ien", "ienne", "iens", "ense", "enses", "ano", "ana", "anos", "anas", "es", "esa"];

    private static readonly HashSet<string> Countries = ["", "a", "ia", "ie", "ien", "land", "lands", "and", "e", "y", "o", "en", "mark", "way"];

    private static readonly HashSet<string> Articleless = ["in", "aus", "sagte", "herr", "frau"];

    public static GroundingOutcome.Ungrounded? FaultIn(Support support)
    {
        var words = support.Sentence.Words;
        var acronyms = Acronyms(support).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            if (IsName(support.Sentence, i) && !acronyms.Contains(words[i].Folded) && !support.Everything.Any(passage => passage.Words.Any(word => AreOne(words[i], word, support.IsTranslated))))
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Name, words[i].Text);
            }
        }

        return null;
    }

    private static bool IsName(Passage sentence, int at)
    {
        var word = sentence.Words[at];
        if (!word.IsContent || !char.IsUpper(word.Text[0]) || word.Token.Kind is not TokenKind.Word || word.Senses.Any(sense => sense.Demands))
        {
            return false;
        }

        // German writes every noun so: a name has another beside it, or no article where nouns have one.
        if (sentence.Language is "de")
        {
            return at > 0 && (Articleless.Contains(sentence.Words[at - 1].Folded) || (!sentence.Words[at - 1].IsStop && sentence.Words[at - 1].IsCapital));
        }

        return word.IsCapital || (at + 1 < sentence.Words.Count && sentence.Words[at + 1].IsCapital && sentence.Words[at + 1].IsContent);
    }

    private static bool AreOne(PassageWord name, PassageWord word, bool translated) =>
        name.IsAkinTo(word)
        || IsDemonym(name, word) || IsDemonym(word, name)
        || (name.Folded.Length > 4 && word.Folded.Contains(name.Stem, StringComparison.Ordinal) && word.Folded.Length < 2 * name.Folded.Length)
        || (translated && char.IsUpper(word.Text[0]) && name.Folded.AsSpan().CommonPrefixLength(word.Folded) >= SharedStartOfTranslated);

    private static bool IsDemonym(PassageWord people, PassageWord country)
    {
        var shared = people.Folded.AsSpan().CommonPrefixLength(country.Folded);
        return shared >= SharedStartOfDemonym && char.IsUpper(country.Text[0]) && Demonyms.Contains(people.Folded[shared..]) && Countries.Contains(country.Folded[shared..]);
    }

    // The first letters of names that stand together: "EU" for "European Union".
    private static IEnumerable<string> Acronyms(Support support)
    {
        foreach (var passage in support.Everything)
        {
            foreach (var name in NamedEntity.Find(passage.Text))
            {
                var letters = name.Text.Split(' ', '-').Where(word => word.Length > 0).Select(word => word[0]).ToArray();
                if (letters.Length > 1)
                {
                    yield return new string(letters).ToLowerInvariant();
                }
            }
        }
    }
}
