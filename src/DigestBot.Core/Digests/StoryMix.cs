using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>Takes the best stories, but not too many of one topic or of one source, and puts them under their topics where the channel wants sections.</summary>
internal static class StoryMix
{
    /// <param name="ranked">Best first.</param>
    /// <param name="topics">Those that each story is on, in the channel's order.</param>
    /// <returns>In the order in which they are shown.</returns>
    public static IReadOnlyList<(RankedStory Story, string? Section)> Of(IReadOnlyList<RankedStory> ranked, EditionRequest request, IReadOnlyDictionary<StoryId, IReadOnlyList<string>> topics)
    {
        var ofTopic = new Dictionary<string, int>();
        var ofSource = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var taken = new List<(RankedStory Story, string? Section)>();
        foreach (var story in ranked)
        {
            if (taken.Count == request.StoryLimit)
            {
                break;
            }

            // On several topics, it stands under the first that has room.
            var on = topics[story.Story.Id];
            var section = on.FirstOrDefault(topic => HasRoom(ofTopic, topic, request.Mix.MostOfTopic));
            var alone = OnlySource(story.Story);
            if ((section is null && on.Count > 0) || (alone is not null && !HasRoom(ofSource, alone, request.Mix.MostOfSource)))
            {
                continue;
            }

            Take(ofTopic, section);
            Take(ofSource, alone);
            taken.Add((story, request.Mix.Sections ? section : null));
        }

        return request.Mix.Sections ? [.. taken.OrderBy(one => one.Section is { } section ? Place(request.Topics, section) : 0)] : taken;
    }

    private static bool HasRoom(Dictionary<string, int> taken, string of, int? most) => most is null || taken.GetValueOrDefault(of) < most;

    private static void Take(Dictionary<string, int> taken, string? of)
    {
        if (of is not null)
        {
            taken[of] = taken.GetValueOrDefault(of) + 1;
        }
    }

    private static int Place(IReadOnlyList<string> topics, string topic) => topics.TakeWhile(other => other != topic).Count();

    /// <summary>What several report is nobody's own, however many of them have it from one agency.</summary>
    private static string? OnlySource(Story story)
    {
        var sources = story.Articles.Select(member => OutletName.Of(member.Article)).Distinct(StringComparer.OrdinalIgnoreCase).Take(2).ToList();
        return sources is [var only] ? only : null;
    }
}
