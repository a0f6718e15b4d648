using System.Runtime.InteropServices;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Core.Text;

namespace DigestBot.Core.Digests;

/// <summary>How many newsrooms tell the same: what makes a story big, and not how many are in it.</summary>
/// <remarks>
/// Where one name is in all the news, reports that have little else in common can still be grouped. So newsrooms are counted around the one report that most
/// others agree with, and the words that most reports have, such as that name and its titles, agree for nobody.
/// </remarks>
internal static class AgreeingNewsrooms
{
    private const int CharactersRead = 400;

    /// <summary>Beyond so many reports no count changes a rank, and pairs would cost.</summary>
    private const int MostReports = 40;

    /// <summary>Of so many words one is left out: of a headline one, of a headline with a paragraph as many as a name and a title have.</summary>
    private const int WordsToOneLeftOut = 4;
    private const int MostLeftOut = 4;

    private const int LeastShared = 2;

    /// <summary>Of the shorter opening's content words: reports of one event have a quarter and more in common, of one politician's day a tenth.</summary>
    private const double LeastShare = 0.15;

    public static int Count(Story story)
    {
        var reports = Outlets.Independent(story).Take(MostReports).Select(report => (report.Newsroom, Words: Opening(report.Article))).ToList();
        if (reports.Count < 2)
        {
            return reports.Count;
        }

        var common = CommonWords(reports.ConvertAll(report => report.Words));
        var distinct = reports.ConvertAll(report => (report.Newsroom, Words: Array.FindAll(report.Words, word => !common.Contains(word))));
        return distinct.Max(centre => distinct
            .Where(other => other.Newsroom == centre.Newsroom || Agree(centre.Words, other.Words))
            .Select(other => other.Newsroom)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Count());
    }

    private static ulong[] Opening(Article article)
    {
        var text = article.Text.AsSpan(0, Math.Min(article.Text.Length, CharactersRead));
        return Term.ContentOf($"{article.Title} {text}", article.Language);
    }

    private static ulong[] CommonWords(List<ulong[]> reports)
    {
        var leftOut = Math.Clamp((int)Math.Round(reports.Average(words => words.Length) / WordsToOneLeftOut), 1, MostLeftOut);
        var counts = new Dictionary<ulong, int>();
        foreach (var word in reports.SelectMany(words => words))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
        }

        return [.. counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key).Take(leftOut).Select(count => count.Key)];
    }

    private static bool Agree(ulong[] one, ulong[] other) =>
        TermSet.Shared(one, other) >= Math.Max(LeastShared, LeastShare * Math.Min(one.Length, other.Length));
}
