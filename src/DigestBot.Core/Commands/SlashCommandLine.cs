using DigestBot.Core.Text;

namespace DigestBot.Core.Commands;

/// <summary>The text after a command's name, cut into words. Reading never fails: whatever people type is some list of words.</summary>
/// <remarks>
/// White space separates words. Double quotes, the curly and angular ones that phones insert included, hold words together; one
/// that is never closed reaches to the end. <c>name:value</c> may be an option: only the command's definition can tell, since
/// <c>https://…</c> and <c>08:00</c> look the same.
/// </remarks>
public sealed class SlashCommandLine
{
    private SlashCommandLine(string text, IReadOnlyList<CommandWord> words)
    {
        Text = text;
        Words = words;
    }

    /// <summary>On one line, all double quotes straight.</summary>
    public string Text { get; }

    public IReadOnlyList<CommandWord> Words { get; }

    public static SlashCommandLine Parse(string? text)
    {
        var line = StraightenQuotes(TextNormalizer.CleanLine(text));
        var words = new List<CommandWord>();
        for (var i = 0; i < line.Length;)
        {
            if (line[i] == ' ')
            {
                i++;
                continue;
            }

            var word = ReadWord(line, i);
            words.Add(word);
            i = word.End;
        }

        return new(line, words);
    }

    /// <summary>What was typed in [<paramref name="start"/>, <paramref name="end"/>), with its quotes where a parameter reads text as a whole.</summary>
    public string Read(int start, int end, bool unquote = false)
    {
        var typed = Text[start..end].Trim();
        return unquote ? Unquote(typed) : typed;
    }

    private static CommandWord ReadWord(string line, int start)
    {
        var colon = -1;
        var quoted = false;
        var end = start;
        for (; end < line.Length && (quoted || line[end] != ' '); end++)
        {
            if (line[end] == '"' && (quoted || end == start || end == colon + 1))
            {
                quoted = !quoted;
            }
            else if (line[end] == ':' && colon < 0 && end > start && !quoted)
            {
                colon = end;
            }
        }

        var name = colon > 0 ? line[start..colon] : null;
        return name is not null && name.All(c => char.IsAsciiLetter(c) || c is '-' or '_')
            ? new(Unquote(line[start..end]), start, end) { OptionName = name, OptionValueStart = colon + 1 }
            : new(Unquote(line[start..end]), start, end);
    }

    private static string Unquote(string word)
    {
        if (!word.StartsWith('"'))
        {
            return word;
        }

        var inner = word[1..];
        return (inner.EndsWith('"') ? inner[..^1] : inner).Trim();
    }

    private static string StraightenQuotes(string line) => string.Create(line.Length, line, static (straight, curly) =>
    {
        for (var i = 0; i < curly.Length; i++)
        {
            straight[i] = curly[i] is '“' or '”' or '„' or '‟' or '«' or '»' or '＂' ? '"' : curly[i];
        }
    });
}

/// <param name="Value">The word without its quotes.</param>
/// <param name="Start">Where it begins in <see cref="SlashCommandLine.Text"/>.</param>
/// <param name="End">Behind its last character.</param>
public sealed record CommandWord(string Value, int Start, int End)
{
    /// <summary>Set where the word could be an option, <c>name:value</c>.</summary>
    public string? OptionName { get; init; }

    /// <summary>At the word's end in <c>name: value</c>: then the next word is the value.</summary>
    public int OptionValueStart { get; init; }
}
