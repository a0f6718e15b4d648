namespace DigestBot.Core.Text;

/// <summary>Quotations between single marks, as British papers print them, told from apostrophes.</summary>
/// <remarks>
/// A mark opens before a word that begins there, and closes where a mark of punctuation stands before it: "the workers' union" closes nothing. Straight
/// ones open before a capital alone: "'em" and "'til" are short forms.
/// </remarks>
internal static class SingleQuotations
{
    /// <summary>Past this it is no quotation but two apostrophes.</summary>
    private const int Longest = 400;

    public static List<(int Open, int Close)> Find(string text, int start, int end)
    {
        var found = new List<(int Open, int Close)>();
        var open = -1;
        for (var i = start; i < end; i++)
        {
            if (text[i] is not ('\'' or '‘' or '’'))
            {
                continue;
            }

            if (Opens(text, i, start, end))
            {
                open = i;
            }
            else if (open >= 0 && Closes(text, i, start, end))
            {
                if (i - open <= Longest)
                {
                    found.Add((open, i));
                }

                open = -1;
            }
        }

        return found;
    }

    private static bool Opens(string text, int at, int start, int end) =>
        text[at] != '’'
        && (at == start || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[' or '—' or '–')
        && at + 1 < end
        && (text[at] == '‘' ? char.IsLetterOrDigit(text[at + 1]) : char.IsUpper(text[at + 1]));

    private static bool Closes(string text, int at, int start, int end) =>
        text[at] != '‘'
        && at > start && text[at - 1] is '.' or ',' or '!' or '?' or '…' or ';'
        && (at + 1 >= end || !char.IsLetterOrDigit(text[at + 1]));
}
