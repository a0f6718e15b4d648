namespace DigestBot.Core.Feeds.Parsing;

/// <summary>A namespace declaration and those it stands within: what is in force at an element.</summary>
internal sealed class NamespaceScope(NamespaceScope? outer, string prefix, string uri)
{
    private readonly NamespaceScope? outer = outer;
    private readonly string prefix = prefix;
    private readonly string uri = uri;
    private readonly Vocabulary vocabulary = Vocabularies.OfNamespace(uri);

    public static string? UriOf(NamespaceScope? scope, string prefix) => Find(scope, prefix)?.uri;

    /// <param name="feedNamespace">The root element's namespace: known or not, it is the feed's own.</param>
    public static Vocabulary VocabularyOf(NamespaceScope? scope, string prefix, string? feedNamespace)
    {
        if (Find(scope, prefix) is not { } declaration)
        {
            return Vocabularies.OfUndeclaredPrefix(prefix);
        }

        return declaration.uri == feedNamespace ? Vocabulary.Feed : declaration.vocabulary;
    }

    private static NamespaceScope? Find(NamespaceScope? scope, string prefix)
    {
        while (scope is not null && scope.prefix != prefix)
        {
            scope = scope.outer;
        }

        return scope;
    }
}
