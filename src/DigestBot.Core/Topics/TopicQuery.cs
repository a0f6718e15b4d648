using DigestBot.Core.Text;

namespace DigestBot.Core.Topics;

/// <summary>A topic as a reader types it: <c>ferry "safety report" -football</c>. All words and phrases must match, none behind a minus may.</summary>
/// <param name="Text">As typed, white space folded.</param>
public sealed record TopicQuery(string Text, TopicExpression Root)
{
    // A query is a line in a chat; more is a mistake or an attack.
    private const int LongestQuery = 500;

    /// <exception cref="TopicQueryException">The message points at the place and says the mend.</exception>
    public static TopicQuery Parse(string text)
    {
        var line = TextNormalizer.CleanLine(text);
        if (line.Length > LongestQuery)
        {
            throw new TopicQueryException($"A topic may have {LongestQuery} characters, this one has {line.Length}: split it into several topics.", LongestQuery);
        }

        var parts = new List<TopicExpression>();
        for (var position = 0; position < line.Length;)
        {
            if (line[position] == ' ')
            {
                position++;
            }
            else
            {
                parts.Add(ParsePart(line, ref position));
            }
        }

        return parts.Count == 0
            ? throw new TopicQueryException("A topic needs at least one word, for example: ferry \"safety report\" -football", 0)
            : new TopicQuery(line, parts is [var only] ? only : new TopicExpression.All(parts));
    }

    private static TopicExpression ParsePart(string line, ref int position)
    {
        if (line[position] is not ('-' or '−'))
        {
            return ParseWords(line, ref position);
        }

        var minus = position++;
        return position < line.Length && line[position] != ' '
            ? new TopicExpression.Not(ParseWords(line, ref position))
            : throw new TopicQueryException($"The minus at character {minus + 1} stands alone: put the word to leave out right behind it, as in -football.", minus);
    }

    private static TopicExpression.Words ParseWords(string line, ref int position)
    {
        var start = position;
        var isPhrase = IsQuotationMark(line[start]);
        string words;
        if (isPhrase)
        {
            var close = start + 1;
            while (close < line.Length && !IsQuotationMark(line[close]))
            {
                close++;
            }

            if (close == line.Length)
            {
                throw new TopicQueryException($"The quotation mark at character {start + 1} is not closed: add another behind the phrase's last word.", start);
            }

            words = line[(start + 1)..close].Trim();
            position = close + 1;
        }
        else
        {
            var end = line.IndexOf(' ', start);
            position = end < 0 ? line.Length : end;
            words = line[start..position];
            RefuseOperator(words, start);
        }

        return HasWord(words)
            ? new TopicExpression.Words(words)
            : throw new TopicQueryException($"{(isPhrase ? "The phrase" : $"\"{words}\"")} at character {start + 1} holds no word: leave it out.", start);
    }

    // Taken as words they would silently match nothing.
    private static void RefuseOperator(string word, int at)
    {
        var mend = word switch
        {
            "OR" => "all words must match; add a second topic for the other choice",
            "AND" => "leave it out, all words must match anyway",
            "NOT" => "put a minus right before the word instead, as in -football",
            _ => null,
        };
        if (mend is not null)
        {
            throw new TopicQueryException($"{word} at character {at + 1} is not understood: {mend}.", at);
        }
    }

    private static bool HasWord(string text)
    {
        foreach (var _ in Tokenizer.Tokens(text))
        {
            return true;
        }

        return false;
    }

    // Phones type curly ones.
    private static bool IsQuotationMark(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';
}
