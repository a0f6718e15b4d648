using System.Buffers;
using System.IO.Compression;

namespace DigestBot.Discord.Gateway;

/// <summary>Unpacks a connection's messages, which are one zlib stream: what came before helps to unpack what comes next.</summary>
internal sealed class GatewayInflater : IDisposable
{
    /// <summary>A guild with everything in it is some megabytes; more is no message.</summary>
    internal const int MaxMessage = 64 * 1024 * 1024;

    // Ordinary events fit in this.
    private const int FirstCapacity = 16 * 1024;

    // After a guild's megabytes the memory goes back. Most guilds fit in this: a thousand come at once when the bot connects, and memory
    // taken and given back for each would lie about for long.
    private const int KeptCapacity = 256 * 1024;

    private readonly MemoryStream _packed = new();
    private readonly ZLibStream _zlib;
    private ArrayBufferWriter<byte> _message = new(FirstCapacity);

    public GatewayInflater() => _zlib = new(_packed, CompressionMode.Decompress);

    /// <summary>Whether what was received ends a message: with an empty stored block, as zlib's flush leaves it.</summary>
    public static bool EndsMessage(ReadOnlySpan<byte> packed) => packed.EndsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0xFF, 0xFF]);

    /// <returns>Valid until the next call.</returns>
    /// <exception cref="InvalidDataException">It is no zlib stream, or too long.</exception>
    public ReadOnlyMemory<byte> Inflate(ReadOnlySpan<byte> packed)
    {
        _packed.SetLength(0);
        _packed.Write(packed);
        _packed.Position = 0;
        if (_message.Capacity > KeptCapacity)
        {
            _message = new(FirstCapacity);
        }

        _message.ResetWrittenCount();
        for (var read = _zlib.Read(_message.GetSpan(4096)); read > 0; read = _zlib.Read(_message.GetSpan(4096)))
        {
            _message.Advance(read);
            if (_message.WrittenCount > MaxMessage)
            {
                throw new InvalidDataException($"A message of the gateway is longer than {MaxMessage} bytes.");
            }
        }

        return _message.WrittenMemory;
    }

    public void Dispose()
    {
        _zlib.Dispose();
        _packed.Dispose();
    }
}
