namespace DigestBot.Core.Text;

/// <summary>The stretches of a paragraph that stand between quotation marks or brackets that close again.</summary>
internal readonly struct Enclosures
{
    private readonly List<(int Open, int Close)> stretches;

    private Enclosures(List<(int Open, int Close)> stretches) => this.stretches = stretches;

    /// <summary>Whether the place lies inside one, its closing mark not counted.</summary>
    public bool Contains(int at)
    {
        foreach (var (open, close) in stretches)
        {
            if (at > open && at < close)
            {
                return true;
            }
        }

        return false;
    }

    public static Enclosures Find(string text, int start, int end, int longestQuotation, int longestBracket)
    {
        var found = new List<(int Open, int Close)>();
        var quotation = -1;
        var bracket = -1;
        for (var i = start; i < end; i++)
        {
            switch (text[i])
            {
                case '(' or '[' or '（':
                    bracket = i;
                    break;
                case ')' or ']' or '）' when bracket >= 0:
                    if (i - bracket <= longestBracket)
                    {
                        found.Add((bracket, i));
                    }

                    bracket = -1;
                    break;
                case '"' or '“' or '”' or '„' or '«' or '»' or '「' or '」':
                    if (Opens(text, i, start, end, quotation >= 0))
                    {
                        quotation = i;
                    }
                    else if (quotation >= 0)
                    {
                        if (i - quotation <= longestQuotation)
                        {
                            found.Add((quotation, i));
                        }

                        quotation = -1;
                    }

                    break;
            }
        }

        found.AddRange(SingleQuotations.Find(text, start, end));
        return new Enclosures(found);
    }

    /// <remarks>
    /// “ opens in English and closes in German, « and » do both by country: where a mark alone does not say, what stands
    /// beside it does, and an open quotation is closed before another is opened.
    /// </remarks>
    private static bool Opens(string text, int at, int start, int end, bool open) => text[at] switch
    {
        '„' or '「' => true,
        '”' or '」' => false,
        '«' or '»' or '"' or '“' when open => false,
        _ => (at == start || !char.IsLetterOrDigit(text[at - 1])) && at + 1 < end,
    };
}
