using System.Text;
using DigestBot.Core.Feeds;

namespace DigestBot.Testing.Coverage;

/// <summary>Made-up news of realistic length and repetition, the same for the same seed. Says nothing about quality.</summary>
/// <remarks>Stories of 1 to 12 articles share names and terms; two fifths of a story's articles are copies with sentences missing.</remarks>
public sealed class SampleNews(int seed)
{
    private const int VocabularySize = 40_000;
    private readonly Random random = new(seed);
    private readonly string[] vocabulary = MakeVocabulary(seed);

    /// <summary>Entries in order of publication, spread over the <paramref name="span"/> that ends at <paramref name="end"/>.</summary>
    public IReadOnlyList<FeedEntry> Entries(int count, DateTimeOffset end, TimeSpan span)
    {
        var entries = new List<FeedEntry>(count);
        while (entries.Count < count)
        {
            var begun = end - (span * random.NextDouble());
            AddStory(entries, Math.Min(count - entries.Count, random.Next(1, 13)), begun, end);
        }

        return [.. entries.OrderBy(entry => entry.Published)];
    }

    private void AddStory(List<FeedEntry> entries, int articles, DateTimeOffset begun, DateTimeOffset end)
    {
        var names = Pick(12, capitalised: true);
        var terms = Pick(40, capitalised: false);
        var wire = Sentences(names, terms);
        for (var i = 0; i < articles; i++)
        {
            var sentences = random.NextDouble() < 0.4 ? wire.Where(_ => random.NextDouble() > 0.06) : Sentences(names, terms);
            var published = begun + TimeSpan.FromMinutes(random.Next(600));
            entries.Add(new FeedEntry
            {
                Id = $"entry-{entries.Count}",
                Title = string.Join(' ', Enumerable.Range(0, 8).Select(_ => Any(names, terms))),
                Link = $"https://outlet-{random.Next(400)}.example/{entries.Count}",
                Published = published < end ? published : end,
                Content = string.Concat(sentences.Select(sentence => $"<p>{sentence}</p>")),
                Language = "en",
            });
        }
    }

    private string[] Pick(int count, bool capitalised) =>
        [.. Enumerable.Range(0, count).Select(_ => vocabulary[random.Next(500, VocabularySize)]).Select(word => capitalised ? char.ToUpperInvariant(word[0]) + word[1..] : word)];

    private List<string> Sentences(string[] names, string[] terms) =>
        [.. Enumerable.Range(0, random.Next(10, 21)).Select(_ => Sentence(names, terms))];

    private string Sentence(string[] names, string[] terms)
    {
        var words = Enumerable.Range(0, random.Next(12, 29)).Select(_ => random.NextDouble() switch
        {
            < 0.12 => names[random.Next(names.Length)],
            < 0.38 => terms[random.Next(terms.Length)],
            // Squaring favours the front of the vocabulary, as running text favours its common words.
            _ => vocabulary[(int)(Math.Pow(random.NextDouble(), 4) * VocabularySize)],
        });
        return string.Join(' ', words) + ".";
    }

    private string Any(string[] names, string[] terms) => random.Next(2) == 0 ? names[random.Next(names.Length)] : terms[random.Next(terms.Length)];

    private static string[] MakeVocabulary(int seed)
    {
        string[] ends = ["", "n", "r", "s", "l"];
        var dice = new Random(seed);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (words.Count < VocabularySize)
        {
            var word = new StringBuilder();
            for (var syllables = dice.Next(1, 5); syllables > 0; syllables--)
            {
                word.Append("bdfgklmnprstvz"[dice.Next(14)]).Append("aeiou"[dice.Next(5)]).Append(ends[dice.Next(ends.Length)]);
            }

            words.Add(word.ToString());
        }

        return [.. words];
    }
}
