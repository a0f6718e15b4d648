using System.Globalization;

namespace DigestBot.Core.Digests;

/// <summary>A factor of a story's rank as a reader would say it: "3 independent newsrooms that agree (+2.0)".</summary>
internal static class RankWords
{
    /// <summary>Less shows as +0.0.</summary>
    private const double LeastWeight = 0.05;

    /// <returns>Null for what tells a reader nothing: nearly every story has a text, and what adds nothing is no reason.</returns>
    public static string? Of(RankFactor factor) => factor.Name == RankFactor.HasText || Math.Abs(factor.Weight) < LeastWeight
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{Reason(factor)} ({factor.Weight:+0.0;-0.0})");

    private static string Reason(RankFactor factor) => factor switch
    {
        { Name: RankFactor.Newsrooms } => Count(factor.Value, "independent newsroom", "independent newsrooms that agree"),
        { Name: RankFactor.Articles } => Count(factor.Value, "article in all", "articles in all"),
        { Name: RankFactor.LastReport, Value: "just now" } => "reported within the last hour",
        { Name: RankFactor.LastReport } when factor.Value.EndsWith(" min ago", StringComparison.Ordinal) => "reported within the last hour",
        { Name: RankFactor.LastReport } => $"last reported {factor.Value}",
        { Name: RankFactor.Topic } => $"on the topic ({factor.Value})",
        { Name: RankFactor.New } => "new in this channel",
        { Name: RankFactor.Less } => $"like “{factor.Value}”, of which less was asked for",
        _ => $"{factor.Name}: {factor.Value}",
    };

    private static string Count(string number, string one, string many) => $"{number} {(number == "1" ? one : many)}";
}
