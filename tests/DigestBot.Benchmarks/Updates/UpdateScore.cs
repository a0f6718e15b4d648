using System.Text.Json;
using DigestBot.Core.Articles;
using DigestBot.Core.Digests.Updates;
using DigestBot.Core.Stories;

namespace DigestBot.Benchmarks.Updates;

/// <summary>Whether a later report brings back a story that a channel has had, beside what people would have decided.</summary>
/// <remarks>The sample was labelled before the rules were written: it holds changes, such as of a rate, that they know nothing of.</remarks>
internal static class UpdateScore
{
    public static void Run()
    {
        var (right, wrong, missed) = (0, 0, 0);
        using var file = typeof(UpdateScore).Assembly.GetManifestResourceStream("DigestBot.Benchmarks.Updates.decisions.jsonl")!;
        using var lines = new StreamReader(file);
        while (lines.ReadLine() is { } line)
        {
            var decision = JsonSerializer.Deserialize<Decision>(line, JsonSerializerOptions.Web)!;
            var story = new Story { Id = new(1), Articles = [Report(1, decision.Told, decision.Language), Report(2, decision.Later, decision.Language)] };
            var found = new StoryUpdates().Find(story, new ArticleId(1));
            right += found is not null && decision.Changed ? 1 : 0;
            wrong += found is not null && !decision.Changed ? 1 : 0;
            missed += found is null && decision.Changed ? 1 : 0;
            if (found is not null != decision.Changed)
            {
                Console.WriteLine($"{(decision.Changed ? "missed" : "wrong ")}  {decision.Later[0]}{(found is null ? "" : $"  [{found.Text}]")}");
            }
        }

        Console.WriteLine($"precision {right / (double)(right + wrong):F3}, recall {right / (double)(right + missed):F3} of {right + missed} changes");
    }

    /// <param name="words">The headline and the text.</param>
    private static StoryArticle Report(long id, string[] words, string language)
    {
        var at = DateTimeOffset.UnixEpoch.AddDays(20_000 + id);
        return new(new Article { Id = new(id), Key = $"{id}", Title = words[0], Text = words[1], Source = $"Outlet {id}", Language = language, Seen = at, Published = at }, DuplicateOf: null, 0);
    }

    private sealed record Decision(string Language, string[] Told, string[] Later, bool Changed);
}
