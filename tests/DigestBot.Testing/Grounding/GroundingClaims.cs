using DigestBot.Core.Articles;
using DigestBot.Testing.Coverage;

namespace DigestBot.Testing.Grounding;

/// <summary>Fictional reports with sentences written by hand that they support, and with falsehoods of every kind.</summary>
/// <remarks>In <c>claims.txt</c> <c>@</c> names a report's language, <c>=</c> has headline and text, <c>+</c> a right sentence, <c>-</c> the kind and a falsehood.</remarks>
public static class GroundingClaims
{
    /// <summary>Seen while fitting: the check was written with the first two in sight; the later ones were written when it stood, and corrected it after they had been counted once.</summary>
    public static IReadOnlyList<string> Sets { get; } = ["claims", "claims.more", "claims.late", "claims.unseen"];

    /// <summary>Seen while fitting, and in freer words, as a good model condenses: the check does not keep its limits there yet.</summary>
    public static IReadOnlyList<string> Free { get; } = ["claims.round1", "claims.round2"];

    /// <summary>At first sight, in such words: the check was not corrected by them, so they alone tell how it does with what others write.</summary>
    public static IReadOnlyList<string> FirstSight { get; } = ["claims.round3"];

    public static IReadOnlyList<GroundingClaim> Read() => [.. Sets.SelectMany(Read)];

    public static IReadOnlyList<GroundingClaim> Read(string set)
    {
        using var reader = new StreamReader(typeof(GroundingClaims).Assembly.GetManifestResourceStream(set)!);
        var claims = new List<GroundingClaim>();
        var language = "";
        var reports = Sets.Concat(Free).Concat(FirstSight).ToList().IndexOf(set) * 100;
        Article? article = null;
        while (reader.ReadLine() is { } line)
        {
            var text = line[2..];
            switch (line[0])
            {
                case '@':
                    language = text;
                    break;
                case '=':
                    var parts = text.Split(" | ", 2);
                    article = SampleArticles.Article(++reports, parts[0], parts[1], language: language);
                    break;
                case '+':
                    claims.Add(new GroundingClaim(article!, text, null));
                    break;
                default:
                    var colon = text.IndexOf(": ", StringComparison.Ordinal);
                    claims.Add(new GroundingClaim(article!, text[(colon + 2)..], text[..colon]));
                    break;
            }
        }

        return claims;
    }
}

/// <param name="Falsehood">Its kind; null for a right sentence.</param>
public sealed record GroundingClaim(Article Article, string Sentence, string? Falsehood);
