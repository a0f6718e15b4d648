namespace DigestBot.Core.Topics;

/// <summary>Reads a query by descent: OR binds least, then what stands side by side, then minus and NOT.</summary>
/// <param name="line">Cleaned, on one line.</param>
internal sealed class TopicQueryParser(string line, NamedTopics named)
{
    /// <summary>Brackets and minuses within each other. People nest three deep; the stack holds much more than this.</summary>
    private const int MaxDepth = 40;

    private int _at;
    private int _depth;

    /// <exception cref="TopicQueryException">The query cannot be read.</exception>
    public TopicExpression Parse()
    {
        var root = ParseAny(open: null);
        return _at == line.Length
            ? root
            : throw Problem(_at, $"The bracket at {Place(_at)} closes none: leave it out, or open one before it.");
    }

    private TopicExpression ParseAny(int? open)
    {
        var parts = new List<TopicExpression> { ParseAll(open, after: null) };
        while (TakeOperator("OR") is { } at)
        {
            parts.Add(ParseAll(open, after: ("OR", at)));
        }

        return parts is [var only] ? only : new TopicExpression.Any(parts);
    }

    /// <param name="open">Where the bracket around it stands.</param>
    /// <param name="after">The operator before it, for what is said when nothing follows.</param>
    private TopicExpression ParseAll(int? open, (string Word, int At)? after)
    {
        var parts = new List<TopicExpression>();
        while (true)
        {
            if (TakeOperator("AND") is { } and)
            {
                after = parts.Count > 0 ? ("AND", and) : throw Lonely("AND", and);
            }

            SkipSpaces();
            if (_at == line.Length || line[_at] == ')' || IsOperator("OR"))
            {
                break;
            }

            parts.Add(ParsePart());
            after = null;
        }

        if (after is var (word, at) && (parts.Count == 0 || word == "AND"))
        {
            throw Lonely(word, at);
        }

        return parts switch
        {
            [] when IsOperator("OR") => throw Lonely("OR", _at),
            [] => throw Problem(open ?? _at, open is { } bracket ? $"The brackets at {Place(bracket)} hold nothing: put words in, or leave them out." : $"The bracket at {Place(_at)} closes none: leave it out, or open one before it."),
            [var only] => only,
            _ => new TopicExpression.All(parts),
        };
    }

    private TopicExpression ParsePart()
    {
        var start = _at;
        if (TakeOperator("NOT") is { } not)
        {
            SkipSpaces();
            return _at < line.Length && line[_at] != ')' && !IsOperator("OR") && !IsOperator("AND")
                ? Nested(start, () => new TopicExpression.Not(ParsePart()))
                : throw Lonely("NOT", not);
        }

        switch (line[_at])
        {
            case '-' or '−':
                _at++;
                return StandsBeforeSomething()
                    ? Nested(start, () => new TopicExpression.Not(ParsePart()))
                    : throw Problem(start, $"The minus at {Place(start)} stands alone: put the word to leave out right behind it, as in -football.");
            case '+':
                // Every word must be there anyway; people who know other searches write it all the same.
                _at++;
                return StandsBeforeSomething()
                    ? Nested(start, ParsePart)
                    : throw Problem(start, $"The plus at {Place(start)} stands alone: leave it out, all words must match anyway.");
            case '(':
                _at++;
                return Nested(start, () => ParseBracket(start));
            case var _ when IsOperator("OR") || IsOperator("AND"):
                throw Lonely(IsOperator("OR") ? "OR" : "AND", _at);
            default:
                var reader = new TopicTermReader(line, _at, named);
                var term = reader.Read();
                _at = reader.End;
                return term;
        }
    }

    private TopicExpression ParseBracket(int open)
    {
        var inner = ParseAny(open);
        if (_at == line.Length)
        {
            throw Problem(open, $"The bracket at {Place(open)} is not closed: add ) behind its last word.");
        }

        _at++;
        return inner;
    }

    private TopicExpression Nested(int start, Func<TopicExpression> parse)
    {
        if (++_depth > MaxDepth)
        {
            throw Problem(start, $"At {Place(start)} this is nested more than {MaxDepth} deep: take some brackets away, or split it into several topics.");
        }

        var part = parse();
        _depth--;
        return part;
    }

    private bool StandsBeforeSomething() => _at < line.Length && line[_at] is not (' ' or ')');

    private void SkipSpaces()
    {
        while (_at < line.Length && line[_at] == ' ')
        {
            _at++;
        }
    }

    /// <returns>Where it stood; null where the next word is another.</returns>
    private int? TakeOperator(string word)
    {
        SkipSpaces();
        if (!IsOperator(word))
        {
            return null;
        }

        _at += word.Length;
        return _at - word.Length;
    }

    private bool IsOperator(string word) =>
        string.CompareOrdinal(line, _at, word, 0, word.Length) == 0
        && (_at + word.Length == line.Length || line[_at + word.Length] is ' ' or '(' or ')' || TopicTermReader.IsQuotationMark(line[_at + word.Length]));

    private static TopicQueryException Lonely(string word, int at) => Problem(at, word switch
    {
        "NOT" => $"NOT at {Place(at)} stands alone: put the word to leave out behind it, as in NOT football.",
        _ => $"{word} at {Place(at)} needs a word on both sides, as in ferry {word} boat; to look for the word itself put it in quotation marks.",
    });

    internal static string Place(int at) => $"character {at + 1}";

    internal static TopicQueryException Problem(int at, string sentence) => new(sentence, at);
}
