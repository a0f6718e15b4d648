using System.Text.RegularExpressions;
using DigestBot.Core.Text;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>RSS's one-line authors: <c>me@example.org (My Name)</c>, <c>My Name &lt;me@example.org&gt;</c>, or just a name.</summary>
internal static partial class AuthorText
{
    public static FeedAuthor Parse(string text)
    {
        var email = Email().Match(text);
        if (!email.Success)
        {
            return new FeedAuthor(text.Trim(), Email: null, Uri: null);
        }

        var name = text.Remove(email.Index, email.Length).Replace("()", "", StringComparison.Ordinal).Replace("<>", "", StringComparison.Ordinal).Trim();
        if (name is ['(', .. var inner, ')'])
        {
            name = inner.Trim();
        }

        return new FeedAuthor(name.Length == 0 ? null : name, email.Value, Uri: null);
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Email();
}
