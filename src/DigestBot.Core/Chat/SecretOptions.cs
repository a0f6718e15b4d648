using Microsoft.Extensions.Options;

namespace DigestBot.Core.Chat;

/// <summary>What secrets are sealed with before they are stored. Section <c>Secrets</c>.</summary>
public sealed class SecretOptions
{
    public const string Section = "Secrets";

    /// <summary>Each a name, a colon and 32 bytes in Base64: <c>2026:…</c>. The first seals, all of them open; so a key is changed by putting a new one first.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];
}

internal sealed class SecretOptionsValidator : IValidateOptions<SecretOptions>
{
    public ValidateOptionsResult Validate(string? name, SecretOptions options)
    {
        // What a key is may not stand in an error: it is named by its place.
        var broken = options.Keys.Select((key, i) => (Key: key, Place: i)).Where(each => SecretKey.Parse(each.Key) is null).Select(each =>
            $"Secrets:Keys:{each.Place} must be a name, a colon and 32 bytes in Base64: echo \"2026:$(openssl rand -base64 32)\" makes one.").ToList();
        if (broken.Count == 0 && options.Keys.Select(key => SecretKey.Parse(key)!.Id).Distinct(StringComparer.Ordinal).Count() < options.Keys.Count)
        {
            broken.Add("Two of Secrets:Keys have the same name: give each its own.");
        }

        return broken.Count > 0 ? ValidateOptionsResult.Fail(broken) : ValidateOptionsResult.Success;
    }
}

/// <param name="Bytes">For AES-256.</param>
internal sealed record SecretKey(string Id, byte[] Bytes)
{
    private const int Length = 32;

    /// <returns>Null where the setting is none.</returns>
    public static SecretKey? Parse(string setting)
    {
        var bytes = new byte[Length];
        return setting.Split(':', 2) is [{ Length: > 0 } id, var text] && Convert.TryFromBase64String(text, bytes, out var length) && length == Length
            ? new(id, bytes)
            : null;
    }
}
