using DigestBot.Core.Articles;
using DigestBot.Core.Text;

namespace DigestBot.Core.Stories;

/// <summary>What grouping reads of an article, before it meets the others: made by <see cref="FeatureReader"/>, taken by <see cref="StoryClusterer"/>.</summary>
public sealed class ArticleFeatures
{
    internal ArticleFeatures(Article article, CopyText copy, (ulong[] Stems, float[] Frequencies) terms, EventFact[] facts, float logLength)
    {
        (Id, Seen, Language) = (article.Id, article.Seen, article.Language);
        Outlet = article.Source.Length == 0 ? 0 : (uint)WordFolder.Hash(article.Source) | 1;
        (Copy, Stems, Frequencies, Facts, LogLength) = (copy, terms.Stems, terms.Frequencies, facts, logLength);
    }

    public ArticleId Id { get; }

    internal DateTimeOffset Seen { get; }

    internal string Language { get; }

    /// <inheritdoc cref="EventFingerprint.Outlet"/>
    internal uint Outlet { get; }

    internal CopyText Copy { get; }

    /// <summary>Where its copies can be looked up: see <see cref="Winnowing"/>.</summary>
    internal uint[] Landmarks { get; init; } = [];

    /// <summary>Hashes of its terms, in the order they are first said.</summary>
    internal ulong[] Stems { get; }

    /// <summary>For each of the <see cref="Stems"/>: see <see cref="EventFingerprint.Frequencies"/>.</summary>
    internal float[] Frequencies { get; }

    internal EventFact[] Facts { get; }

    /// <inheritdoc cref="EventFingerprint.LogLength"/>
    internal float LogLength { get; }
}
