using System.Diagnostics.CodeAnalysis;
using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries.Grounding;

/// <summary>Words by what they decide: each line of the lists has sides that exclude each other, and a side's words stand for each other.</summary>
internal sealed partial class Meanings
{
    private const int LongestPhrase = 3;

    /// <summary>What every language's list has, under one number, so that translations can be compared.</summary>
    private static readonly HashSet<string> Calendar = ["weekday", "month"];

    private static readonly Meanings OfEnglish = new($"{English}\n{EnglishSynonyms}", _ => true);
    private static readonly Meanings OfOthers = new($"{English}\n{Continental}", name => Calendar.Contains(name));

    /// <summary>Shorter beginnings stand for too many words.</summary>
    private const int ShortestBeginning = 3;

    private readonly Dictionary<string, List<Sense>> senses = new(StringComparer.Ordinal);

    /// <summary>Beginnings of words, from lines that write them with a star.</summary>
    private readonly Dictionary<string, List<Sense>> beginnings = new(StringComparer.Ordinal);

    private Meanings(string lists, Func<string, bool> isWanted)
    {
        var number = 0;
        foreach (var line in lists.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var kind = line[colon - 1] switch { '!' => LineKind.Decisive, '@' => LineKind.Qualifier, _ => LineKind.Synonyms };
            var name = line[..colon].TrimEnd('!', '@');
            var isEnglish = number < English.AsSpan().Count('\n') + 1;
            var sides = isEnglish && !isWanted(name) ? [] : line[(colon + 1)..].Split('/');
            for (var side = 0; side < sides.Length; side++)
            {
                foreach (var word in sides[side].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    Add(word.TrimEnd('?'), new Sense(name, number, side, kind, isEnglish && kind is LineKind.Decisive && !word.EndsWith('?')));
                }
            }

            number++;
        }
    }

    /// <param name="folded">A sentence's folded words.</param>
    /// <param name="at">The word; a phrase counts where it begins.</param>
    /// <param name="language">English's lists also serve where the language is not known.</param>
    public static IReadOnlyList<Sense> At(IReadOnlyList<string> folded, int at, string language) =>
        (language is "en" or "und" ? OfEnglish : OfOthers).At(folded, at);

    private List<Sense> At(IReadOnlyList<string> folded, int at)
    {
        for (var length = Math.Min(LongestPhrase, folded.Count - at); length > 1; length--)
        {
            if (senses.TryGetValue(string.Join('_', folded.Skip(at).Take(length)), out var phrase))
            {
                return [.. phrase, .. OfWord(folded[at])];
            }
        }

        return OfWord(folded[at]);
    }

    private List<Sense> OfWord(string word) => senses.TryGetValue(word, out var found) || TryFindBeginning(word, out found) ? found : [];

    private bool TryFindBeginning(string word, [NotNullWhen(true)] out List<Sense>? found)
    {
        for (var length = word.Length; length >= ShortestBeginning; length--)
        {
            if (beginnings.TryGetValue(word[..length], out found))
            {
                return true;
            }
        }

        found = null;
        return false;
    }

    private void Add(string word, Sense sense)
    {
        var isBeginning = word.EndsWith('*');
        var list = isBeginning ? beginnings : senses;
        var folded = WordFolder.Fold(word.TrimEnd('*'));
        foreach (var form in isBeginning ? [folded] : Forms(folded).Distinct(StringComparer.Ordinal))
        {
            if (!list.TryGetValue(form, out var known))
            {
                list.Add(form, known = []);
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
