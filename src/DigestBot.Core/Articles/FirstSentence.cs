using System.Buffers;
using DigestBot.Core.Text;

namespace DigestBot.Core.Articles;

/// <summary>A paragraph's first sentence, to stand in for a title that is missing.</summary>
internal static class FirstSentence
{
    // A title of more is no line any more. News puts the main clause first: what is longer ends after a clause, or else at a word.
    private const int LongestTitle = 180;

    private const int ShortestClause = 60;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;:–—，；");

    public static string Of(string paragraph, string language)
    {
        // A text without full stops may be megabytes long, and only its beginning can be a title.
        var head = paragraph.Length <= 4 * LongestTitle ? paragraph : paragraph[..WordEnd(paragraph, 4 * LongestTitle)];
        var sentences = SentenceSplitter.Split(head, language);
        if (sentences.Count == 0)
        {
            return "";
        }

        var first = sentences[0].Text;
        if (first.Length <= LongestTitle)
        {
            return WithoutFullStop(first);
        }

        var clause = first.AsSpan(0, LongestTitle).LastIndexOfAny(ClauseEnds);
        return clause >= ShortestClause
            ? first[..clause].TrimEnd()
            : first[..WordEnd(first, LongestTitle)].TrimEnd() + "…";
    }

    // "in the U.S." keeps its stop; scripts without spaces end between any two letters, never inside a surrogate pair.
    private static string WithoutFullStop(string sentence)
    {
        var lastWord = sentence.AsSpan(sentence.LastIndexOf(' ') + 1).TrimEnd('.');
        return sentence.EndsWith("..", StringComparison.Ordinal) || lastWord.Contains('.') ? sentence : sentence.TrimEnd('.', '。');
    }

    private static int WordEnd(string text, int limit)
    {
        var space = text.LastIndexOf(' ', limit);
        if (space > limit / 2)
        {
            return space;
        }

        return char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;
    }
}
