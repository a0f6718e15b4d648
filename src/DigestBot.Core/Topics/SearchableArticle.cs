using DigestBot.Core.Articles;
using DigestBot.Core.Text;

namespace DigestBot.Core.Topics;

/// <summary>An article's fields as sequences of folded, stemmed words.</summary>
internal sealed class SearchableArticle
{
    public const string Title = "title";

    private readonly string language;
    private readonly List<(string Name, string Text, List<Term> Terms)> fields;

    public SearchableArticle(Article article)
    {
        language = article.Language;
        fields =
        [
            Field(Title, article.Title),
            Field("category", string.Join(" | ", article.Categories)),
            Field("source", article.Source),
            Field("text", article.Text),
        ];
    }

    /// <summary>The first place where the words stand next to each other.</summary>
    public Place? Find(string words)
    {
        var wanted = Term.Of(words, language);
        foreach (var (name, text, terms) in fields)
        {
            for (var i = 0; i + wanted.Count <= terms.Count; i++)
            {
                if (StandsAt(terms, i, wanted))
                {
                    var first = terms[i].Token;
                    var last = terms[i + wanted.Count - 1].Token;
                    return new Place(name, text[first.Start..last.End]);
                }
            }
        }

        return null;
    }

    private static bool StandsAt(List<Term> terms, int at, List<Term> wanted)
    {
        for (var i = 0; i < wanted.Count; i++)
        {
            if (terms[at + i].Hash != wanted[i].Hash)
            {
                return false;
            }
        }

        return true;
    }

    private (string Name, string Text, List<Term> Terms) Field(string name, string text) => (name, text, Term.Of(text, language));

    /// <param name="Words">As the article has them.</param>
    public sealed record Place(string Field, string Words)
    {
        public override string ToString() => $"{Field}: {Words}";
    }
}
