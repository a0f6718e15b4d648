using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Core.Text;

namespace DigestBot.Slack.Messages;

/// <summary>Messages as bodies of Slack's <c>chat.postMessage</c> without the channel, in Block Kit.</summary>
internal sealed class SlackMessageRenderer : IMessageRenderer
{
    /// <summary>What the delivery key's metadata is called, for reading it back.</summary>
    public const string MetadataEvent = "digest_page";

    public const string MetadataKey = "delivery_key";

    public const string MenuPlaceholder = "All coverage of…";

    // The menu of stories at a page's end.
    private const int MenuBlocks = 1;

    // The body is JSON for an API, never part of a page: letters of all scripts may stand as they are.
    internal static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Platform => "slack";

    public IReadOnlyList<string> Render(ChatMessage message, string? deliveryKey = null)
    {
        if (deliveryKey?.Length > DeliveryKey.MaxLength)
        {
            throw new ArgumentException($"A delivery key has at most {DeliveryKey.MaxLength} characters.", nameof(deliveryKey));
        }

        var pieces = message.Blocks.SelectMany(SlackBlocks.Of).ToList();
        if (pieces.TrueForAll(piece => piece.IsDivider))
        {
            pieces.AddRange(SlackBlocks.Of(new MessageBlock.Paragraph(RichText.Plain(message.Summary))));
        }

        var pages = PagePlanner.Plan(pieces, SlackLimits.Blocks - MenuBlocks, SlackLimits.AllText - MenuPlaceholder.Length);
        return [.. pages.Select((page, i) => Body(page, Notification(message.Summary, i + 1, pages.Count), deliveryKey is null ? null : DeliveryKey.OfPage(deliveryKey, i + 1)))];
    }

    private static string Body(IReadOnlyList<SlackPiece> pieces, string notification, string? pageKey)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            json.WriteString("text", notification);
            json.WriteBoolean("mrkdwn", false);
            json.WriteBoolean("unfurl_links", false);
            json.WriteBoolean("unfurl_media", false);
            json.WriteStartArray("blocks");
            SlackPiece.WriteAll(pieces, new SlackPage(json));
            json.WriteEndArray();
            if (pageKey is not null)
            {
                json.WriteStartObject("metadata");
                json.WriteString("event_type", MetadataEvent);
                json.WriteStartObject("event_payload");
                json.WriteString(MetadataKey, pageKey);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // Slack reads <…> in this field even with blocks beside it: & < > are escaped, and nothing else may be.
    private static string Notification(string summary, int page, int pages)
    {
        var counter = pages > 1 ? $" ({page} of {pages})" : "";
        // "&amp;" is the longest that one character becomes.
        var shortened = Excerpt.Of(TextNormalizer.CleanLine(summary), (SlackLimits.Notification - counter.Length) / "&amp;".Length);
        return shortened.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;") + counter;
    }
}
