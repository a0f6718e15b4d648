using System.Runtime.InteropServices;
using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

/// <summary>Makes of an article what grouping keeps of it. Not for several threads: it owns its buffers.</summary>
internal sealed class FingerprintReader(TermTable table)
{
    private const int TermsRead = 150;
    private const int WordsReadForTerms = 600;
    private const float TitleWeight = 2;
    private const float NameWeight = 2.5f;
    private const int MostNumbers = 48;

    // Bare headlines of one event are about .3 as alike across two groups as inside each, full texts .68; between them it grows
    // with the logarithm of the length.
    private const double StrictnessBase = 0.05;
    private const double StrictnessSlope = 0.125;
    private const double LeastStrict = 0.22;
    private const double Strictest = 0.70;

    private readonly WordReader reader = new();
    private readonly List<ReadWord> title = [];
    private readonly List<ReadWord> body = [];
    private readonly Dictionary<int, float> counts = [];
    private readonly List<uint> numbers = [];
    private readonly List<uint> landmarks = [];
    private EventFact[] facts = [];

    /// <summary>Reads the article; the two parts of the answer follow with <see cref="CopyText"/> and <see cref="Fingerprint"/>.</summary>
    public void Read(Article article)
    {
        title.Clear();
        body.Clear();
        reader.Read(article.Title, article.Language, WordsReadForTerms, title);
        var text = article.Text.AsSpan();
        reader.Read(text.StartsWith(article.Title) ? text[article.Title.Length..] : text, article.Language, ShingleSet.WordsRead, body);
        facts = FactReader.Read(CollectionsMarshal.AsSpan(title), CollectionsMarshal.AsSpan(body));
    }

    public CopyText CopyText(Article article)
    {
        var words = CollectionsMarshal.AsSpan(body.Count > 0 ? body : title);
        Span<ulong> hashes = stackalloc ulong[ShingleSet.WordsRead];
        var count = Math.Min(words.Length, hashes.Length);
        for (var i = 0; i < count; i++)
        {
            hashes[i] = words[i].Word;
        }

        landmarks.Clear();
        return new CopyText
        {
            Shingles = ShingleSet.Of(hashes[..count], landmarks),
            Landmarks = [.. landmarks],
            Numbers = NumbersIn(words),
            Weekdays = WeekdaysIn(words),
            EventNumbers = [.. facts.Where(fact => fact.Kind == FactKind.EventNumber).Select(fact => fact.Value)],
            Day = DayOf(article),
        };
    }

    public EventFingerprint Fingerprint(Article article)
    {
        var titleWords = CollectionsMarshal.AsSpan(title);
        var bodyWords = CollectionsMarshal.AsSpan(body);
        counts.Clear();
        var read = CountTerms(titleWords, TitleWeight, int.MaxValue) + CountTerms(bodyWords[..Math.Min(bodyWords.Length, WordsReadForTerms)], 1, TermsRead);
        var terms = counts.Keys.ToArray();
        Array.Sort(terms);
        var length = Math.Log(Math.Max(3, read));
        return new EventFingerprint
        {
            Terms = terms,
            Frequencies = Array.ConvertAll(terms, term => counts[term] > 1 ? 1 + MathF.Log(counts[term]) : counts[term]),
            Facts = facts,
            LogLength = (float)length,
            Strictness = (float)Math.Clamp(StrictnessBase + StrictnessSlope * length, LeastStrict, Strictest),
            Day = DayOf(article),
            Language = article.Language,
        };
    }

    private static double DayOf(Article article) =>
        article.Published is { } published ? (published - DateTimeOffset.UnixEpoch).TotalDays : double.NaN;

    private int CountTerms(ReadOnlySpan<ReadWord> words, float weight, int limit)
    {
        var read = 0;
        for (var i = 0; i < words.Length && read < limit; i++)
        {
            if (words[i].Is(WordTraits.Stop))
            {
                continue;
            }

            // The first word has its capital from the sentence.
            var added = i > 0 && words[i].Is(WordTraits.Capitalised) ? weight * NameWeight : weight;
            CollectionsMarshal.GetValueRefOrAddDefault(counts, table.NumberOf(words[i].Stem), out _) += added;
            read++;
        }

        return read;
    }

    private uint[] NumbersIn(ReadOnlySpan<ReadWord> words)
    {
        numbers.Clear();
        foreach (var word in words)
        {
            if (word.Is(WordTraits.Digits) && numbers.Count < MostNumbers)
            {
                numbers.Add((uint)(word.Word >> 32));
            }
        }

        numbers.Sort();
        return [.. numbers.Distinct()];
    }

    private static int WeekdaysIn(ReadOnlySpan<ReadWord> words)
    {
        var days = 0;
        foreach (var word in words)
        {
            days |= word.Role.Role == FactWordRole.Weekday ? 1 << word.Role.Value : 0;
        }

        return days;
    }
}
