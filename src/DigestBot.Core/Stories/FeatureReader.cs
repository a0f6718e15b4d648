using System.Runtime.InteropServices;
using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

/// <summary>Reads an article for grouping, apart from all others: whoever has many can read them on another thread than they are grouped on.</summary>
/// <remarks>Not for several threads at once: it owns its buffers.</remarks>
public sealed class FeatureReader
{
    private const int TermsRead = 150;
    private const int WordsReadForTerms = 600;
    private const float TitleWeight = 2;
    private const float NameOrFigureWeight = 2.5f;
    private const int MostNumbers = 48;

    private readonly WordReader reader = new();
    private readonly List<ReadWord> title = [];
    private readonly List<ReadWord> body = [];
    private readonly Dictionary<ulong, float> counts = [];
    private readonly List<uint> numbers = [];
    private readonly List<uint> landmarks = [];

    public ArticleFeatures Read(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        title.Clear();
        body.Clear();
        reader.Read(article.Title, article.Language, WordsReadForTerms, title);
        var text = article.Text.AsSpan();
        reader.Read(text.StartsWith(article.Title) ? text[article.Title.Length..] : text, article.Language, ShingleSet.WordsRead, body);
        var titleWords = CollectionsMarshal.AsSpan(title);
        var bodyWords = CollectionsMarshal.AsSpan(body);
        var facts = FactReader.Read(titleWords, bodyWords);
        counts.Clear();
        var read = CountTerms(titleWords, TitleWeight, int.MaxValue) + CountTerms(bodyWords[..Math.Min(bodyWords.Length, WordsReadForTerms)], 1, TermsRead);
        float[] frequencies = [.. counts.Values.Select(count => count > 1 ? 1 + MathF.Log(count) : count)];
        var words = bodyWords.Length > 0 ? bodyWords : titleWords;
        var copy = CopyText(words, facts, article.Published);
        return new ArticleFeatures(article, copy, ([.. counts.Keys], frequencies), facts, MathF.Log(Math.Max(3, read))) { Landmarks = [.. landmarks] };
    }

    private CopyText CopyText(ReadOnlySpan<ReadWord> words, EventFact[] facts, DateTimeOffset? published)
    {
        Span<ulong> hashes = stackalloc ulong[ShingleSet.WordsRead];
        var count = Math.Min(words.Length, hashes.Length);
        for (var i = 0; i < count; i++)
        {
            hashes[i] = words[i].Word;
        }

        landmarks.Clear();
        var day = published is { } instant ? (instant - DateTimeOffset.UnixEpoch).TotalDays : double.NaN;
        return new CopyText
        {
            Shingles = ShingleSet.Of(hashes[..count], landmarks),
            Opening = Opening.Of(words, day, facts),
            Numbers = NumbersIn(words),
            Weekdays = WeekdaysIn(words),
            EventNumbers = [.. facts.Where(fact => fact.Kind == FactKind.EventNumber).Select(fact => fact.Value)],
            Day = day,
        };
    }

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
            var isNameOrFigure = words[i].Is(WordTraits.Digits) || (i > 0 && words[i].Is(WordTraits.Capitalised));
            var added = isNameOrFigure ? weight * NameOrFigureWeight : weight;
            CollectionsMarshal.GetValueRefOrAddDefault(counts, words[i].Stem, out _) += added;
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
