using System.Text;

namespace DigestBot.Core.Text;

/// <summary>What a sentence says between quotation marks, and what outside them.</summary>
internal static class Quotations
{
    /// <summary>The sentence without its quotations, trimmed; as it is where it has none.</summary>
    public static string Without(string sentence)
    {
        var singles = SingleQuotations.Find(sentence, 0, sentence.Length);
        var outside = new StringBuilder(sentence.Length);
        var inside = false;
        for (var i = 0; i < sentence.Length; i++)
        {
            var c = sentence[i];
            if (IsMark(c))
            {
                inside = c is '„' || (c is not '”' && !inside);
            }
            else if (!inside && !singles.Exists(quotation => i >= quotation.Open && i <= quotation.Close))
            {
                outside.Append(c);
            }
        }

        return outside.Length == sentence.Length ? sentence : outside.ToString().Trim();
    }

    /// <summary>Each quotation, its marks left out.</summary>
    public static List<string> Of(string sentence)
    {
        var found = SingleQuotations.Find(sentence, 0, sentence.Length).ConvertAll(quotation => sentence[(quotation.Open + 1)..quotation.Close]);
        var open = -1;
        for (var i = 0; i < sentence.Length; i++)
        {
            if (!IsMark(sentence[i]))
            {
                continue;
            }

            if (open >= 0)
            {
                found.Add(sentence[(open + 1)..i]);
                open = -1;
            }
            else
            {
                open = i;
            }
        }

        return found;
    }

    public static bool IsMark(char c) => c is '"' or '“' or '”' or '„' or '«' or '»' or '「' or '」';
}
