using System.Buffers;

namespace DigestBot.Core.Feeds.Parsing;

internal enum MarkupToken
{
    End,
    Text,
    CData,
    StartTag,
    EndTag,
}

/// <summary>Cuts XML, well-formed or not, into tags and text. Never fails: what is no tag is text.</summary>
/// <remarks>
/// Comments, processing instructions and document types are passed over unread, so nothing a DTD says takes effect.
/// A span over the document and no copies: the parser reads every byte that is polled.
/// </remarks>
internal ref struct MarkupTokenizer(ReadOnlySpan<char> document)
{
    private static readonly SearchValues<char> AfterName = SearchValues.Create(" \t\r\n></");
    private static readonly SearchValues<char> AfterAttributeName = SearchValues.Create(" \t\r\n=></");
    private static readonly SearchValues<char> AfterBareValue = SearchValues.Create(" \t\r\n><");

    private readonly ReadOnlySpan<char> document = document;
    private int position;

    /// <summary>The name of the current tag.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>The current text, references unresolved.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>What has not been read yet.</summary>
    public readonly ReadOnlySpan<char> Rest => document[position..];

    /// <summary>Reads up to the next tag or text. After a start tag, <see cref="ReadAttribute"/> must be called until it is false.</summary>
    public MarkupToken Read()
    {
        while (position < document.Length)
        {
            var rest = document[position..];
            if (rest[0] != '<')
            {
                return ReadText(rest);
            }

            if (rest.StartsWith("<!--"))
            {
                SkipTo("-->", rest);
            }
            else if (rest.StartsWith("<![CDATA[", StringComparison.OrdinalIgnoreCase))
            {
                return ReadCData(rest);
            }
            else if (rest.StartsWith("<?"))
            {
                SkipTo(">", rest);
            }
            else if (rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            {
                SkipDocumentType(rest);
            }
            else if (rest.Length > 2 && rest[1] == '/' && IsNameStart(rest[2]))
            {
                return ReadEndTag(rest);
            }
            else if (rest.Length > 1 && IsNameStart(rest[1]))
            {
                Name = NameAt(1, rest);
                position += 1 + Name.Length;
                return MarkupToken.StartTag;
            }
            else
            {
                return ReadText(rest);
            }
        }

        return MarkupToken.End;
    }

    /// <summary>The next attribute of the start tag just read; false at the tag's end.</summary>
    /// <param name="closed">Set at the end: the tag closes itself.</param>
    public bool ReadAttribute(out ReadOnlySpan<char> name, out ReadOnlySpan<char> value, out bool closed)
    {
        name = value = default;
        closed = false;
        while (position < document.Length)
        {
            switch (document[position])
            {
                case '>':
                    position++;
                    return false;
                case '<':
                    return false;
                case '/':
                    position++;
                    closed = position < document.Length && document[position] == '>';
                    break;
                case var c when char.IsWhiteSpace(c) || c is '"' or '\'' or '=':
                    position++;
                    break;
                default:
                    ReadNameAndValue(out name, out value);
                    return true;
            }
        }

        return false;
    }

    private void ReadNameAndValue(out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        var rest = document[position..];
        var end = rest.IndexOfAny(AfterAttributeName);
        name = end < 0 ? rest : rest[..end];
        position += name.Length;
        value = default;
        SkipWhiteSpace();
        if (position >= document.Length || document[position] != '=')
        {
            return;
        }

        position++;
        SkipWhiteSpace();
        value = ReadValue();
    }

    /// <summary>
    /// No value may hold <c>&lt;</c> (XML 1.0, 3.1), yet some do; a quote that closes only after one and stands behind an
    /// equals sign opens another tag's value: then this value's own quote was forgotten.
    /// </summary>
    private ReadOnlySpan<char> ReadValue()
    {
        var rest = document[position..];
        if (rest is [('"' or '\'') and var quote, ..])
        {
            var end = rest[1..].IndexOf(quote) + 1;
            var value = rest[1..Math.Max(1, end)];
            if (end > 0 && (value is not [.., '='] || !value.Contains('<')))
            {
                position += end + 1;
                return value;
            }

            position++;
        }

        return ReadBareValue();
    }

    private ReadOnlySpan<char> ReadBareValue()
    {
        var rest = document[position..];
        var stop = rest.IndexOfAny(AfterBareValue);
        var value = stop < 0 ? rest : rest[..stop];
        position += value.Length;
        if (value is [.., '/'] && position < document.Length && document[position] == '>')
        {
            position--;
            value = value[..^1];
        }

        return value;
    }

    private MarkupToken ReadText(ReadOnlySpan<char> rest)
    {
        var end = 0;
        do
        {
            var next = rest[(end + 1)..].IndexOf('<');
            end = next < 0 ? rest.Length : end + 1 + next;
        }
        while (end < rest.Length - 1 && !BeginsMarkup(rest[end + 1]));

        Text = rest[..end];
        position += end;
        return MarkupToken.Text;
    }

    private MarkupToken ReadCData(ReadOnlySpan<char> rest)
    {
        const int opening = 9;
        var end = rest.IndexOf("]]>");
        Text = end < 0 ? rest[opening..] : rest[opening..end];
        position += end < 0 ? rest.Length : end + 3;
        return MarkupToken.CData;
    }

    private MarkupToken ReadEndTag(ReadOnlySpan<char> rest)
    {
        Name = NameAt(2, rest);
        var end = rest[1..].IndexOfAny('>', '<');
        position += end < 0 ? rest.Length : rest[end + 1] == '>' ? end + 2 : end + 1;
        return MarkupToken.EndTag;
    }

    private void SkipTo(ReadOnlySpan<char> mark, ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(mark);
        position += end < 0 ? rest.Length : end + mark.Length;
    }

    private void SkipDocumentType(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny('[', '>');
        if (end >= 0 && rest[end] == '[')
        {
            var subset = rest[end..].IndexOf("]");
            while (subset >= 0 && !IsEndOfSubset(rest[(end + subset + 1)..]))
            {
                end += subset + 1;
                subset = rest[end..].IndexOf("]");
            }

            end = subset < 0 ? -1 : end + subset + rest[(end + subset)..].IndexOf('>');
        }

        position += end < 0 ? rest.Length : end + 1;
    }

    private static bool IsEndOfSubset(ReadOnlySpan<char> afterBracket) => afterBracket.TrimStart() is ['>', ..];

    private void SkipWhiteSpace()
    {
        while (position < document.Length && char.IsWhiteSpace(document[position]))
        {
            position++;
        }
    }

    private static ReadOnlySpan<char> NameAt(int start, ReadOnlySpan<char> rest)
    {
        var end = rest[start..].IndexOfAny(AfterName);
        return end < 0 ? rest[start..] : rest[start..(start + end)];
    }

    private static bool BeginsMarkup(char afterBracket) => IsNameStart(afterBracket) || afterBracket is '/' or '!' or '?';

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';
}
