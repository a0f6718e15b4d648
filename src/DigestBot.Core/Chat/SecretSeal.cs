using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Chat;

/// <summary>Seals what may not stand readable in the database: AES-256-GCM (NIST SP 800-38D), with keys that only the settings know.</summary>
public sealed class SecretSeal(IOptions<SecretOptions> options)
{
    // Sealed bytes are the nonce (12), the tag (16), the text.
    private const int TagStart = 12;
    private const int TextStart = TagStart + 16;

    private readonly IReadOnlyList<SecretKey> _keys = [.. options.Value.Keys.Select(SecretKey.Parse).OfType<SecretKey>()];

    /// <summary>Whether there is a key to seal with.</summary>
    public bool IsReady => _keys.Count > 0;

    /// <summary>Whether it was sealed with the key that seals now.</summary>
    public bool IsCurrent(SealedSecret secret) => IsReady && _keys[0].Id == secret.KeyId;

    /// <param name="purpose">Whose secret it is: sealed for one it does not open for another, so that rows cannot be exchanged.</param>
    /// <exception cref="InvalidOperationException">There is no key.</exception>
    public SealedSecret Seal(string secret, string purpose)
    {
        var key = IsReady ? _keys[0] : throw new InvalidOperationException("Secrets:Keys names no key to seal with.");
        var plain = Encoding.UTF8.GetBytes(secret);
        var result = new byte[TextStart + plain.Length];
        // A random nonce is safe for 2^32 seals of one key.
        RandomNumberGenerator.Fill(result.AsSpan(..TagStart));
        using var aes = new AesGcm(key.Bytes, TextStart - TagStart);
        aes.Encrypt(result.AsSpan(..TagStart), plain, result.AsSpan(TextStart..), result.AsSpan(TagStart..TextStart), Encoding.UTF8.GetBytes(purpose));
        return new(key.Id, Convert.ToBase64String(result));
    }

    /// <exception cref="SecretUnreadableException">Its key is not among the settings, or it was sealed for another purpose, or changed since.</exception>
    public string Open(SealedSecret secret, string purpose)
    {
        var key = _keys.FirstOrDefault(known => known.Id == secret.KeyId)
            ?? throw new SecretUnreadableException($"A stored secret was sealed with the key \"{secret.KeyId}\", which Secrets:Keys does not hold: give that key too, behind the newer ones.");
        try
        {
            var bytes = Convert.FromBase64String(secret.Text);
            var plain = new byte[bytes.Length - TextStart];
            using var aes = new AesGcm(key.Bytes, TextStart - TagStart);
            aes.Decrypt(bytes.AsSpan(..TagStart), bytes.AsSpan(TextStart..), bytes.AsSpan(TagStart..TextStart), plain, Encoding.UTF8.GetBytes(purpose));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is AuthenticationTagMismatchException or FormatException or OverflowException)
        {
            throw new SecretUnreadableException($"A stored secret does not open with the key \"{secret.KeyId}\": it was changed, or the key is another one of the same name.");
        }
    }
}

/// <summary>A secret as it may be stored.</summary>
/// <param name="KeyId">Which of the settings' keys opens it.</param>
/// <param name="Text">Base64.</param>
public sealed record SealedSecret(string KeyId, string Text);

/// <summary>The message says what the operator has to mend.</summary>
public sealed class SecretUnreadableException(string message) : Exception(message);
