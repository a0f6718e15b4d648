using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigestBot.Core.Chat;

namespace DigestBot.Discord.Messages;

/// <summary>Messages as bodies of Discord's "create message", with Components V2: one container a page.</summary>
internal sealed partial class DiscordMessageRenderer : IMessageRenderer
{
    /// <summary>Seen by one person alone.</summary>
    public const int Ephemeral = 1 << 6;

    private const int IsComponentsV2 = 1 << 15;

    private const int SuppressEmbeds = 1 << 2;

    /// <summary>The container itself.</summary>
    private const int ContainerParts = 1;

    // The row and the button that carry the delivery key where a page has no other button.
    private static readonly DiscordPiece KeyRow = DiscordPiece.Row([DiscordPiece.CommandButton("Help", "help")]);

    // The body is JSON for an API, never part of a page: letters of all scripts may stand as they are.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Platform => "discord";

    public IReadOnlyList<string> Render(ChatMessage message, string? deliveryKey = null)
    {
        var pages = Pages(message, deliveryKey, flags: 0);
        return message.ContinuesInThread ? [pages[0], .. pages.Skip(1).Select(BelowMark.On)] : pages;
    }

    /// <summary>The pages as they are sent.</summary>
    /// <param name="flags">Besides those that every message has.</param>
    public static IReadOnlyList<string> Pages(ChatMessage message, string? deliveryKey, int flags)
    {
        if (deliveryKey?.Length > DeliveryKey.MaxLength)
        {
            throw new ArgumentException($"A delivery key has at most {DeliveryKey.MaxLength} characters.", nameof(deliveryKey));
        }

        var pieces = message.Blocks.SelectMany((block, i) => DiscordBlocks.Of(block, first: i == 0)).ToList();
        if (pieces.TrueForAll(piece => piece.IsDivider))
        {
            pieces.AddRange(DiscordBlocks.Of(new MessageBlock.Paragraph(RichText.Plain(message.Summary)), first: true));
        }

        pieces.AddRange(FilesOf(message).Select(file => DiscordPiece.File(file.Name)));
        var ping = message.Ping is { Length: > 0 } role && role.All(char.IsAsciiDigit) ? role : null;
        if (ping is not null)
        {
            pieces.Insert(0, DiscordPiece.Text($"<@&{ping}>"));
        }

        var pages = PagePlanner.Plan(pieces, DiscordLimits.Components - ContainerParts - KeyRow.Parts, DiscordLimits.Text - KeyRow.Characters);
        return [.. pages.Select((page, i) => Body(page, deliveryKey is null ? null : DeliveryKey.OfPage(deliveryKey, i + 1), flags, i == 0 ? ping : null))];
    }

    /// <summary>The message's files, to be sent with its last page, under names that a page can point to.</summary>
    public static IReadOnlyList<ChatFile> FilesOf(ChatMessage message) =>
        [.. (message.Files ?? []).Select((file, i) => file with { Name = string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : $"{i + 1}-")}{NotInNames().Replace(file.Name, "_")}") })];

    [GeneratedRegex("[^A-Za-z0-9._-]", RegexOptions.None, 1000)]
    private static partial Regex NotInNames();

    private static string Body(IReadOnlyList<DiscordPiece> pieces, string? pageKey, int flags, string? ping)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            json.WriteNumber("flags", IsComponentsV2 | SuppressEmbeds | flags);
            json.WriteStartArray("components");
            json.WriteStartObject();
            json.WriteNumber("type", (int)DiscordComponent.Container);
            json.WriteStartArray("components");
            var page = new DiscordPage(json, pageKey);
            foreach (var piece in pieces)
            {
                piece.Write(page);
            }

            if (!page.CarriesKey)
            {
                KeyRow.Write(page);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartObject("allowed_mentions");
            json.WriteStartArray("parse");
            json.WriteEndArray();
            if (ping is not null)
            {
                json.WriteStartArray("roles");
                json.WriteStringValue(ping);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            if (pageKey is not null)
            {
                json.WriteString("nonce", Nonce(pageKey));
                json.WriteBoolean("enforce_nonce", true);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // A nonce holds 25 characters: of a longer key its hash stands there, 18 bytes of it as 24 letters.
    private static string Nonce(string pageKey) =>
        pageKey.Length <= DiscordLimits.Nonce ? pageKey : Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(pageKey)).AsSpan(0, 18));
}
