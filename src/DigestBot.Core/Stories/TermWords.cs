using System.Runtime.InteropServices;
using DigestBot.Core.Articles;
using DigestBot.Core.Text;

namespace DigestBot.Core.Stories;

/// <summary>How an article spells its terms. Grouping knows them by hashes alone; who explains reads the article once more.</summary>
/// <remarks>One at a time: an article's words replace those of the one before.</remarks>
internal sealed class TermWords(TermTable table)
{
    private readonly WordReader reader = new();
    private readonly List<ReadWord> read = [];
    private readonly Dictionary<int, Spelling> spellings = [];

    public void Read(Article article)
    {
        spellings.Clear();
        Read(article.Title, article.Language);
        Read(article.Text, article.Language);
    }

    /// <summary>Null for what is no term of the article.</summary>
    public Spelling? Of(int term) => spellings.TryGetValue(term, out var spelling) ? spelling : null;

    private void Read(string text, string language)
    {
        foreach (var token in Tokenizer.Tokens(text))
        {
            var word = token.In(text);
            read.Clear();
            reader.Read(word, language, 1, read);
            if (read is [var only] && table.Find(only.Stem) is var term and >= 0)
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(spellings, term, out var isKnown);
                var looksLikeName = only.Is(WordTraits.Digits) || (only.Is(WordTraits.Capitalised) && language is not "de"); // German writes every noun like a name.
                if (!isKnown || word.Length < known.Word.Length)
                {
                    // The shortest of its spellings: "Halcyon" and not "Halcyon's".
                    known = new Spelling(word.ToString(), !isKnown || known.IsName);
                }

                known = known with { IsName = known.IsName && looksLikeName };
            }
        }
    }

    /// <param name="IsName">A name or a figure: never written with a small letter.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Spelling(string Word, bool IsName);
}
