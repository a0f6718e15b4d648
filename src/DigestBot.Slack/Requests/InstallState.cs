using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace DigestBot.Slack.Requests;

/// <summary>Ties an install's end to its beginning: the same browser, within minutes, so that nobody is led into installing for someone else.</summary>
/// <remarks>16 random bytes, the end of its life, and an HMAC-SHA256 of both: no node has to remember it.</remarks>
internal static class InstallState
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private const int EndAt = 16;
    private const int SignatureAt = EndAt + sizeof(long);
    private const int Length = SignatureAt + HMACSHA256.HashSizeInBytes;

    /// <summary>A new one, fit for an address and a cookie.</summary>
    public static string Create(string secret, DateTimeOffset now)
    {
        var state = new byte[Length];
        RandomNumberGenerator.Fill(state.AsSpan(..EndAt));
        BinaryPrimitives.WriteInt64BigEndian(state.AsSpan(EndAt), (now + Life).ToUnixTimeSeconds());
        Sign(secret, state).CopyTo(state.AsSpan(SignatureAt));
        return Base64Url.EncodeToString(state);
    }

    /// <param name="state">What Slack brought back.</param>
    /// <param name="kept">What the browser kept.</param>
    public static bool IsValid(string secret, string? state, string? kept, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(state) || string.IsNullOrEmpty(kept) || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(kept)))
        {
            return false;
        }

        var read = new byte[Length];
        return Base64Url.IsValid(state, out var length) && length == Length && Base64Url.TryDecodeFromChars(state, read, out _)
            && CryptographicOperations.FixedTimeEquals(Sign(secret, read), read.AsSpan(SignatureAt))
            && BinaryPrimitives.ReadInt64BigEndian(read.AsSpan(EndAt)) >= now.ToUnixTimeSeconds();
    }

    private static byte[] Sign(string secret, byte[] state) => HMACSHA256.HashData(Encoding.UTF8.GetBytes($"install state {secret}"), state.AsSpan(..SignatureAt));
}
