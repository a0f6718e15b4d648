using System.Net;
using DigestBot.Discord.Rest;
using DigestBot.Testing;

namespace DigestBot.Tests.Discord.Rest;

public sealed class RateLimitTests
{
    private readonly ManualTimeProvider _clock;
    private readonly CountingDiscord _discord;

    public RateLimitTests()
    {
        _clock = new(new(2026, 3, 20, 8, 0, 0, TimeSpan.Zero));
        _discord = new(_clock);
    }

    [Fact]
    public void Two_thousand_messages_to_two_thousand_channels_leave_within_5_percent_of_the_limit_and_none_is_refused()
    {
        var took = _discord.Took(() => _discord.PostAsync(channels: 2_000, concurrent: 16));

        Assert.Equal(2_000, _discord.Taken);
        Assert.Equal(0, _discord.Limits.Refused);
        Assert.InRange(took.TotalSeconds, 39, 40 * 1.05);
    }

    [Fact]
    public void With_half_of_the_limit_spent_elsewhere_nothing_is_lost_and_the_rate_of_refusals_stays_far_from_a_ban()
    {
        _discord.Limits.GlobalPerSecond = 25;

        var took = _discord.Took(() => _discord.PostAsync(channels: 2_000, concurrent: 16));

        Assert.Equal(2_000, _discord.Taken);
        Assert.InRange(took.TotalSeconds, 80, 130);
        // Discord bans for 10,000 in 600 s.
        Assert.InRange(_discord.Limits.Refused / took.TotalSeconds, 0.001, 10_000.0 / 600 / 3);
    }

    [Fact]
    public void A_channels_own_limit_holds_back_that_channel_alone()
    {
        async Task PostAsync(string channel, int messages)
        {
            for (var i = 0; i < messages; i++)
            {
                await _discord.PostAsync(channel);
            }
        }

        Task? quick = null;
        var quickWasFirst = false;
        var took = _discord.Took(async () =>
        {
            quick = PostAsync("2", 5);
            await PostAsync("1", 7);
            quickWasFirst = quick.IsCompleted;
        });

        Assert.InRange(took.TotalSeconds, 5, 6);
        Assert.True(quickWasFirst);
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("3", 3)]
    public void What_Discord_asks_to_wait_is_waited_even_where_only_the_header_says_it(string retryAfter, double seconds)
    {
        var asked = 0;
        _discord.Instead = () =>
        {
            if (++asked > 1)
            {
                return null;
            }

            var refusal = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent("<html>slow down</html>") };
            refusal.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return refusal;
        };

        var took = _discord.Took(() => _discord.PostAsync("1"));

        Assert.Equal(2, asked);
        Assert.InRange(took.TotalSeconds, seconds, seconds + 0.3);
    }

    [Fact]
    public void A_wait_of_minutes_is_handed_back_instead_of_waited()
    {
        _discord.Instead = () => CountingDiscord.TooMany(TimeSpan.FromMinutes(5), "user");

        var busy = Assert.Throws<DiscordBusyException>(() => _discord.Took(() => _discord.PostAsync("1")));

        Assert.InRange(busy.RetryAfter, TimeSpan.FromSeconds(299), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void Long_before_Discord_would_ban_the_address_the_bot_falls_silent_and_later_speaks_again()
    {
        _discord.Instead = () => new(HttpStatusCode.Forbidden);
        var refused = 0;
        Assert.Throws<DiscordBusyException>(() => _discord.Took(async () =>
        {
            while (await _discord.PostAsync($"{refused}") is HttpStatusCode.Forbidden)
            {
                refused++;
            }
        }));
        Assert.Equal(InvalidRequestGuard.Most, refused);

        _clock.Advance(TimeSpan.FromMinutes(10));
        _discord.Instead = () => null;
        _discord.Took(() => _discord.PostAsync("1"));
        Assert.Equal(1, _discord.Taken);
    }
}
