using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using AngleSharp.Dom;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>What an element's class, id and role say about its content: page authors name things for what they are.</summary>
internal static class ClassHints
{
    private static readonly FrozenSet<string> Body = new[]
    {
        "article", "articlebody", "articletext", "articlecontent", "body", "bodytext", "content", "entry", "hentry", "main", "post", "postcontent", "postbody", "story", "storybody", "storytext", "storycontent", "text",
        "blog", "column", "longform", "richtext", "prose", "artikel", "artikeltext", "inhalt", "beitrag", "contenu", "texte", "contenido", "cuerpo", "texto", "noticia", "nota", "testo", "corpo",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Never part of an article, whatever else the name says ("article-comments", "post-share").
    private static readonly FrozenSet<string> Apart = new[]
    {
        "ad", "ads", "adbox", "adslot", "adsbygoogle", "advert", "advertisement", "advertising", "anzeige", "werbung", "publicite", "publicidad", "sponsor", "sponsored", "promo", "promoted", "promotion", "outbrain", "taboola", "plista", "ligatus",
        "breadcrumb", "breadcrumbs", "comment", "comments", "commentlist", "commentform", "commenting", "kommentare", "kommentar", "commentaires", "comentarios", "disqus", "respond", "replies",
        "cookie", "cookies", "consent", "gdpr", "optin", "newsletter", "newsletters", "signup", "subscribe", "subscription", "subscriptions", "abo", "mailchimp", "donate", "donation",
        "nav", "navi", "navigation", "navbar", "menu", "megamenu", "submenu", "pagination", "pager", "paging", "prevnext", "footer", "fuss", "colophon", "masthead", "skyscraper",
        "related", "relatedposts", "relatedarticles", "relatedstories", "relatedlinks", "relatedcontent", "relacionadas", "relacionados", "recommended", "recommendation", "recommendations", "recirculation", "recirc", "mostread", "mostpopular", "popular", "trending", "meistgelesen", "readmore", "readnext", "morefrom", "morestories", "seealso", "upnext",
        "share", "sharing", "sharer", "shares", "sharebar", "sharedaddy", "sharebuttons", "addthis", "addtoany", "social", "socials", "socialmedia", "sociallinks", "followus", "facebook", "twitter", "whatsapp", "pinterest", "instagram", "shariff", "teilen",
        "sidebar", "rightrail", "leftrail", "rail", "toolbar", "popup", "modal", "overlay", "lightbox", "tooltip", "dropdown", "login", "register", "paywall", "regwall",
        "tags", "taglist", "tagcloud", "keywords", "authorbio", "authorbox", "aboutauthor", "authorinfo", "bio", "biography", "noprint", "rating", "ratings", "vote", "poll", "quiz", "copyright", "disclaimer", "screenreader", "sronly", "visuallyhidden", "byline", "dateline", "timestamp", "shoutbox", "syndication", "captcha", "searchform", "infobox", "factbox", "navbox", "editsection", "catlinks", "mw-jump", "gallery",
        "caption", "captions", "credit", "credits", "bildunterschrift", "legend", "legende", "dida", "didascalia", "postmeta", "postmetadata", "entrymeta", "articlemeta", "affiliate", "readalso",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Apart unless the name says "body" too ("header", but not "article-header-text").
    private static readonly FrozenSet<string> PerhapsApart = new[]
    {
        "aside", "banner", "teaser", "teasers", "header", "head", "extra", "meta", "more", "tools", "widget", "widgets", "links", "link", "list", "author", "authors", "date", "time", "slideshow", "carousel", "slider", "video", "player", "embed", "media", "image", "images", "thumb", "thumbnail", "profile", "utility", "module", "box", "bar", "action", "actions", "button", "buttons", "cta", "supplemental", "remark", "rss", "archive", "category", "categories", "topics", "events", "shop", "shopping", "price", "product", "contact", "form", "top", "bottom",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ApartRoles = new[]
    {
        "alert", "alertdialog", "banner", "button", "complementary", "contentinfo", "dialog", "form", "menu", "menubar", "navigation", "search", "tablist", "toolbar",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Names are asked for again and again while a page is scored.
    private static readonly ConditionalWeakTable<IElement, Hints> Cache = [];

    /// <summary>Positive where the names speak for an article's body, negative where they speak against.</summary>
    public static int Weight(IElement element) => Of(element).Weight;

    /// <summary>Whether names or role say that the element is no part of the article.</summary>
    public static bool IsApart(IElement element) => Of(element).IsApart;

    /// <summary>Whether names say that the element is a reader's comment, even where it is marked up as an article.</summary>
    public static bool IsComment(IElement element) => NameParts.Of(element.ClassName, element.Id).Exists(name => name is "comment" or "comments" or "commentbody" or "kommentar");

    /// <summary>Whether names say that the element's text may be longer than the article's without being it.</summary>
    public static bool MayOutweighArticle(IElement element) =>
        NameParts.Of(element.ClassName, element.Id).Exists(name => name is "comment" or "comments" or "commentlist" or "respond" or "disqus" or "kommentare" or "gallery");

    private static Hints Of(IElement element) => Cache.GetValue(element, Read);

    private static Hints Read(IElement element)
    {
        // A heading's id is often made of its own words.
        var names = NameParts.Of(element.ClassName, HtmlBlocks.IsHeading(element) || NameParts.IsPhrase(element.Id) ? null : element.Id);
        var body = 0;
        var apart = 0;
        var perhaps = 0;
        foreach (var name in names)
        {
            if (Body.Contains(name))
            {
                body++;
            }
            else if (Apart.Contains(name))
            {
                apart++;
            }
            else if (PerhapsApart.Contains(name))
            {
                perhaps++;
            }
        }

        var byRole = element.GetAttribute("role") is { } role && ApartRoles.Contains(role.Trim());
        return new Hints(Math.Sign(body) - Math.Sign(apart) - (body == 0 ? Math.Sign(perhaps) : 0), apart > 0 || byRole);
    }

    private sealed record Hints(int Weight, bool IsApart);
}
