using System.Globalization;
using System.Text.RegularExpressions;
using DigestBot.Core.Text;

namespace DigestBot.Core.Topics;

/// <summary>Reads one word, phrase or field of a query.</summary>
internal sealed partial class TopicTermReader(string line, int at, NamedTopics named)
{
    private const int ShortestPrefix = 2;
    private const int MostOutlets = 99;
    private const int LongestSaidBack = 30;

    private static readonly string[] Fields = ["title", "category", "source", "lang", "site", "origin", "min-outlets", "topic"];

    private int _at = at;

    /// <summary>Behind what was read.</summary>
    public int End => _at;

    // Phones type curly ones.
    public static bool IsQuotationMark(char c) => c is '"' or '“' or '”' or '„' or '‟' or '«' or '»';

    /// <exception cref="TopicQueryException">No word, a field that does not exist, a value that it cannot have.</exception>
    public TopicExpression Read()
    {
        var start = _at;
        if (IsQuotationMark(line[_at]))
        {
            return ReadPhrase();
        }

        var word = ReadWord();
        if (word.IndexOf(':') is var colon and > 0 && FieldNamed(word[..colon], start) is { } field)
        {
            _at = start + colon + 1;
            return ReadField(field, start);
        }

        return WordOrPrefix(word, start);
    }

    private TopicExpression ReadField(string field, int start)
    {
        if (_at == line.Length || line[_at] is ' ' or '(' or ')')
        {
            throw TopicQueryParser.Problem(start, $"{field}: at {TopicQueryParser.Place(start)} needs its value right behind the colon, as in {ExampleOf(field)}.");
        }

        var isPhrase = IsQuotationMark(line[_at]);
        var words = isPhrase ? ReadPhrase() : WordOrPrefix(ReadWord(), start, field);
        return field switch
        {
            "title" => words with { Field = TopicField.Title },
            "category" => words with { Field = TopicField.Category },
            "source" => words with { Field = TopicField.Source },
            "topic" => Named(words.Text, start),
            _ => Special(field, words.Text.ToLowerInvariant(), start),
        };
    }

    private TopicExpression.Named Named(string name, int start)
    {
        if (named.Find(name) is { } topic)
        {
            return new(topic.Name, topic.Query.Root);
        }

        throw TopicQueryParser.Problem(start, named.ProblemOf(name) is { } problem
            ? $"topic:{name} at {TopicQueryParser.Place(start)} {problem}"
            : $"There is no topic called {Quoted(name)}, which {TopicQueryParser.Place(start)} names"
                + (named.Nearest(name) is { } meant ? $": did you mean topic:{meant}?" : named.All is [var first, ..] ? $": topics there are, such as topic:{first.Name}, are suggested while you type." : ": no topic has a name here."));
    }

    private static TopicExpression Special(string field, string value, int start) => field switch
    {
        "lang" when value.Length == 2 && value.All(char.IsAsciiLetter) => new TopicExpression.Language(value),
        "site" when SiteName().Match(value) is { Success: true } site => new TopicExpression.Site(site.Groups["host"].Value),
        "origin" => new TopicExpression.Origin(value),
        "min-outlets" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostOutlets => new TopicExpression.MinOutlets(count),
        _ => throw TopicQueryParser.Problem(start, $"{field}: at {TopicQueryParser.Place(start)} takes {KindOf(field)}, as in {ExampleOf(field)}."),
    };

    /// <returns>Null where the word only happens to have a colon in it.</returns>
    private static string? FieldNamed(string name, int start)
    {
        var known = Array.Find(Fields, field => field.Equals(name, StringComparison.OrdinalIgnoreCase));
        return known is null && name.All(c => char.IsAsciiLetter(c) || c == '-') && NearestWord.Find(name, Fields) is { } meant
            ? throw TopicQueryParser.Problem(start, $"There is no field {name}: at {TopicQueryParser.Place(start)}. Did you mean {meant}:?")
            : known;
    }

    private static TopicExpression.Words WordOrPrefix(string word, int start, string? field = null)
    {
        var isPrefix = word.EndsWith('*') && field is null or "title" or "category" or "source";
        var text = isPrefix ? word.TrimEnd('*') : word;
        if (isPrefix && text.Count(char.IsLetterOrDigit) < ShortestPrefix)
        {
            throw TopicQueryParser.Problem(start, $"{Quoted(word)} at {TopicQueryParser.Place(start)} would match nearly everything: put at least {ShortestPrefix} letters before the asterisk.");
        }

        return HasWord(text)
            ? new TopicExpression.Words(text) { IsPrefix = isPrefix }
            : throw TopicQueryParser.Problem(start, $"{Quoted(word)} at {TopicQueryParser.Place(start)} holds no word: leave it out.");
    }

    private TopicExpression.Words ReadPhrase()
    {
        var start = _at++;
        while (_at < line.Length && !IsQuotationMark(line[_at]))
        {
            _at++;
        }

        if (_at == line.Length)
        {
            throw TopicQueryParser.Problem(start, $"The quotation mark at {TopicQueryParser.Place(start)} is not closed: add another behind the phrase's last word.");
        }

        var words = line[(start + 1).._at++].Trim();
        return HasWord(words)
            ? new TopicExpression.Words(words) { IsExact = true }
            : throw TopicQueryParser.Problem(start, $"The phrase at {TopicQueryParser.Place(start)} holds no word: leave it out.");
    }

    private string ReadWord()
    {
        var start = _at;
        while (_at < line.Length && line[_at] is not (' ' or '(' or ')') && !IsQuotationMark(line[_at]))
        {
            _at++;
        }

        return line[start.._at];
    }

    private static bool HasWord(string text)
    {
        foreach (var _ in Tokenizer.Tokens(text))
        {
            return true;
        }

        return false;
    }

    // Said back in a sentence: what is too long for one is recognised by its beginning.
    private static string Quoted(string word)
    {
        var graphemes = new StringInfo(word);
        return graphemes.LengthInTextElements <= LongestSaidBack ? $"\"{word}\"" : $"\"{graphemes.SubstringByTextElements(0, LongestSaidBack)}…\"";
    }

    private static string KindOf(string field) => field switch
    {
        "lang" => "a language's code of two letters",
        "site" => "a site's address",
        _ => $"a number from 1 to {MostOutlets}",
    };

    private static string ExampleOf(string field) => field switch
    {
        "title" => "title:ferry",
        "category" => "category:sport",
        "source" => "source:reuters",
        "lang" => "lang:de",
        "site" => "site:example.org",
        "origin" => "origin:ap",
        "topic" => "topic:climate",
        _ => "min-outlets:3",
    };

    [GeneratedRegex(@"^(?:https?://)?(?:www\.)?(?<host>[a-z0-9][a-z0-9.-]*[a-z0-9])/?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SiteName();
}
