using System.Text.Json;

namespace DigestBot.Discord.Gateway;

/// <summary>A message of the gateway, its data still unread: most events are of no interest, and a guild's can be megabytes.</summary>
/// <param name="Sequence">An event's number.</param>
/// <param name="Event">An event's name.</param>
internal readonly record struct GatewayFrame(GatewayOp Op, long? Sequence, string? Event, ReadOnlyMemory<byte> Data)
{
    /// <exception cref="JsonException">The text is no such message.</exception>
    public static GatewayFrame Read(ReadOnlyMemory<byte> text)
    {
        var json = new Utf8JsonReader(text.Span);
        var op = -1;
        long? sequence = null;
        string? name = null;
        ReadOnlyMemory<byte> data = default;
        if (!json.Read() || json.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException("A message of the gateway is a JSON object.");
        }

        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var property = json.ValueTextEquals("op"u8) ? 'o' : json.ValueTextEquals("s"u8) ? 's' : json.ValueTextEquals("t"u8) ? 't' : json.ValueTextEquals("d"u8) ? 'd' : ' ';
            json.Read();
            switch (property)
            {
                case 'o':
                    op = json.GetInt32();
                    break;
                case 's' when json.TokenType is JsonTokenType.Number:
                    sequence = json.GetInt64();
                    break;
                case 't' when json.TokenType is JsonTokenType.String:
                    name = json.GetString();
                    break;
                case 'd':
                    var start = (int)json.TokenStartIndex;
                    json.Skip();
                    data = text[start..(int)json.BytesConsumed];
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return new((GatewayOp)op, sequence, name, data);
    }
}

/// <summary>Discord's numbers for the gateway's messages.</summary>
internal enum GatewayOp
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
}
