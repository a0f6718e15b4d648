using AngleSharp.Dom;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>Some pages bring their text inside <c>noscript</c> or a template script, for the page's own script to put in place.</summary>
internal static class ScriptedText
{
    public static void Unfold(IElement body)
    {
        foreach (var holder in body.QuerySelectorAll("noscript, script[type='text/template'], script[type='text/html'], script[type='text/x-template']").ToArray())
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
