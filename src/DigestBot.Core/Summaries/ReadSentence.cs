using System.Collections.Frozen;
using DigestBot.Core.Articles;
using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries;

/// <summary>A sentence of an article with what others are compared with it by. Most sentences are compared by words alone: the rest is read when asked for.</summary>
/// <param name="index">How many sentences of its article come before it.</param>
internal sealed class ReadSentence(Article article, string text, int index, int paragraph)
{
    /// <summary>Folded as <see cref="WordFolder"/> does.</summary>
    private static readonly FrozenSet<string> Negations = FrozenSet.Create(
        "not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "cannot", "without", "nicht", "kein", "keine", "keinen", "keiner", "keinem", "keines", "nie", "niemals", "niemand", "nichts", "ohne",
        "ne", "pas", "jamais", "aucun", "aucune", "rien", "personne", "sans", "nunca", "jamas", "ningun", "ninguna", "nadie", "nada", "sin");

    private ulong[]? sequence;
    private decimal[]? numbers;
    private ulong[][]? names;
    private bool? isNegated;

    public Article Article { get; } = article;

    public string Text { get; } = text;

    public int Index { get; } = index;

    public int Paragraph { get; } = paragraph;

    /// <summary>Its content words, ascending.</summary>
    public ulong[] Terms { get; } = Term.ContentOf(text, article.Language);

    /// <summary>How many candidates of its article come before it.</summary>
    public int Place { get; set; }

    public double Score { get; set; }

    /// <summary>All its words in order.</summary>
    public ulong[] Sequence => sequence ??= [.. Term.Of(Text, Article.Language).Select(term => term.Hash)];

    public decimal[] Numbers => numbers ??= [.. Quantity.Find(Text, Article.Language).Select(quantity => quantity.Value)];

    /// <summary>The content words of each name.</summary>
    public ulong[][] Names => names ??= [.. NamedEntity.Find(Text).Select(name => Term.ContentOf(name.Text, Article.Language)).Where(words => words.Length > 0)];

    public bool IsNegated => isNegated ??= FindsNegation();

    private bool FindsNegation()
    {
        var negations = Negations.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> folded = stackalloc char[WordFolder.MaxLength];
        foreach (var token in Tokenizer.Tokens(Text))
        {
            var word = folded[..WordFolder.Fold(token.In(Text), folded)];
            if (negations.Contains(word) || word.EndsWith("n't"))
            {
                return true;
            }
        }

        return false;
    }
}
