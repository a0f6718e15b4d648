using DigestBot.Core.Stories;

namespace DigestBot.Storage;

/// <summary>The table of which story follows which.</summary>
internal static class StorylineTable
{
    public static async Task SaveAsync(Session session, StoryChanges changes)
    {
        foreach (var (story, step) in changes.Storylines)
        {
            if (step is null)
            {
                await session.ExecuteAsync(
                    """
                    DELETE FROM storyline_steps
                    WHERE article_id IN (SELECT article_id FROM story_articles WHERE story_id = @story)
                        AND earlier_id IN (SELECT id FROM articles WHERE seen >= @InViewSince)
                    """,
                    new { story, changes.InViewSince });
                continue;
            }

            await session.ExecuteAsync("DELETE FROM storyline_steps WHERE article_id IN (SELECT article_id FROM story_articles WHERE story_id = @story)", new { story });
            await session.ExecuteAsync(
                "INSERT INTO storyline_steps (article_id, earlier_id, sign) VALUES (@Article, @Earlier, @sign)",
                new { step.Article, step.Earlier, sign = step.Sign.ToString() });
        }
    }

    /// <summary>The ids of the stories before and after, the nearest first.</summary>
    public static async Task<(IReadOnlyList<long> Before, IReadOnlyList<long> After)> AroundAsync(Session session, StoryId id)
    {
        const string Steps = "FROM storyline_steps s JOIN story_articles l ON l.article_id = s.article_id JOIN story_articles e ON e.article_id = s.earlier_id";
        return (
            await WalkAsync(session, id.Value, $"SELECT e.story_id {Steps} WHERE l.story_id = @id AND e.story_id <> @id ORDER BY e.at DESC LIMIT 1"),
            await WalkAsync(session, id.Value, $"SELECT l.story_id {Steps} WHERE e.story_id = @id AND l.story_id <> @id ORDER BY l.at LIMIT 1"));
    }

    private static async Task<IReadOnlyList<long>> WalkAsync(Session session, long from, string next)
    {
        var found = new List<long>();
        for (var id = from; found.Count < Storyline.MostSteps;)
        {
            id = await session.ScalarAsync<long>(next, new { id });
            if (id == 0 || id == from || found.Contains(id))
            {
                break;
            }

            found.Add(id);
        }

        return found;
    }
}
