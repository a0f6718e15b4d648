namespace DigestBot.Core.Articles;

/// <summary>A paragraph's first sentence, to stand in for a title that is missing.</summary>
internal static class FirstSentence
{
    // A title of more is no line any more; what is longer ends at a word, with an ellipsis.
    private const int LongestTitle = 200;

    // A full stop after fewer letters is an abbreviation's ("U.S.", "Dr.", "St.").
    private const int ShortestLastWord = 4;

    public static string Of(string paragraph)
    {
        for (var i = 0; i < Math.Min(paragraph.Length, LongestTitle); i++)
        {
            if (paragraph[i] is '。' or '！' or '？' || (paragraph[i] is '.' or '!' or '?' && EndsSentence(paragraph, i)))
            {
                return paragraph[i] is '.' or '。' ? paragraph[..i] : paragraph[..(i + 1)];
            }
        }

        if (paragraph.Length <= LongestTitle)
        {
            return paragraph;
        }

        var end = paragraph.LastIndexOf(' ', LongestTitle);
        return end < 1 ? paragraph : paragraph[..end].TrimEnd(',', ';', ':', '-', '–', ' ') + "…";
    }

    private static bool EndsSentence(string text, int mark)
    {
        if (mark + 1 < text.Length && text[mark + 1] != ' ')
        {
            return false;
        }

        if (text[mark] != '.')
        {
            return true;
        }

        var start = mark;
        while (start > 0 && text[start - 1] is not ' ' and not '.')
        {
            start--;
        }

        return mark - start >= ShortestLastWord || mark + 1 == text.Length;
    }
}
