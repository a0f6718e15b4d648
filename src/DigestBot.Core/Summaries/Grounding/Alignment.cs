namespace DigestBot.Core.Summaries.Grounding;

/// <summary>Which words of a sentence stand for which of a source's, in order: the heaviest common subsequence.</summary>
internal sealed class Alignment
{
    private const double ContentWeight = 2;

    // Names and numbers move where a falsehood moves them; what they are moved around holds.
    private const double NameWeight = 1.2;
    private const double StopWeight = 0.6;

    private Alignment(Passage sentence, Passage source, int[] matches)
    {
        Sentence = sentence;
        Source = source;
        Matches = matches;
    }

    public Passage Sentence { get; }

    public Passage Source { get; }

    /// <summary>For each word of the sentence the source's, or -1.</summary>
    public int[] Matches { get; }

    /// <summary>The source's word for a word of the sentence, wherever it stands; -1 where there is none.</summary>
    public int Counterpart(int at) =>
        Matches[at] >= 0 ? Matches[at] : Sentence.Words[at].IsContent ? Enumerable.Range(0, Source.Words.Count).FirstOrDefault(j => Sentence.Words[at].IsAkinTo(Source.Words[j]), -1) : -1;

    /// <summary>0..1: how much of the sentence stands in the source so, word for word.</summary>
    public double Verbatim => Matches.Length == 0 ? 0 : (double)Matches.Count(match => match >= 0) / Matches.Length;

    public static Alignment Of(Passage sentence, Passage source)
    {
        var (rows, columns) = (sentence.Words.Count, source.Words.Count);
        var best = new double[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                best[i, j] = Math.Max(best[i + 1, j], best[i, j + 1]);
                if (Weight(sentence.Words[i], source.Words[j]) is > 0 and var weight)
                {
                    best[i, j] = Math.Max(best[i, j], best[i + 1, j + 1] + weight);
                }
            }
        }

        var matches = new int[rows];
        Array.Fill(matches, -1);
        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (Weight(sentence.Words[i], source.Words[j]) is > 0 and var weight && best[i, j] <= best[i + 1, j + 1] + weight)
            {
                matches[i++] = j++;
            }
            else if (best[i + 1, j] >= best[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return new Alignment(sentence, source, matches);
    }

    /// <summary>The stretches between matched words where the two differ, with what stands there on each side.</summary>
    public IEnumerable<(IReadOnlyList<PassageWord> Said, IReadOnlyList<PassageWord> Source)> Differences()
    {
        var (from, fromSource) = (0, -1);
        for (var i = 0; i <= Matches.Length; i++)
        {
            if (i < Matches.Length && Matches[i] < 0)
            {
                continue;
            }

            // Before the first match and after the last the source may have anything.
            var toSource = i < Matches.Length ? Matches[i] : fromSource < 0 ? 0 : Math.Min(Source.Words.Count, fromSource + 1 + (i - from));
            var begin = fromSource < 0 ? Math.Max(0, toSource - (i - from)) : fromSource + 1;
            if (i > from || toSource > begin)
            {
                yield return ([.. Sentence.Words.Skip(from).Take(i - from)], [.. Source.Words.Skip(begin).Take(toSource - begin)]);
            }

            if (i < Matches.Length)
            {
                (from, fromSource) = (i + 1, Matches[i]);
            }
        }
    }

    private static double Weight(PassageWord one, PassageWord other)
    {
        if (one.IsStop || other.IsStop)
        {
            return one.Folded == other.Folded ? StopWeight : 0;
        }

        return !one.IsAkinTo(other) ? 0 : one.IsNumber || one.IsCapital ? NameWeight : ContentWeight;
    }
}
