using System.Text.RegularExpressions;
using DigestBot.Core.Text;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>Recognises pages that hold back their article: paywalls, consent walls, checks for robots.</summary>
/// <remarks>
/// A publisher's own mark decides, whatever the length: an article declared as paid for is behind a paywall although its text may be in
/// the markup. Words decide only where little else stands on the page: articles write about cookies and subscriptions, too.
/// </remarks>
internal static partial class Obstacles
{
    // A teaser before an offer has a few sentences; a longer text is an article that also advertises.
    private const int LongestTeaser = 1500;

    /// <param name="paragraphs">The article as found.</param>
    /// <param name="shown">All that the page shows, boxes and all; looked at only where the article is short.</param>
    public static PageObstacle? Find(PageMetadata metadata, IReadOnlyList<string> paragraphs, Func<IReadOnlyList<string>> shown)
    {
        if (metadata.IsPaidFor)
        {
            return PageObstacle.Paywall;
        }

        if (paragraphs.Sum(paragraph => paragraph.Length) > LongestTeaser)
        {
            return null;
        }

        var all = shown();
        var isShort = all.Sum(paragraph => paragraph.Length) <= LongestTeaser;
        if (isShort && (IsMatch(metadata.Title, RobotTitle()) || all.Any(paragraph => RobotCheck().IsMatch(paragraph))))
        {
            return PageObstacle.RobotCheck;
        }

        if (IsAboutConsent(isShort ? all : paragraphs, metadata.Title))
        {
            return PageObstacle.Consent;
        }

        return all.Any(paragraph => Offer().IsMatch(paragraph)) ? PageObstacle.Paywall : null;
    }

    // Most of what stands where the article should.
    private static bool IsAboutConsent(IReadOnlyList<string> paragraphs, string? title)
    {
        var letters = paragraphs.Sum(paragraph => paragraph.Length);
        var asking = paragraphs.Where(paragraph => Consent().IsMatch(paragraph)).Sum(paragraph => paragraph.Length);
        return asking * 2 > letters || (letters > 0 && asking > 0 && IsMatch(title, Consent()));
    }

    private static bool IsMatch(string? text, Regex pattern) => text is not null && pattern.IsMatch(text);

    [GeneratedRegex(@"^(?:just a moment|attention required|access denied|are you a (?:robot|human)|pardon our interruption|security check|bot (?:check|verification)|robot check|human verification|verify(?:ing)? you are human|one moment, please|einen moment|un instant|un momento)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex RobotTitle();

    [GeneratedRegex(@"\b(?:(?:verify|confirm|prove|make sure) (?:that )?you(?:[’']re| are) (?:a )?(?:human|not a (?:ro)?bot)|i[’']m not a robot|unusual (?:traffic|activity) from your (?:computer|network|device)|complete the security check|checking (?:your browser|if the site connection is secure)|enable javascript and cookies to continue|bestätigen sie, dass sie (?:ein mensch|kein roboter) sind|vérifie[rz] que vous (?:êtes|n[’']êtes pas)|confirma que (?:eres humano|no eres un robot))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex RobotCheck();

    // The page speaks of itself and its reader; a report about cookies speaks of others.
    [GeneratedRegex(@"\b(?:we(?: and our (?:\d+ )?partners)?(?: and our (?:\d+ )?partners)? (?:use|store|process|value) (?:cookies|your (?:privacy|data|personal data)|and/or access|information)|we (?:value|care about|respect) your privacy|our (?:\d+ )?(?:partners|vendors|affiliates)\b.{0,120}\b(?:cookies|data|consent)|before you continue to|accept all(?: cookies)?|reject all|(?:manage|change|withdraw) (?:my |your )?(?:consent|cookie|privacy|settings|preferences|choices)|cookie (?:policy|settings|preferences|notice)|by (?:clicking|continuing)\b.{0,60}\byou (?:agree|accept|consent)|wir (?:und unsere (?:\d+ )?partner )?(?:verwenden|nutzen|setzen|verarbeiten|speichern)\b.{0,60}\b(?:cookies|daten|informationen)|ihre (?:einwilligung|zustimmung|privatsphäre)|mit werbung (?:weiterlesen|lesen)|alle akzeptieren|nous (?:et nos (?:\d+ )?partenaires )?(?:utilisons|stockons)|votre (?:consentement|vie privée)|tout accepter|(?:nosotros y )?nuestros (?:\d+ )?socios|utilizamos cookies|tu (?:consentimiento|privacidad)|aceptar todo|noi e i nostri (?:\d+ )?partner|utilizziamo i? ?cookie|il tuo consenso|wij en onze (?:\d+ )?partners|alles accepteren|usamos cookies)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Consent();

    // "Subscribe to keep reading": an offer joined to the rest of this article, not to a newsletter.
    [GeneratedRegex(@"\b(?:(?:subscribe|sign up|sign in|log ?in|register|join)\b.{0,50}\b(?:to (?:continue|keep|finish)(?: on)? reading|to (?:read|view|unlock|access|see) (?:the (?:full|rest|whole|complete|entire)|this|full|more of this)|for (?:full|unlimited) access)|(?:this|the) (?:article|story|content|post) is (?:for|only for|available (?:only )?(?:to|for)|reserved for|exclusive(?:ly)? (?:to|for)) (?:our )?(?:paid |paying |premium |registered )?(?:subscribers|members)|(?:only|for|to) (?:paid |paying |premium )?subscribers (?:only|can (?:read|access))|(?:become a (?:subscriber|member)) to (?:read|continue)|(?:you have|you[’']ve) (?:reached|read|used) (?:your|all|the)\b.{0,40}\bfree (?:articles?|stories)|continue reading with a|mit .{0,30}(?:abo|plus|premium)\b.{0,30}(?:weiterlesen|lesen)|jetzt (?:abonnieren|registrieren|anmelden)\b.{0,40}\b(?:weiterlesen|lesen)|(?:dieser|den ganzen|den vollständigen) (?:artikel|text|beitrag)\b.{0,40}\b(?:abonnenten|abonnement|abo|plus)\b|(?:la suite|cet article|article)\b.{0,30}\bréservée? (?:à nos |aux )abonnés|abonnez-vous pour (?:lire|continuer)|il vous reste \d+ ?%|(?:suscríbete|regístrate|suscríbase|inicia sesión) para (?:seguir|continuar|leer)|(?:contenido|artículo) (?:exclusivo|solo) para (?:suscriptores|socios)|abbonati per (?:continuare|leggere)|contenuto riservato agli abbonati|assine para (?:ler|continuar)|exclusivo para assinantes|alleen (?:voor|toegankelijk voor) abonnees)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Offer();
}
