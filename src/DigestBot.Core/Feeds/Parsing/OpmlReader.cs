using System.Text.RegularExpressions;
using DigestBot.Core.Text;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>Collects the outlines of an OPML document from its tags; nothing about it need be well-formed.</summary>
internal static partial class OpmlReader
{
    public static OpmlDocument Read(string document)
    {
        var tokenizer = new MarkupTokenizer(document);
        var feeds = new List<NewFeed>();
        var unusable = new List<string>();
        var groups = new Stack<string?>();
        string? title = null, element = null, first = null;
        while (tokenizer.Read() is var token and not MarkupToken.End)
        {
            switch (token)
            {
                case MarkupToken.StartTag:
                    element = tokenizer.Name.ToString().ToLowerInvariant();
                    first ??= element;
                    var (outline, closed) = ReadOutline(ref tokenizer);
                    if (element == "outline")
                    {
                        closed = closed || FinishBroken(outline, tokenizer.Rest);
                        Take(outline, string.Join('/', groups.Where(group => group is not null).Reverse()), feeds, unusable);
                        Enter(groups, outline, closed);
                    }

                    break;
                case MarkupToken.EndTag when tokenizer.Name.Equals("outline", StringComparison.OrdinalIgnoreCase):
                    groups.TryPop(out _);
                    break;
                case MarkupToken.Text or MarkupToken.CData when element == "title" && title is null:
                    title = TextNormalizer.CleanLine(CharacterReferences.Decode(tokenizer.Text));
                    break;
            }
        }

        // A list cut off at the front is still a list; a page or a feed is none.
        if (first != "opml" && feeds.Count == 0)
        {
            throw new FeedFormatException($"The document is no OPML list of feeds{(first is null ? "" : $" but begins with <{first}>")}: export one from your feed reader.");
        }

        return new OpmlDocument(string.IsNullOrEmpty(title) ? null : title, feeds) { Unusable = unusable };
    }

    private static (Dictionary<string, string> Attributes, bool Closed) ReadOutline(ref MarkupTokenizer tokenizer)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        bool closed;
        while (tokenizer.ReadAttribute(out var name, out var value, out closed))
        {
            attributes.TryAdd(name.ToString(), TextNormalizer.CleanLine(CharacterReferences.Decode(value)));
        }

        return (attributes, closed);
    }

    /// <summary>
    /// A description with tags and quotes in it ends the outline's tag for a reader too soon. An address before the next outline
    /// can only be this one's.
    /// </summary>
    /// <returns>Whether the outline closes itself after all.</returns>
    private static bool FinishBroken(Dictionary<string, string> outline, ReadOnlySpan<char> rest)
    {
        if (outline.ContainsKey("xmlUrl"))
        {
            return false;
        }

        var next = OutlineTag().EnumerateMatches(rest).GetEnumerator();
        var own = next.MoveNext() ? rest[..next.Current.Index] : rest;
        foreach (Match attribute in AddressAttribute().Matches(own.ToString()))
        {
            outline.TryAdd(attribute.Groups["name"].Value, CharacterReferences.Decode(attribute.Groups["value"].Value));
        }

        return outline.ContainsKey("xmlUrl") && own.TrimEnd() is [.., '/', '>'];
    }

    [GeneratedRegex("</?outline|</body", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex OutlineTag();

    [GeneratedRegex("""\b(?<name>xmlUrl|htmlUrl|language)\s*=\s*"(?<value>[^"<>]{1,2000})["]""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex AddressAttribute();

    private static void Enter(Stack<string?> groups, Dictionary<string, string> outline, bool closed)
    {
        if (!closed && groups.Count < FeedLimits.MaxDepth)
        {
            groups.Push(outline.ContainsKey("xmlUrl") ? null : Text(outline));
        }
    }

    private static void Take(Dictionary<string, string> outline, string path, List<NewFeed> feeds, List<string> unusable)
    {
        if (Value(outline, "xmlUrl") is not { } written)
        {
            return;
        }

        if (FeedAddress.Normalize(written) is not { } url)
        {
            unusable.Add(written);
            return;
        }

        if (feeds.Count == FeedLimits.MaxEntries)
        {
            throw new FeedFormatException($"The list has more than the {FeedLimits.MaxEntries:N0} feeds that are read.");
        }

        feeds.Add(new NewFeed(url, Text(outline) ?? new Uri(url).Host)
        {
            SiteUrl = FeedAddress.Normalize(Value(outline, "htmlUrl")),
            Category = path.Length > 0 ? path : Value(outline, "category")?.Split(',')[0].Trim('/', ' '),
            Language = Value(outline, "language"),
            FetchPages = Enum.TryParse<PageFetching>(Value(outline, "fetchPages"), ignoreCase: true, out var setting) && Enum.IsDefined(setting) ? setting : null,
        });
    }

    private static string? Text(Dictionary<string, string> outline) => Value(outline, "text") ?? Value(outline, "title");

    private static string? Value(Dictionary<string, string> outline, string name) =>
        outline.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
