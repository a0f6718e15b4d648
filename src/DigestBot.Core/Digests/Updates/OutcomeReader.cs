using System.Collections.Frozen;
using DigestBot.Core.Text;

namespace DigestBot.Core.Digests.Updates;

/// <summary>Reads which outcomes a sentence says have come about, in English, German, French and Spanish.</summary>
/// <remarks>What may, must, should or did not come about has not; nor has what is asked.</remarks>
internal static class OutcomeReader
{
    /// <summary>"hopes the two sides agree on"</summary>
    private const int Reach = 4;

    private static readonly FrozenSet<string> Doubts = FrozenSet.Create(
    [
        .. ("may might could would should will can if whether when before unless until not never no nor without cannot to set expected likely urge urges urged call calls called ask asks asked demand demands demanded vow vows threaten threatens fail fails failed refuse refuses refused hope hopes deny denies denied yet almost nearly "
            + "könnte könnten soll sollen will wollen würde muss nicht nie kein keine keinen keiner ohne ob wenn bevor fordert fordern droht hofft hoffen fast "
            + "pourrait pourraient devrait devraient doit va vont si sans ne pas jamais aucun aucune demande demandent espère menace presque "
            + "podría podrían debería debe va van si sin no nunca ningún ninguna pide piden espera amenaza casi").Split(' ').Select(WordFolder.Fold),
    ]);

    /// <returns>Of <see cref="Outcome.All"/>, in its order.</returns>
    public static IEnumerable<Outcome> Read(string sentence)
    {
        var words = Words(sentence);
        return sentence.EndsWith('?') ? [] : Outcome.All.Where(outcome => outcome.Phrases.Any(phrase => At(words, phrase) is >= 0 and var at && !IsDoubted(words, at, phrase)));
    }

    /// <summary>Whether the sentence speaks of the outcome at all, however it puts it.</summary>
    public static bool Mentions(string sentence, Outcome outcome)
    {
        var words = Words(sentence);
        return outcome.Phrases.Any(phrase => At(words, phrase) >= 0);
    }

    private static bool IsDoubted(List<string> words, int at, string[] phrase)
    {
        // "ne démissionne pas", "lehnt nicht ab": the word right behind may deny it.
        var behind = at + phrase.Length < words.Count && words[at + phrase.Length] is "pas" or "nicht" or "not";
        return behind || words.Skip(Math.Max(0, at - Reach)).Take(Math.Min(at, Reach)).Any(Doubts.Contains);
    }

    private static int At(List<string> words, string[] phrase)
    {
        for (var at = 0; at + phrase.Length <= words.Count; at++)
        {
            if (words.Skip(at).Take(phrase.Length).SequenceEqual(phrase))
            {
                return at;
            }
        }

        return -1;
    }

    private static List<string> Words(string sentence)
    {
        var words = new List<string>();
        foreach (var token in Tokenizer.Tokens(sentence))
        {
            words.Add(WordFolder.Fold(token.In(sentence).ToString()));
        }

        return words;
    }
}
