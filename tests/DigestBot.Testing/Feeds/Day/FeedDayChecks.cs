using DigestBot.Core.Feeds;

namespace DigestBot.Testing.Feeds.Day;

/// <summary>What must hold of one feed at the end of a <see cref="FeedDay"/>.</summary>
internal sealed class FeedDayChecks(Publisher publisher, Feed feed, IReadOnlyDictionary<string, int> articles, DateTimeOffset now)
{
    private static readonly TimeSpan MinInterval = new FeedOptions().MinInterval;

    // A redirect's second request and a second try belong to the poll that they end.
    private static readonly TimeSpan OnePoll = TimeSpan.FromMinutes(2);

    private string Name => $"feed {publisher.Number} ({publisher.Oddity}, every {publisher.Period.TotalMinutes:0} min)";

    public IEnumerable<string> Problems() => [.. Entries(), .. Requests(), .. Health()];

    /// <summary>Spacing between all requests to the host, and pauses that it asked for.</summary>
    public static IEnumerable<string> HostProblems(string host, IReadOnlyList<Publisher> publishers)
    {
        var asked = publishers.SelectMany(publisher => publisher.Asked).OrderBy(request => request.At).ToList();
        foreach (var (before, after) in asked.Zip(asked.Skip(1)))
        {
            if (after.At - before.At < TimeSpan.FromSeconds(1))
            {
                yield return $"{host} was asked twice within a second at {after.At:HH:mm:ss}.";
            }

            if (before.Status == 429 && after.At - before.At < TimeSpan.FromHours(1))
            {
                yield return $"{host} asked for an hour's pause at {before.At:HH:mm:ss} and was asked again at {after.At:HH:mm:ss}.";
            }
        }
    }

    private IEnumerable<string> Entries()
    {
        foreach (var entry in publisher.Served.Where(entry => articles.GetValueOrDefault(publisher.Code(entry)) != 1))
        {
            yield return $"Entry {entry} of {Name} is there {articles.GetValueOrDefault(publisher.Code(entry))} times.";
        }

        if (publisher.Served.Count > 0 && publisher.Served.Max() - publisher.Served.Min() + 1 != publisher.Served.Count)
        {
            yield return $"{Name} published entries between two polls that were never seen.";
        }

        // Half the rhythm is the first wait; the next are a quarter longer each.
        var seenBy = now - (publisher.Period * 1.5) - MinInterval;
        if (publisher.Oddity is Oddity.None or Oddity.MovesForGood or Oddity.ChangesItsEncoding or Oddity.IgnoresConditions && publisher.Newest(seenBy) > publisher.Served.Max())
        {
            yield return $"{Name} published an entry before {seenBy:HH:mm} that was not seen by {now:HH:mm}.";
        }
    }

    private IEnumerable<string> Requests()
    {
        var polls = publisher.Asked.Where((request, i) => i == 0 || request.At - publisher.Asked[i - 1].At > OnePoll).ToList();
        var least = publisher.Oddity == Oddity.AsksForPatience ? TimeSpan.FromHours(2) : MinInterval;
        foreach (var (before, after) in polls.Zip(polls.Skip(1)).Where(pair => pair.Second.At - pair.First.At < least))
        {
            yield return $"{Name} was polled at {before.At:HH:mm:ss} and {after.At:HH:mm:ss}.";
        }

        if (publisher.Oddity == Oddity.SleepsAtNight && publisher.Number % 2 == 0 && polls.Skip(1).Any(poll => poll.At.Hour < 6))
        {
            yield return $"{Name} was polled in hours that it wants skipped.";
        }

        if (publisher.Asked.Count(request => request.Status is 301 or 410) > 1)
        {
            yield return $"{Name} was asked again where it had moved from or ended.";
        }
    }

    private IEnumerable<string> Health()
    {
        var health = FeedHealth.Of(feed, now);
        var expected = publisher.Asked[^1].Status switch
        {
            404 => "answered 404",
            403 => "answered 403",
            410 => "is gone for good (410)",
            429 => "asked us to wait",
            408 => "did not answer within 30 seconds",
            500 => "answered 500",
            _ => publisher.Oddity == Oddity.IsSilent ? "answers, but nothing new for 4" : "fine; last new entry",
        };
        if (!health.Words.StartsWith(expected, StringComparison.Ordinal) || health.IsFailing != publisher.Asked[^1].Status >= 400)
        {
            yield return $"{Name} is said to be \"{health.Words}\", and is \"{expected}\".";
        }

        if (publisher.Oddity == Oddity.MovesForGood != health.Words.Contains("; moved here from", StringComparison.Ordinal))
        {
            yield return $"{Name} is said to be \"{health.Words}\", and has {(publisher.Oddity == Oddity.MovesForGood ? "" : "not ")}moved.";
        }

        if (publisher.Oddity == Oddity.MovesForGood != feed.Url.EndsWith(publisher.NewPath, StringComparison.Ordinal))
        {
            yield return $"{Name} is polled at {feed.Url}.";
        }
    }
}
