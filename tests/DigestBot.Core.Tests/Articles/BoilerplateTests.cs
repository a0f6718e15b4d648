using DigestBot.Core.Articles;

namespace DigestBot.Core.Tests.Articles;

public sealed class BoilerplateTests
{
    [Theory]
    [InlineData("Related")]
    [InlineData("Comments")]
    [InlineData("Post a Comment")]
    [InlineData("ADVERTISEMENT")]
    [InlineData("Read more: Bridge closed for a third week")]
    [InlineData("READ MORE | Bridge closed for a third week")]
    [InlineData("Sign up for our newsletter and never miss a story.")]
    [InlineData("Subscribe to The Elmsford Post for $1 a week")]
    [InlineData("Lesen Sie auch: Brücke bleibt gesperrt")]
    [InlineData("Lire aussi : le pont reste fermé")]
    [InlineData("À lire également Le pont reste fermé")]
    [InlineData("Lee también: El puente sigue cerrado")]
    [InlineData("The post Bridge closed appeared first on Elmsford Post.")]
    [InlineData("La entrada Puente cerrado se publicó primero en El Faro.")]
    [InlineData("Share this article")]
    [InlineData("Follow us on Facebook and Instagram")]
    [InlineData("© 2024 Elmsford Post. All rights reserved.")]
    [InlineData("Copyright 2024 The Associated Press")]
    [InlineData("12 comments")]
    [InlineData("5 min read")]
    [InlineData("* * *")]
    [InlineData("ANZEIGE – Heute auswärts essen?")]
    [InlineData("MIRA: El puente sigue cerrado")]
    [InlineData("Crédits photos : Agence de l’Elm")]
    [InlineData("Last updated: 4 March 2024")]
    [InlineData("Dieser Beitrag wurde am Montag, den 4. März, veröffentlicht.")]
    [InlineData("This post contains affiliate links; we may earn a commission.")]
    [InlineData("Kaufen Sie über diese Verweise, erhalten wir eine kleine Provision.")]
    [InlineData("Wir respektieren Ihre Privatsphäre und laden nichts ohne Ihr Einverständnis.")]
    [InlineData("Empfohlener externer Inhalt")]
    [InlineData("An dieser Stelle würden externe Inhalte von X angezeigt.")]
    [InlineData("¿Ya conoces nuestro canal de WhatsApp? Entra aquí.")]
    [InlineData("Want the news of the Elm in the morning? Sign up here")]
    [InlineData("Über die Autorin")]
    public void Publishers_lines_go(string line)
    {
        Assert.True(Boilerplate.IsLine(line));
        Assert.Equal(["The bridge is closed."], Boilerplate.Remove(["The bridge is closed.", line]));
    }

    [Theory]
    [InlineData("Related studies show that bridges of this type last eighty years.")]
    [InlineData("Read more books, the minister told the pupils.")]
    [InlineData("Comments by the mayor on Tuesday made matters worse.")]
    [InlineData("Share prices fell by a tenth on Tuesday, their worst day since March.")]
    [InlineData("Copyright law does not cover recipes, the court held.")]
    [InlineData("Photos of the bridge went round the world.")]
    [InlineData("Subscribers of the phone company were without a signal for six hours.")]
    [InlineData("Sign language interpreters walked out.")]
    [InlineData("Video evidence cleared the driver.")]
    [InlineData("Más información llegará el martes, dijo la alcaldesa.")]
    [InlineData("The commission earned praise for its report on the bridge.")]
    [InlineData("Last year the council closed the bridge twice.")]
    [InlineData("Der Beitrag der Stadt zur Brücke wurde gekürzt.")]
    [InlineData("The channel between the islands froze over.")]
    [InlineData("Externe Gutachter prüfen nun die Pfeiler.")]
    [InlineData("Parents must give consent before a pupil may sign up.")]
    [InlineData("Our privacy is at stake, the lawyers told the court.")]
    public void An_articles_sentence_stays(string sentence) => Assert.False(Boilerplate.IsLine(sentence));

    [Fact]
    public void A_heading_over_links_takes_them_along_and_spares_the_article_after_them() =>
        Assert.Equal(
            ["The bridge is closed.", "Engineers expect two more weeks of work, and the council has asked for buses."],
            Boilerplate.Remove(
            [
                "The bridge is closed.",
                "More on this story",
                "Ferry strike enters second day",
                "Who pays for the bridge?",
                "Engineers expect two more weeks of work, and the council has asked for buses.",
            ]));

    [Theory]
    [InlineData("The bridge is closed. […]")]
    [InlineData("The bridge is closed. Read more")]
    [InlineData("The bridge is closed. Continue reading →")]
    [InlineData("The bridge is closed. [...] Lire la suite »")]
    public void The_end_of_a_summary_loses_its_invitation(string summary) =>
        Assert.Equal(["The bridge is closed."], Boilerplate.Remove([summary]));

    [Fact]
    public void Words_that_end_a_sentence_are_no_invitation() =>
        Assert.Equal(["Children should read more"], Boilerplate.Remove(["Children should read more"]));
}
