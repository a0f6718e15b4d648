using System.Text.Json;
using DigestBot.Core.Articles;
using DigestBot.Core.Text;
using DigestBot.Storage.Dialects;

namespace DigestBot.Storage;

/// <summary>Which words articles hold, and which of them lie near one that none holds.</summary>
internal static class WordTable
{
    // Two wrong letters in a short word make another word.
    private const int ShortestWithTwoErrors = 8;

    private const int ShortestCorrected = SearchWords.ShortestKept + 1;

    // Behind every word that begins so: the last character there is.
    private const string End = "\U0010FFFF";

    public static Task AddAsync(Session session, Dialect dialect, IReadOnlyList<Article> added)
    {
        // In one order, so that two who add the same words wait for each other only one way.
        List<string> words = [.. added.SelectMany(article => SearchWords.Of(article.Title).Concat(SearchWords.Of(article.Text))).Where(SearchWords.IsKept).Distinct().Order(StringComparer.Ordinal)];
        return session.ExecuteAsync(
            $"""
            INSERT INTO search_words (word, tail) SELECT item, {dialect.LastLetters("item", SearchWords.ShortestKept)} FROM {dialect.TextRowsOf("@words")}
            WHERE TRUE ON CONFLICT DO NOTHING
            """,
            new { words = JsonSerializer.Serialize(words, DocumentJson.Default.IReadOnlyListString) });
    }

    /// <summary>At most <paramref name="limit"/> words that may have been meant, fewest wrong letters first: one is wrong at most, in words of eight letters two.</summary>
    /// <remarks>An error spoils the beginning or the end, seldom both: only words that share one of them are compared.</remarks>
    public static async Task<IReadOnlyList<(string Word, int Errors)>> NearAsync(Session session, string word, int limit)
    {
        if (word.Length < ShortestCorrected || !SearchWords.IsKept(word))
        {
            return [];
        }

        var errors = word.Length < ShortestWithTwoErrors ? 1 : 2;
        // As much of the beginning as an error between it and the tail leaves alone, be it two letters swapped.
        var head = word[..Math.Clamp(word.Length - SearchWords.ShortestKept - 1, 1, 3)];
        var candidates = await session.QueryAsync<string>(
            """
            SELECT word FROM search_words WHERE word >= @head AND word < @headEnd AND length(word) BETWEEN @shortest AND @longest
            UNION
            SELECT word FROM search_words WHERE tail = @tail AND length(word) BETWEEN @shortest AND @longest
            """,
            new { head, headEnd = head + End, tail = word[^SearchWords.ShortestKept..], shortest = word.Length - errors, longest = word.Length + errors });
        return
        [
            .. candidates.Select(candidate => (Word: candidate, Errors: NearestWord.Distance(word, candidate))).Where(near => near.Errors > 0 && near.Errors <= errors)
                .OrderBy(near => near.Errors).ThenBy(near => near.Word, StringComparer.Ordinal).Take(limit),
        ];
    }
}
