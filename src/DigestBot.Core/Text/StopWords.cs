using System.Collections.Frozen;

namespace DigestBot.Core.Text;

/// <summary>Words so common in a language that they say nothing about a text's subject. The lists stand in <c>StopWords.Lists.cs</c>.</summary>
public sealed partial class StopWords
{
    private static readonly FrozenDictionary<string, StopWords> ByLanguage =
        Lists().ToFrozenDictionary(list => list.Key, list => new StopWords(list.Value));

    private static readonly StopWords None = new("");

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    private StopWords(string words)
    {
        Words = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(WordFolder.Fold).ToFrozenSet();
        lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Languages with a list.</summary>
    public static IEnumerable<string> Languages => ByLanguage.Keys;

    internal FrozenSet<string> Words { get; }

    /// <summary>The list of a language; English's for <c>und</c>, an empty one where there is none.</summary>
    public static StopWords For(string language) =>
        ByLanguage.TryGetValue(language is "und" ? "en" : language, out var words) ? words : None;

    /// <param name="folded">A word as <see cref="WordFolder"/> leaves it.</param>
    public bool Contains(ReadOnlySpan<char> folded) => lookup.Contains(folded);
}
