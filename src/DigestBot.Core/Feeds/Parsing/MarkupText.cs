using System.Collections.Frozen;
using System.Text;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>What an element says: its text or, where it holds elements, their markup as HTML.</summary>
internal static class MarkupText
{
    private static readonly FrozenSet<string> Void =
        FrozenSet.Create("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    private static readonly FrozenSet<string> Addresses = FrozenSet.Create("href", "src", "cite", "poster", "longdesc", "action");

    /// <summary>Null where there is nothing but white space.</summary>
    /// <param name="escaped">The text beside the markup is text (XHTML) and not HTML once escaped.</param>
    public static string? Of(MarkupElement element, bool escaped = false)
    {
        var text = element.Nodes switch
        {
            [] => "",
            [{ Text: { } only }] when !escaped => only,
            var nodes => Join(nodes, escaped),
        };
        text = text.Trim();
        return text.Length == 0 ? null : text;
    }

    private static string Join(IReadOnlyList<MarkupElement.Node> nodes, bool escaped)
    {
        var html = new StringBuilder();
        Write(html, nodes, escaped);
        return html.ToString();
    }

    private static void Write(StringBuilder html, IReadOnlyList<MarkupElement.Node> nodes, bool escaped)
    {
        foreach (var node in nodes)
        {
            if (node.Element is { } element)
            {
                Write(html, element, escaped);
            }
            else if (escaped)
            {
                Escape(html, node.Text!, isAttribute: false);
            }
            else
            {
                html.Append(node.Text);
            }
        }
    }

    private static void Write(StringBuilder html, MarkupElement element, bool escaped)
    {
        html.Append('<').Append(element.Name.Local);
        foreach (var (name, value) in element.Attributes)
        {
            if (name.Prefix.Length == 0 && name.Key != "xmlns")
            {
                html.Append(' ').Append(name.Local).Append("=\"");
                Escape(html, Addresses.Contains(name.Key) ? WebAddress.Resolve(element.Base, value) : value, isAttribute: true);
                html.Append('"');
            }
        }

        if (Void.Contains(element.Name.Key))
        {
            html.Append(" />");
            Write(html, element.Nodes, escaped);
            return;
        }

        html.Append('>');
        Write(html, element.Nodes, escaped);
        html.Append("</").Append(element.Name.Local).Append('>');
    }

    private static void Escape(StringBuilder html, string text, bool isAttribute)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' when isAttribute => html.Append("&quot;"),
                _ => html.Append(c),
            };
        }
    }
}
