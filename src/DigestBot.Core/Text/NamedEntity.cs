namespace DigestBot.Core.Text;

/// <summary>A name as its capitals show it: "Antje Vogt", "Bay of Olave".</summary>
/// <remarks>
/// A sentence's first word has a capital of its own and counts only with another beside it. German capitalises every noun:
/// there the names found are names and nouns. Scripts without case have none.
/// </remarks>
public sealed record NamedEntity(string Text, int Start)
{
    /// <param name="sentence">One sentence: what stands first in it is known to do so.</param>
    public static IReadOnlyList<NamedEntity> Find(ReadOnlySpan<char> sentence)
    {
        var found = new List<NamedEntity>();
        var (start, end, words) = (0, 0, 0);
        var opensSentence = false;
        var isFirst = true;
        foreach (var token in Tokenizer.Tokens(sentence))
        {
            var isCapital = token.Kind is TokenKind.Word && char.IsUpper(sentence[token.Start]);
            if (isCapital && words > 0 && sentence[end..token.Start] is " " or "-" or ". ")
            {
                (end, words) = (token.End, words + 1);
            }
            else
            {
                Keep(sentence);
                (start, end, words) = (token.Start, token.End, isCapital ? 1 : 0);
                opensSentence = isFirst;
            }

            isFirst = false;
        }

        Keep(sentence);
        return found;

        void Keep(ReadOnlySpan<char> text)
        {
            if (words > (opensSentence ? 1 : 0))
            {
                found.Add(new NamedEntity(text[start..end].ToString(), start));
            }
        }
    }
}
