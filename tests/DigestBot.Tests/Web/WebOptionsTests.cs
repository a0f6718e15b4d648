using DigestBot.Web;
using Microsoft.Extensions.Options;

namespace DigestBot.Tests.Web;

public sealed class WebOptionsTests
{
    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:80")]
    [InlineData("http://[::1]:5080")]
    public void A_loopback_address_needs_no_password(string address) => Assert.True(Validate(new() { Address = address }).Succeeded);

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.0.2.7:5080")]
    public void An_address_that_others_can_reach_is_refused_with_the_mend_unless_there_is_a_password(string address)
    {
        var refusal = Validate(new() { Address = address });

        Assert.Contains(address, refusal.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("Web__Password", refusal.FailureMessage, StringComparison.Ordinal);
        Assert.True(Validate(new() { Address = address, Password = "a long enough secret" }).Succeeded);
    }

    [Theory]
    [InlineData("localhost:5080")]
    [InlineData("https://localhost:5080")]
    [InlineData("http://news.example:5080")]
    [InlineData("http://localhost:5080/console")]
    [InlineData("http://user@localhost:5080")]
    [InlineData("http://localhost:0")]
    public void An_address_that_cannot_be_listened_on_is_named_with_one_that_can(string address)
    {
        var refusal = Validate(new() { Address = address });

        Assert.Contains(address, refusal.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080", refusal.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_password_stops_the_start()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => ConsoleHost.StartAsync(("Web:Password", "short")));

        Assert.Contains("12 characters", refusal.Message, StringComparison.Ordinal);
    }

    private static ValidateOptionsResult Validate(WebOptions options) => new WebAddressValidator().Validate(name: null, options);
}
