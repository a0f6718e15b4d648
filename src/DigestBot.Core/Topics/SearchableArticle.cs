using DigestBot.Core.Articles;
using DigestBot.Core.Text;

namespace DigestBot.Core.Topics;

/// <summary>An article's fields as sequences of words.</summary>
internal sealed class SearchableArticle
{
    private static readonly (TopicField? Field, string Name)[] Names =
        [(TopicField.Title, "title"), (TopicField.Category, "category"), (TopicField.Source, "source"), (null, "text")];

    private readonly List<(TopicField? Field, string Name, string Text, List<Term> Terms)> _fields;
    private HashSet<ulong>? _keys;

    public SearchableArticle(Article article)
    {
        Article = article;
        string[] texts = [article.Title, string.Join(" | ", article.Categories), article.Source, article.Text];
        _fields = [.. Names.Zip(texts, (name, text) => (name.Field, name.Name, text, Term.Of(text, article.Language)))];
        Hashes = [.. _fields.SelectMany(field => field.Terms).Select(term => term.Hash)];
    }

    public Article Article { get; }

    /// <summary>Of all its words.</summary>
    public HashSet<ulong> Hashes { get; }

    /// <summary>What topics are looked up by.</summary>
    public HashSet<ulong> Keys => _keys ??= TopicKeys.Of(this);

    /// <summary>The first place where the words stand next to each other.</summary>
    public Place? Find(TopicExpression.Words words)
    {
        var wanted = new WantedWords(words, Article.Language);
        if (!wanted.AreAmong(Hashes))
        {
            return null;
        }

        foreach (var (field, name, text, terms) in _fields)
        {
            if (words.Field is { } only && field != only)
            {
                continue;
            }

            for (var i = 0; i + wanted.Count <= terms.Count; i++)
            {
                if (wanted.StandAt(text, terms, i))
                {
                    return new Place(name, text[terms[i].Token.Start..terms[i + wanted.Count - 1].Token.End], field is TopicField.Title);
                }
            }
        }

        return null;
    }

    /// <summary>As the article writes them.</summary>
    public IEnumerable<ReadOnlyMemory<char>> Words() => _fields.SelectMany(field => field.Terms, (field, term) => field.Text.AsMemory(term.Token.Start, term.Token.Length));

    /// <param name="Words">As the article has them.</param>
    public sealed record Place(string Field, string Words, bool IsTitle)
    {
        public override string ToString() => $"{Field}: {Words}";
    }
}
