using DigestBot.Core.Articles;

namespace DigestBot.Core.Tests.Articles;

public sealed class PageObstacleTests
{
    private const string Opening = "<p>The bridge over the Elm closed on Monday after inspectors found cracks in two of its pillars, the council said.</p>";

    private static readonly string LongArticle = string.Concat(Enumerable.Range(1, 20).Select(day => $"<p>On day {day}, ferries carried commuters across the Elm, and shops on the eastern bank asked for help with their rents.</p>"));

    [Theory]
    [InlineData("<div class=paywall><h3>Subscribe to continue reading</h3></div>")]
    [InlineData("<p>This article is for subscribers only.</p>")]
    [InlineData("<p>You have reached your limit of free articles.</p>")]
    [InlineData("<div>Jetzt abonnieren und diesen Artikel weiterlesen</div>")]
    [InlineData("<p>La suite est réservée aux abonnés</p>")]
    [InlineData("<p>Suscríbete para seguir leyendo</p>")]
    public void A_teaser_that_ends_in_an_offer_stands_before_a_paywall(string offer) =>
        Assert.Equal(PageObstacle.Paywall, Of($"<body><article>{Opening}{offer}</article></body>"));

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>""")]
    [InlineData("<meta property='article:content_tier' content='locked'>")]
    public void A_publisher_that_declares_an_article_paid_for_is_believed_however_long_it_is(string mark) =>
        Assert.Equal(PageObstacle.Paywall, Of($"<head>{mark}</head><body><article>{LongArticle}</article></body>"));

    [Theory]
    [InlineData("We use cookies and data to deliver our services. If you choose to Accept all, we will also use them for ads.")]
    [InlineData("We and our 132 partners store and access information on your device. You can withdraw your consent at any time.")]
    [InlineData("Wir verwenden Cookies und ähnliche Daten. Sie können Ihre Einwilligung jederzeit widerrufen.")]
    [InlineData("Nous et nos 87 partenaires utilisons des cookies. Vous pouvez retirer votre consentement.")]
    public void A_page_that_asks_for_consent_first_is_no_article(string request) =>
        Assert.Equal(PageObstacle.Consent, Of($"<head><title>Before you continue</title></head><body><form><div><h1>Your privacy</h1><p>{request}</p><button>OK</button></div></form></body>"));

    [Theory]
    [InlineData("Just a moment...", "<p>elm.example needs to review the security of your connection before proceeding.</p>")]
    [InlineData("elm.example", "<p>Verify you are human by completing the action below.</p>")]
    [InlineData("elm.example", "<p>Our systems have detected unusual traffic from your computer network.</p>")]
    public void A_check_for_robots_is_no_article(string title, string body) =>
        Assert.Equal(PageObstacle.RobotCheck, Of($"<head><title>{title}</title></head><body>{body}</body>"));

    [Theory]
    [InlineData("<p>Sign up for our newsletter to read the best of the week.</p>")]
    [InlineData("<div class=cookie-banner><p>We use cookies. Accept all</p></div>")]
    [InlineData("<div style='display: none'>Subscribe to continue reading</div>")]
    [InlineData("<p>The regulator fined the publisher, whose site tracked readers with cookies without asking for their consent.</p>")]
    public void A_short_article_beside_such_words_is_an_article(string words) =>
        Assert.Null(Of($"<body><article>{Opening}{Opening}</article>{words}</body>"));

    [Fact]
    public void A_long_article_with_an_offer_below_it_is_an_article() =>
        Assert.Null(Of($"<body><article>{LongArticle}</article><p>Subscribe to continue reading our best stories.</p></body>"));

    private static PageObstacle? Of(string html) => ArticleExtractor.Extract(html).Obstacle;
}
