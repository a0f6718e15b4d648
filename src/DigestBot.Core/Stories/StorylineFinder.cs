namespace DigestBot.Core.Stories;

/// <summary>Finds the story that another follows: the latest earlier one that is kept apart from it as a recurrence and nothing else.</summary>
internal sealed class StorylineFinder(ActiveNews news, Cohesion cohesion)
{
    /// <summary>Events of a kind that overlap are neighbours and not one after the other.</summary>
    private const double DaysBetween = 0.5;

    /// <summary>What the stories follow, and those that may follow them instead of another now.</summary>
    public IReadOnlyList<StorylineFinding> Find(IReadOnlyCollection<StoryProfile> stories)
    {
        var found = new List<StorylineFinding>();
        var asked = stories.ToHashSet();
        var waiting = new Queue<StoryProfile>(stories);
        for (var first = stories.Count; waiting.TryDequeue(out var story); first--)
        {
            var related = Related(story);
            found.Add(new StorylineFinding(new StoryId(story.Id), Latest(story, related)));
            foreach (var (later, _, _) in related.Where(pair => first > 0 && pair.Order < 0))
            {
                if (asked.Add(later))
                {
                    waiting.Enqueue(later);
                }
            }
        }

        return found;
    }

    private StorylineStep? Latest(StoryProfile story, List<(StoryProfile Other, int Order, StorylineSign Sign)> related)
    {
        var earlier = related.Where(pair => pair.Order > 0).ToList();
        if (earlier.Count == 0)
        {
            return null;
        }

        // By date where both have one, else by number: undated stories are ordered by nothing else.
        var (latest, _, sign) = earlier.MaxBy(pair => (pair.Other.FirstDay, pair.Other.Facts.EventNumber ?? 0, -pair.Other.Id));
        return new StorylineStep(news.Articles[story.Members.Min()].Id, news.Articles[latest.Members.Min()].Id, sign);
    }

    private List<(StoryProfile Other, int Order, StorylineSign Sign)> Related(StoryProfile story)
    {
        var candidates = news.Candidates(story).ToArray().Where(other => other != story && other.Speaks(story.Language)).ToList();
        var similarities = new double[candidates.Count];
        using (var side = news.Space.Spread(story))
        {
            for (var i = 0; i < similarities.Length; i++)
            {
                similarities[i] = side.With(candidates[i]);
            }
        }

        return [.. from pair in candidates.Zip(similarities)
                   let order = Order(story, pair.First)
                   where order != 0
                   let sign = cohesion.RecurrenceSign(story, pair.First, pair.Second)
                   where sign is not null
                   select (pair.First, order, sign.Value)];
    }

    // 1 where the story is the later one, -1 where the other is, 0 where that is not known.
    private static int Order(StoryProfile story, StoryProfile other)
    {
        var byNumber = story.Facts.EventNumber is { } own && other.Facts.EventNumber is { } theirs ? Math.Sign(own - theirs) : 0;
        if (double.IsNaN(story.FirstDay) || double.IsNaN(other.FirstDay))
        {
            return byNumber;
        }

        var byDay = story.FirstDay > other.LastDay + DaysBetween ? 1 : other.FirstDay > story.LastDay + DaysBetween ? -1 : 0;
        return byDay == 0 ? byNumber : byDay;
    }
}
