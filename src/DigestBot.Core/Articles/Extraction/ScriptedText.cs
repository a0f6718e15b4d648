using AngleSharp.Dom;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>Some pages bring their text inside <c>noscript</c> or a template script, for the page's own script to put in place.</summary>
internal static class ScriptedText
{
    // Real pages have a dozen; replacing each takes longer the more there are.
    private const int MostHolders = 200;

    public static void Unfold(IElement body)
    {
        foreach (var holder in body.QuerySelectorAll("noscript, script[type='text/template'], script[type='text/html'], script[type='text/x-template']").Take(MostHolders).ToArray())
        {
            var html = holder.LocalName is "noscript" ? holder.InnerHtml : holder.TextContent;
            if (!HtmlText.HasMarkup(html))
            {
                continue;
            }

            var place = holder.Owner!.CreateElement("div");
            place.InnerHtml = html;
            holder.Replace(place);
        }

        PageCleaner.RemoveScripts(body);
    }
}
