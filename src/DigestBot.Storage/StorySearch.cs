namespace DigestBot.Storage;

/// <param name="hidden">Feeds whose articles are not looked at, as a JSON array of their numbers.</param>
/// <summary>Finds stories by words; where hardly any hold them, by the words that were probably meant.</summary>
internal sealed class StorySearch(Session session, Dialects.Dialect dialect, DateTimeOffset since, int limit, string hidden)
{
    // A common word matches most of a large store: the newest so many are ranked, which takes the same time in any store.
    private const int MostHits = 1000;

    // With so many stories found, the words were meant as they stand.
    private const int FewStories = 3;

    // Each candidate costs a look into the index.
    private const int MostCandidates = 12;

    // A word that stands in so many articles is no slip of theirs; nothing more common needs to be told apart.
    private const int MostCounted = 200;

    // Newsrooms misspell too: a word is taken for a slip where its neighbour is so many times as common.
    private const int TimesAsCommon = 20;

    private long _first;

    /// <summary>Stories by number, best match first, and the words as read where some hold those alone.</summary>
    public async Task<(IReadOnlyList<long> Stories, string? ReadAs)> RunAsync(string words)
    {
        if (dialect.SearchQuery(words) is null)
        {
            return ([], null);
        }

        await dialect.BeginSearchAsync(session);

        // Articles come in the order of their numbers: what came before this one is older than anyone looks for.
        _first = await session.ScalarAsync<long?>("SELECT id FROM articles WHERE seen >= @since ORDER BY seen, id LIMIT 1", new { since }) ?? long.MaxValue;
        var exact = await BestAsync(words);
        if (exact.Count >= Math.Min(limit, FewStories) || await MeantAsync(words) is not { } meant)
        {
            return (exact, null);
        }

        List<long> more = [.. (await BestAsync(meant)).Except(exact).Take(limit - exact.Count)];
        return more.Count > 0 ? ([.. exact, .. more], meant) : (exact, null);
    }

    private async Task<IReadOnlyList<long>> BestAsync(string words)
    {
        var common = dialect.CommonQuery(words);
        var isCommon = await session.ScalarAsync<bool>(dialect.IsCommon, new { query = common, first = _first, hidden, MostHits });
        return await session.QueryAsync<long>(
            $"""
            WITH hits AS MATERIALIZED (
            {(isCommon ? dialect.CommonHits : dialect.SearchHits)}
            )
            SELECT m.story_id FROM hits JOIN story_articles m ON m.article_id = hits.article_id
            WHERE m.at >= @since
            GROUP BY m.story_id ORDER BY MIN(hits.score), m.story_id DESC LIMIT @limit
            """,
            new { query = isCommon ? common : dialect.SearchQuery(words), first = _first, since, limit, hidden, MostHits });
    }

    /// <summary>The words with those replaced that look misspelt; null where none does.</summary>
    private async Task<string?> MeantAsync(string words)
    {
        List<string> typed = [.. SearchWords.Of(words)];
        List<string> meant = [];
        foreach (var word in typed)
        {
            meant.Add(await MeantWordAsync(word) ?? word);
        }

        return meant.SequenceEqual(typed) ? null : string.Join(' ', meant);
    }

    private async Task<string?> MeantWordAsync(string word)
    {
        var common = await CountAsync(dialect.SearchQuery(word)!, MostCounted);
        if (common * TimesAsCommon > MostCounted)
        {
            return null;
        }

        var best = (Word: (string?)null, Errors: int.MaxValue, Count: 0);
        foreach (var (near, errors) in await WordTable.NearAsync(session, word, MostCandidates))
        {
            if (errors > best.Errors)
            {
                break;
            }

            var count = await CountAsync(dialect.SearchQuery(near)!, MostCounted);
            if (count > best.Count && count >= common * TimesAsCommon)
            {
                best = (near, errors, count);
            }
        }

        return best.Word;
    }

    private Task<int> CountAsync(string query, int most) =>
        session.ScalarAsync<int>($"SELECT COUNT(*) FROM ({dialect.Matches} LIMIT @most) found", new { query, first = _first, hidden, most });
}
