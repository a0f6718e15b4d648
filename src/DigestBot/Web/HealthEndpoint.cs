using System.Text.Json.Serialization;
using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Feeds;
using DigestBot.Core.Summaries.Model;
using Microsoft.Extensions.Options;

namespace DigestBot.Web;

/// <summary>Whether the bot is ready, for Docker and whoever watches: counts alone, no names, no addresses.</summary>
internal static partial class HealthEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder console) => console.MapGet(ConsolePaths.Health, AnswerAsync);

    private static async Task<IResult> AnswerAsync(IFeedStore feeds, IArticleStore articles, IEnumerable<IPlatformConnection> connections, IModelStore models, IOptions<ModelOptions> model, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        try
        {
            var all = await feeds.ListAsync(cancellationToken);
            var counts = new FeedCounts(
                all.Count,
                all.Count(feed => feed.Poll.LastFetched is null && !feed.Poll.Ended),
                all.Count(feed => feed.Poll.ConsecutiveFailures > 0 && !feed.Poll.Ended),
                all.Count(feed => feed.Poll.Ended));
            var stored = await articles.CountAsync(cancellationToken);
            var today = model.Value.IsOn() ? await models.DayAsync(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancellationToken) : null;
            return Results.Json(new Health("ready", "ok", counts, stored, StatesOf(connections), today is null ? null : new ModelCounts(today.Calls, today.Used.Tokens, today.LeftOut)), HealthJson.Default.Health);
        }
        // Whatever the store's trouble is, this answer is the place to say that there is one.
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogStoreUnavailable(loggers.CreateLogger(typeof(HealthEndpoint)), problem);
            return Results.Json(new Health("not ready", "unavailable", Feeds: null, Articles: null, StatesOf(connections), Model: null), HealthJson.Default.Health, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    // A platform that is away for a while leaves the bot healthy: it comes back by itself.
    private static Dictionary<string, string>? StatesOf(IEnumerable<IPlatformConnection> connections)
    {
        var states = connections.ToDictionary(connection => connection.Platform, connection => connection switch
        {
            { IsConnected: true } => "connected",
            { Refusal: not null } => "refused",
            _ => "connecting",
        });
        return states.Count > 0 ? states : null;
    }

    [LoggerMessage(LogLevel.Error, "The store does not answer the health check.")]
    private static partial void LogStoreUnavailable(ILogger logger, Exception problem);

    private sealed record FeedCounts(int Total, int NotFetchedYet, int Failing, int Ended);

    /// <summary>Since midnight UTC.</summary>
    private sealed record ModelCounts(IReadOnlyDictionary<string, int> Calls, long Tokens, int SentencesLeftOut);

    private sealed record Health(string Status, string Store, FeedCounts? Feeds, int? Articles, Dictionary<string, string>? Platforms, ModelCounts? Model);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Health))]
    private sealed partial class HealthJson : JsonSerializerContext;
}
