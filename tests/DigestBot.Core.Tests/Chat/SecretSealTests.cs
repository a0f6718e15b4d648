using DigestBot.Core.Chat;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Tests.Chat;

public sealed class SecretSealTests
{
    private const string Old = "2025:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private const string New = "2026:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=";

    [Fact]
    public void What_was_sealed_opens_again_and_shows_nothing_of_itself()
    {
        var seal = With(New);

        var secret = seal.Seal("xoxb-secret ünïcode", "slack T1");

        Assert.Equal("2026", secret.KeyId);
        Assert.DoesNotContain("xoxb", System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(secret.Text)));
        Assert.Equal("xoxb-secret ünïcode", seal.Open(secret, "slack T1"));
        Assert.NotEqual(secret, seal.Seal("xoxb-secret ünïcode", "slack T1"));
    }

    [Fact]
    public void A_secret_opens_for_its_own_purpose_alone()
    {
        var seal = With(New);

        Assert.Throws<SecretUnreadableException>(() => seal.Open(seal.Seal("mine", "slack T1"), "slack T2"));
    }

    [Fact]
    public void A_changed_secret_does_not_open()
    {
        var seal = With(New);
        var bytes = Convert.FromBase64String(seal.Seal("mine", "slack T1").Text);
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            Assert.Throws<SecretUnreadableException>(() => seal.Open(new SealedSecret("2026", Convert.ToBase64String(changed)), "slack T1"));
        }

        foreach (var broken in new[] { "", "AA==", "no base64" })
        {
            Assert.Throws<SecretUnreadableException>(() => seal.Open(new SealedSecret("2026", broken), "slack T1"));
        }
    }

    [Fact]
    public void Old_keys_open_what_they_sealed_while_the_new_one_seals()
    {
        var secret = With(Old).Seal("mine", "slack T1");
        var both = With(New, Old);

        Assert.Equal("mine", both.Open(secret, "slack T1"));
        Assert.False(both.IsCurrent(secret));
        Assert.True(both.IsCurrent(both.Seal("mine", "slack T1")));
        Assert.Contains("\"2025\"", Assert.Throws<SecretUnreadableException>(() => With(New).Open(secret, "slack T1")).Message);
    }

    [Theory]
    [InlineData("2026", "openssl rand")]
    [InlineData("2026:c2hvcnQ=", "openssl rand")]
    [InlineData(":YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=", "openssl rand")]
    [InlineData("2025:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=", "the same name")]
    public void A_key_that_is_none_is_said_without_showing_it(string key, string expected)
    {
        var services = Services(Old, key);

        var problem = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<SecretOptions>>().Value);

        Assert.Contains(expected, problem.Message);
        Assert.DoesNotContain("c2hvcnQ", problem.Message);
        Assert.DoesNotContain("YWJjZ", problem.Message);
    }

    private static SecretSeal With(params string[] keys) => Services(keys).GetRequiredService<SecretSeal>();

    private static ServiceProvider Services(params string[] keys)
    {
        var settings = keys.Select((key, i) => KeyValuePair.Create($"Secrets:Keys:{i}", (string?)key));
        return new ServiceCollection().AddSecrets(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
    }
}
