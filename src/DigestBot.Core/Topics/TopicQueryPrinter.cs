using System.Globalization;

namespace DigestBot.Core.Topics;

/// <summary>Writes a query's tree so that reading it gives the same tree.</summary>
internal static class TopicQueryPrinter
{
    public static string Print(TopicExpression expression) => expression switch
    {
        TopicExpression.Any any => string.Join(" OR ", any.Parts.Select(part => Within(part, bracket: part is TopicExpression.Any))),
        TopicExpression.All all => string.Join(' ', all.Parts.Select(part => Within(part, bracket: part is TopicExpression.Any or TopicExpression.All))),
        TopicExpression.Not not => "-" + Within(not.Part, bracket: not.Part is TopicExpression.Any or TopicExpression.All or TopicExpression.Not),
        TopicExpression.Words words => Words(words),
        TopicExpression.Language language => $"lang:{language.Code}",
        TopicExpression.Site site => $"site:{site.Host}",
        TopicExpression.Origin origin => origin.Agency.Contains(' ') ? $"origin:\"{origin.Agency}\"" : $"origin:{origin.Agency}",
        TopicExpression.MinOutlets outlets => string.Create(CultureInfo.InvariantCulture, $"min-outlets:{outlets.Count}"),
        TopicExpression.Named named => $"topic:{named.Name}",
        _ => throw new InvalidOperationException($"A topic expression of the unknown kind {expression.GetType().Name}."),
    };

    private static string Within(TopicExpression part, bool bracket) => bracket ? $"({Print(part)})" : Print(part);

    private static string Words(TopicExpression.Words words)
    {
        var field = words.Field is { } name ? name.ToString().ToLowerInvariant() + ":" : "";
        return field + (words.IsExact ? $"\"{words.Text}\"" : words.IsPrefix ? words.Text + "*" : words.Text);
    }
}
