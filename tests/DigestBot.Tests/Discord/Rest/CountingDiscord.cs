using System.Net;
using DigestBot.Discord.Rest;
using DigestBot.Testing;
using DigestBot.Testing.LoopbackDiscord;

namespace DigestBot.Tests.Discord.Rest;

/// <summary>The bot's limits against Discord's, without a network, on a clock that jumps: each call takes 40 to 120 ms there and back.</summary>
internal sealed class CountingDiscord(ManualTimeProvider clock)
{
    private readonly Random _network = new(1);

    public ServerLimits Limits { get; } = new(clock);

    public RateLimits Bot { get; } = new(clock);

    public int Taken { get; private set; }

    /// <summary>What calls are answered with, where not as the limits say.</summary>
    public Func<HttpResponseMessage?> Instead { get; set; } = () => null;

    /// <summary>Posts to so many channels, as the dispatcher does: so many under way at a time.</summary>
    public async Task PostAsync(int channels, int concurrent)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, concurrent).Select(async _ =>
        {
            while (next < channels)
            {
                await PostAsync($"{++next}");
            }
        }));
    }

    /// <summary>Posts once; refused for a limit, again.</summary>
    public async Task<HttpStatusCode> PostAsync(string channel)
    {
        while (true)
        {
            using var turn = await Bot.EnterAsync(DiscordRoute.CreateMessage(channel), CancellationToken.None);
            await Task.Delay(OneWay(), clock);
            using var answer = Instead() ?? Answer(channel);
            await Task.Delay(OneWay(), clock);
            await turn.ReportAsync(answer, CancellationToken.None);
            if (answer.StatusCode is not HttpStatusCode.TooManyRequests)
            {
                return answer.StatusCode;
            }
        }
    }

    /// <summary>Runs to its end and says how long that took by the clock.</summary>
    public TimeSpan Took(Func<Task> work) => VirtualTime.Run(clock, async () =>
    {
        var start = clock.GetUtcNow();
        await work();
        return clock.GetUtcNow() - start;
    });

    public static HttpResponseMessage TooMany(TimeSpan wait, string scope)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests)
        {
            Content = new StringContent(FormattableString.Invariant($$"""{"message":"You are being rate limited.","retry_after":{{wait.TotalSeconds}},"global":{{(scope == "global" ? "true" : "false")}}}""")),
        };
        answer.Headers.Add("X-RateLimit-Scope", scope);
        return answer;
    }

    private TimeSpan OneWay() => TimeSpan.FromMilliseconds(20 + (40 * _network.NextDouble()));

    private HttpResponseMessage Answer(string channel)
    {
        var verdict = Limits.Enter(channel, isMessage: true, outsideGlobal: false);
        if (verdict is LimitVerdict.Allowed)
        {
            Taken++;
            return new(HttpStatusCode.OK);
        }

        return verdict is LimitVerdict.Global global ? TooMany(global.RetryAfter, "global") : TooMany(((LimitVerdict.Bucket)verdict).RetryAfter, "user");
    }
}
