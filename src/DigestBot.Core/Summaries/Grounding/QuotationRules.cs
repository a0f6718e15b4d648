using System.Text;

namespace DigestBot.Core.Summaries.Grounding;

/// <summary>What stands between quotation marks has to stand so in a cited article, and near whom the sentence gives it to.</summary>
internal static class QuotationRules
{
    private const string Marks = "\"“”„«»「」";

    public static GroundingOutcome.Ungrounded? FaultIn(Support support)
    {
        foreach (var (quotation, outside) in QuotationsOf(support.Sentence))
        {
            var sought = Plain(quotation);
            if (sought.Length == 0)
            {
                continue;
            }

            var found = support.Articles.SelectMany(article => article.Select((passage, at) => (Article: article, At: at)))
                .Where(place => (Plain(place.Article[place.At].Text) + (place.At + 1 < place.Article.Count ? Plain(place.Article[place.At + 1].Text) : "")).Contains(sought, StringComparison.Ordinal))
                .ToList();
            if (found.Count == 0)
            {
                return new GroundingOutcome.Ungrounded(GroundingFault.Quotation, quotation.Trim());
            }

            if (found.TrueForAll(place => SpeakerFault(outside, place.Article, place.At) is not null))
            {
                return SpeakerFault(outside, found[0].Article, found[0].At);
            }
        }

        return null;
    }

    // Someone named in the sentence stands near the quotation; where its own sentence names somebody, there.
    private static GroundingOutcome.Ungrounded? SpeakerFault(List<PassageWord> outside, IReadOnlyList<Passage> article, int at)
    {
        var named = outside.FindAll(word => word.IsCapital);
        if (named.Count == 0)
        {
            return null;
        }

        var own = NamesOutside(article[at]).ToList();
        var near = own.Count > 0 ? own : [.. article.Skip(Math.Max(1, at - 2)).Take(4).SelectMany(passage => passage.Words)];
        return named.Exists(word => near.Exists(word.IsAkinTo)) ? null : new GroundingOutcome.Ungrounded(GroundingFault.Roles, named[0].Text, own.Count > 0 ? own[0].Text : null);
    }

    private static IEnumerable<PassageWord> NamesOutside(Passage passage) =>
        QuotationsOf(passage).SelectMany(pair => pair.Outside).Where(word => char.IsUpper(word.Text[0]) && !word.IsStop);

    private static IEnumerable<(string Quotation, List<PassageWord> Outside)> QuotationsOf(Passage passage)
    {
        var stretches = Stretches(passage.Text).ToList();
        return stretches.Select(stretch => (
            passage.Text[stretch.Start..stretch.End],
            passage.Words.Where(word => !stretches.Exists(other => word.Token.Start >= other.Start && word.Token.Start < other.End)).ToList()));
    }

    private static IEnumerable<(int Start, int End)> Stretches(string text)
    {
        var open = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Marks.Contains(text[i], StringComparison.Ordinal))
            {
                continue;
            }

            if (open >= 0 && text[i] is not ('„' or '「'))
            {
                yield return (open, i);
                open = -1;
            }
            else
            {
                open = i + 1;
            }
        }

        if (open >= 0)
        {
            yield return (open, text.Length);
        }
    }

    // Letters and digits alone: marks, spaces and case differ from outlet to outlet.
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
        }

        return plain.ToString();
    }
}
