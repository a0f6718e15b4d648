using System.Text;
using DigestBot.Core.Articles;
using DigestBot.Testing.Mutations;

namespace DigestBot.Core.Tests.Articles;

public sealed class MutatedPageTests
{
    private const string Sample = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Bridge closed | The Elm</title><meta property="og:site_name" content="The Elm">
        <script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"Bridge closed","author":[{"name":"Jane Doe"}],"datePublished":"2026-03-01"}]}</script></head>
        <body class="single post"><nav><ul><li><a href="/">Home</a></li></ul></nav><div id="consent" style="display: none"><p>We use cookies.</p></div>
        <article><h1>Bridge closed</h1><p class="byline">By Jane Doe, 1 March 2026</p><figure><img src="b.jpg"><figcaption>The bridge</figcaption></figure>
        <div itemprop="articleBody"><p>The bridge over the Elm closed on Monday, the council said, after inspectors found cracks in two pillars.</p>
        <table><tr><td>Ferry</td><td>6:00</td></tr></table><blockquote>It is safe, for now.</blockquote><ul><li>One</li><li>Two</li></ul>Loose text<br><br>and more of it.</div></article>
        <noscript><p>Größe &#8211; é</p></noscript><section id="comments"><p>First!</p></section><footer>© 2026 The Elm</footer></body></html>
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void However_a_page_is_mangled_its_text_is_clean(int seed)
    {
        var mutator = new DocumentMutator([Encoding.UTF8.GetBytes(Sample)], seed);
        for (var number = 0; number < 60; number++)
        {
            var text = ArticleExtractor.Extract(mutator.Mutant(number)).Text;

            Assert.False(text.Any(c => (char.IsControl(c) && c != '\n') || c is >= '\u202A' and <= '\u202E'), $"Mutant {number}: {text}");
        }
    }
}
