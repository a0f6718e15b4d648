using DigestBot.Core.Articles;
using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries;

/// <summary>An article split into sentences once, for everything that a summary asks of them.</summary>
internal sealed class ReadArticle
{
    public ReadArticle(Article article)
    {
        Article = article;
        var split = SentenceSplitter.Split(article.Text, article.Language);
        var sentences = new List<ReadSentence>(split.Count);
        foreach (var sentence in split)
        {
            var text = Dateline.Of(sentence.Text) is { } dateline ? sentence.Text[dateline.TextStart..].TrimStart() : sentence.Text;
            sentences.Add(new ReadSentence(article, text, sentences.Count, sentence.Paragraph));
        }

        Sentences = sentences;
    }

    public Article Article { get; }

    /// <summary>In order, datelines dropped.</summary>
    public IReadOnlyList<ReadSentence> Sentences { get; }

    /// <summary>Those that stand alone.</summary>
    public List<ReadSentence> Candidates()
    {
        var candidates = new List<ReadSentence>();
        foreach (var sentence in Sentences)
        {
            if (SentenceFitness.StandsAlone(sentence.Text, Article.Language))
            {
                sentence.Place = candidates.Count;
                candidates.Add(sentence);
            }
        }

        return candidates;
    }

    /// <summary>For a text without any such sentence: its first whole one, however short.</summary>
    public ReadSentence? FirstWhole() =>
        Sentences.FirstOrDefault(sentence => SentenceFitness.IsWhole(sentence.Text) && SentenceFitness.CountWords(sentence.Text) >= 3 && !Boilerplate.IsLine(sentence.Text));

    /// <summary>The sentence and the one behind it in its paragraph: a rewrite often spreads over two what the original said in one. Null where none follows.</summary>
    public ReadSentence? Following(ReadSentence sentence) =>
        sentence.Index + 1 < Sentences.Count && Sentences[sentence.Index + 1].Paragraph == sentence.Paragraph ? Sentences[sentence.Index + 1] : null;
}
