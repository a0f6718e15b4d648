namespace DigestBot.Core.Commands;

/// <summary>A link as chats pass it on: bare, as <c>&lt;https://…&gt;</c>, or as Slack's <c>&lt;https://…|example.org&gt;</c>.</summary>
internal static class LinkText
{
    public static string Of(string typed)
    {
        var link = typed.Trim();
        if (link.StartsWith('<') && link.EndsWith('>'))
        {
            link = link[1..^1].Split('|')[0];
        }

        // "example.org/feed" is what people read out to each other.
        var lacksScheme = !link.Contains(':') && link.Contains('.') && !link.Contains(' ');
        return lacksScheme ? "https://" + link : link;
    }
}
