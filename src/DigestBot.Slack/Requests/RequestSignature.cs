using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigestBot.Slack.Requests;

/// <summary>Tells Slack's requests from everyone else's (docs.slack.dev, "Verifying requests from Slack").</summary>
internal static class RequestSignature
{
    /// <summary>An older request may be one that somebody recorded and sends again.</summary>
    public static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(5);

    private const string Version = "v0";

    /// <param name="timestamp">Unix seconds, as Slack gives them beside the signature.</param>
    /// <param name="body">As it came, before anything reads it.</param>
    public static bool IsValid(string secret, string? timestamp, ReadOnlySpan<byte> body, string? signature, DateTimeOffset now)
    {
        if (signature is null || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > MaxSkew.TotalSeconds)
        {
            return false;
        }

        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"{Version}:{timestamp}:"));
        hmac.AppendData(body);
        var expected = $"{Version}={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature));
    }
}
