using DigestBot.Core.Text;

namespace DigestBot.Testing.Summaries;

/// <summary>Whether two sentences of a summary tell a reader the same: by the words, the figures and the names they share.</summary>
/// <remarks>
/// Stricter than what chooses the sentences, and by more kinds of evidence, so that it can find its choice wrong. Any of these is a repeat: one
/// sentence's words are mostly the other's; a long run of words stands in both; or the shorter tells no figure and no name that the other lacks, shares a
/// good part of its words and two of its facts.
/// </remarks>
public static class RepeatedStatement
{
    private const double MostlyTheSameWords = 0.6;

    /// <summary>So many words in a row are a passage taken over, stop words included.</summary>
    private const int LongRun = 7;

    private const double GoodPartOfWords = 0.4;

    private const int SharedFacts = 2;

    public static bool Is(string one, string other, string language)
    {
        var (first, second) = (Statement.Of(one, language), Statement.Of(other, language));
        var (shorter, longer) = first.Words.Count <= second.Words.Count ? (first, second) : (second, first);
        if (shorter.Words.Count == 0)
        {
            return false;
        }

        var shared = (double)shorter.Words.Count(longer.Words.Contains) / shorter.Words.Count;
        return shared >= MostlyTheSameWords || LongestRun(first.Sequence, second.Sequence) >= LongRun || (shared >= GoodPartOfWords && TellsNothingNew(shorter, longer));
    }

    private static bool TellsNothingNew(Statement shorter, Statement longer) =>
        shorter.Figures.IsSubsetOf(longer.Figures) && shorter.Names.TrueForAll(name => name.All(longer.Words.Contains)) && shorter.Figures.Count + shorter.Names.Count >= SharedFacts;

    private static int LongestRun(List<ulong> one, List<ulong> other)
    {
        var longest = 0;
        var runs = new int[other.Count + 1];
        foreach (var word in one)
        {
            for (var i = other.Count; i > 0; i--)
            {
                runs[i] = word == other[i - 1] ? runs[i - 1] + 1 : 0;
                longest = Math.Max(longest, runs[i]);
            }
        }

        return longest;
    }

    private sealed record Statement(HashSet<ulong> Words, List<ulong> Sequence, HashSet<decimal> Figures, List<ulong[]> Names)
    {
        public static Statement Of(string sentence, string language) => new(
            [.. Term.ContentOf(sentence, language)],
            Term.Of(sentence, language).ConvertAll(term => term.Hash),
            [.. Quantity.Find(sentence, language).Select(quantity => quantity.Value)],
            [.. NamedEntity.Find(sentence).Select(name => Term.ContentOf(name.Text, language)).Where(words => words.Length > 0)]);
    }
}
