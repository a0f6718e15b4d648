using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace DigestBot.Discord.Rest;

/// <summary>Lets each call leave when Discord's limits allow it: its bucket's, the global one, and that of invalid requests.</summary>
/// <remarks>No limit is written down here but the global one: buckets are learnt from the answers' headers.</remarks>
internal sealed class RateLimits(TimeProvider time)
{
    /// <summary>Who waits longer than this had better come back: a slot in the outbox is not held for it.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Each interaction brings a bucket of its own; now and then those that are done with are dropped.
    private const int CleanEvery = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(HttpMethod Method, string Template), string> _names = [];
    private readonly Dictionary<(string Name, string Resource), RateLimitBucket> _buckets = [];
    private readonly GlobalPace _pace = new(time);
    private readonly InvalidRequestGuard _guard = new(time);

    /// <summary>Ends when the call may leave. Disposing lets the next one of its bucket go.</summary>
    /// <exception cref="DiscordBusyException">It would have to wait too long.</exception>
    public async Task<Turn> EnterAsync(DiscordRoute route, CancellationToken cancellationToken)
    {
        _guard.ThrowIfTooMany();
        var bucket = Join(route);
        try
        {
            await bucket.EnterAsync(Patience, cancellationToken);
        }
        catch
        {
            // No turn came of it: the bucket must not count this caller for ever.
            bucket.Leave();
            throw;
        }

        var turn = new Turn(this, bucket, route);
        try
        {
            if (bucket.Gone is { } gone)
            {
                throw gone;
            }

            if (!route.IsInteraction)
            {
                turn.Left = await _pace.WaitAsync(Patience, cancellationToken);
            }

            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    private RateLimitBucket Join(DiscordRoute route)
    {
        lock (_lock)
        {
            var name = _names.GetValueOrDefault((route.Method, route.Template), $"{route.Method} {route.Template}");
            var key = (name, route.Resource);
            if (!_buckets.TryGetValue(key, out var bucket))
            {
                CleanWhenMany();
                _buckets[key] = bucket = new RateLimitBucket(time);
            }

            bucket.Join();
            return bucket;
        }
    }

    private void CleanWhenMany()
    {
        if (_buckets.Count > 0 && _buckets.Count % CleanEvery == 0)
        {
            foreach (var (key, bucket) in _buckets.Where(entry => entry.Value.IsIdle).ToList())
            {
                _buckets.Remove(key);
                bucket.Dispose();
            }
        }
    }

    /// <summary>Discord names the bucket with its first answer: what is known of it until then goes on under that name.</summary>
    private RateLimitBucket Learn(DiscordRoute route, RateLimitBucket bucket, string name)
    {
        lock (_lock)
        {
            _names[(route.Method, route.Template)] = name;
            _buckets.TryAdd((name, route.Resource), bucket);
            return _buckets[(name, route.Resource)];
        }
    }

    /// <summary>One call's leave, and what its answer says about the next.</summary>
    internal sealed class Turn(RateLimits limits, RateLimitBucket bucket, DiscordRoute route) : IDisposable
    {
        private bool _ended;

        /// <summary>Null where the global limit does not count it.</summary>
        public DateTimeOffset? Left { get; set; }

        /// <summary>Reads the answer's limits; of a 429 the body as well.</summary>
        public async Task ReportAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
        {
            EndOnTheWay(answered: true);
            var named = Header(answer.Headers, "X-RateLimit-Bucket") is { } name ? limits.Learn(route, bucket, name) : bucket;
            if (Header(answer.Headers, "X-RateLimit-Remaining") == "0" && Seconds(Header(answer.Headers, "X-RateLimit-Reset-After")) is { } reset)
            {
                named.BlockFor(reset);
            }

            var scope = Header(answer.Headers, "X-RateLimit-Scope");
            // Shared limits are everyone's on that channel or guild: Discord does not count them against the bot.
            if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || (answer.StatusCode is HttpStatusCode.TooManyRequests && scope != "shared"))
            {
                limits._guard.Note();
            }

            if (answer.StatusCode is HttpStatusCode.TooManyRequests)
            {
                var refusal = await RateLimitRefusal.ReadAsync(answer, cancellationToken);
                if (refusal.IsGlobal)
                {
                    limits._pace.Exceeded(refusal.RetryAfter);
                }
                else
                {
                    named.BlockFor(refusal.RetryAfter);
                }
            }
            else if (!route.IsInteraction)
            {
                limits._pace.Succeeded();
            }
        }

        /// <summary>The webhook is no more: nobody is let through to it again.</summary>
        public void Close(DiscordApiException gone) => bucket.Gone = gone;

        public void Dispose()
        {
            EndOnTheWay(answered: false);
            bucket.Exit();
            bucket.Leave();
        }

        private void EndOnTheWay(bool answered)
        {
            if (Left is { } left && !_ended)
            {
                _ended = true;
                limits._pace.Ended(left, answered);
            }
        }
    }

    internal static string? Header(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    internal static TimeSpan? Seconds(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 86_400 * 365 ? TimeSpan.FromSeconds(seconds) : null;
}

/// <summary>A 429.</summary>
/// <param name="IsGlobal">It was the bot's 50 a second, or the network in front of Discord; not the bucket.</param>
internal sealed record RateLimitRefusal(TimeSpan RetryAfter, bool IsGlobal)
{
    private static readonly TimeSpan WithoutWord = TimeSpan.FromSeconds(1);

    public static async Task<RateLimitRefusal> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var header = RateLimits.Seconds(RateLimits.Header(answer.Headers, "Retry-After"));
        var scope = RateLimits.Header(answer.Headers, "X-RateLimit-Scope");
        var isGlobal = scope == "global" || RateLimits.Header(answer.Headers, "X-RateLimit-Global") == "true";
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            var body = JsonSerializer.Deserialize(text, DiscordJson.Default.RateLimitBody);
            var exact = body is null ? null : RateLimits.Seconds(body.RetryAfter.ToString(CultureInfo.InvariantCulture));
            return new(exact ?? header ?? WithoutWord, isGlobal || body?.Global is true);
        }
        catch (JsonException)
        {
            // The network in front of Discord answers in HTML, and means everything from this address.
            return new(header ?? WithoutWord, IsGlobal: true);
        }
    }
}
