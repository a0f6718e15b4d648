using DigestBot.Core.Feeds;
using DigestBot.Testing.Feeds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigestBot.Tests.Feeds;

public sealed class FeedOptionsTests
{
    [Theory]
    [InlineData("MaxConcurrentFetches", "0", "Feeds:MaxConcurrentFetches must be between 1 and 64.")]
    [InlineData("MinInterval", "00:00:10", "Feeds:MinInterval must be between 00:01:00 (a minute) and 1.00:00:00 (a day).")]
    [InlineData("MaxBodyMegabytes", "500", "Feeds:MaxBodyMegabytes must be between 1 and 20.")]
    [InlineData("Contact", "me (at home)", "Feeds:Contact must be a web or mail address without spaces and parentheses.")]
    [InlineData("AllowedHosts:0", "intranet", "Feeds:AllowedHosts holds \"intranet\", which is no host:port pair such as intranet.example.org:8080.")]
    [InlineData("MaxInterval", "00:05:00", null)]
    [InlineData("AllowedHosts:0", "[::1]:8080", null)]
    public void A_wrong_option_stops_the_start_with_a_sentence(string key, string value, string? sentence)
    {
        using var services = FeedServicesBuilder.Create(TimeProvider.System, (key, value)).BuildServiceProvider();

        var problem = Record.Exception(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(sentence, (problem as OptionsValidationException)?.Failures.Single());
    }

    [Fact]
    public void The_shortest_interval_is_not_longer_than_the_longest()
    {
        using var services = FeedServicesBuilder.Create(TimeProvider.System, ("MinInterval", "02:00:00"), ("MaxInterval", "01:00:00")).BuildServiceProvider();

        Assert.Contains(
            "Feeds:MinInterval must not be longer",
            Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<FeedOptions>>().Value).Message,
            StringComparison.Ordinal);
    }
}
