using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries.Grounding;

/// <summary>Words by what they decide: each line of the lists has sides that exclude each other, and a side's words stand for each other.</summary>
internal sealed partial class Meanings
{
    private const int LongestPhrase = 3;

    private static readonly Meanings Instance = new(English);

    private readonly Dictionary<string, List<Sense>> senses = new(StringComparer.Ordinal);

    private Meanings(string lists)
    {
        var number = 0;
        foreach (var line in lists.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var kind = line[colon - 1] switch { '!' => LineKind.Decisive, '@' => LineKind.Qualifier, _ => LineKind.Synonyms };
            var name = line[..colon].TrimEnd('!', '@');
            var sides = line[(colon + 1)..].Split('/');
            for (var side = 0; side < sides.Length; side++)
            {
                foreach (var word in sides[side].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    Add(word.TrimEnd('?'), new Sense(name, number, side, kind, kind is LineKind.Decisive && !word.EndsWith('?')));
                }
            }

            number++;
        }
    }

    /// <param name="folded">A sentence's folded words.</param>
    /// <param name="at">The word; a phrase counts where it begins.</param>
    public static IReadOnlyList<Sense> At(IReadOnlyList<string> folded, int at)
    {
        for (var length = Math.Min(LongestPhrase, folded.Count - at); length > 1; length--)
        {
            if (Instance.senses.TryGetValue(string.Join('_', folded.Skip(at).Take(length)), out var phrase))
            {
                return phrase;
            }
        }

        var word = folded[at];
        return Instance.senses.TryGetValue(word, out var found) ? found
            : word.EndsWith("n't", StringComparison.Ordinal) ? Instance.senses["not"]
            : [];
    }

    private void Add(string word, Sense sense)
    {
        foreach (var form in Forms(WordFolder.Fold(word)).Distinct(StringComparer.Ordinal))
        {
            if (!senses.TryGetValue(form, out var known))
            {
                senses.Add(form, known = []);
            }

            if (!known.Exists(other => other.Line == sense.Line && other.Side == sense.Side))
            {
                known.Add(sense);
            }
        }
    }

    // English endings; those of a phrase's first word: "call off", "calls off".
    private static IEnumerable<string> Forms(string word)
    {
        var space = word.IndexOf('_', StringComparison.Ordinal);
        var (head, rest) = space < 0 ? (word, "") : (word[..space], word[space..]);
        yield return word;
        if (head.Length < 3)
        {
            yield break;
        }

        yield return head + "s" + rest;
        yield return head + "es" + rest;
        var stem = head[^1] == 'e' ? head[..^1] : head;
        yield return stem + "ed" + rest;
        yield return stem + "ing" + rest;
        if (head[^1] == 'y')
        {
            yield return head[..^1] + "ies" + rest;
            yield return head[..^1] + "ied" + rest;
        }
        else if (head[^1] is not ('e' or 'a' or 'i' or 'o' or 'u' or 'w' or 's'))
        {
            yield return head + head[^1] + "ed" + rest;
            yield return head + head[^1] + "ing" + rest;
        }
    }
}

internal enum LineKind
{
    Synonyms,
    Decisive,

    /// <summary>Says something of the word that follows it.</summary>
    Qualifier,
}

/// <param name="Demands">The articles have to have a word of the side.</param>
internal sealed record Sense(string Name, int Line, int Side, LineKind Kind, bool Demands);
