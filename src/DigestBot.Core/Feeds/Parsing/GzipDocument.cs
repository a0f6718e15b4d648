using System.IO.Compression;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>Documents that are gzip files themselves: as archived, or served without a header that says so. A cut one is read as far as it goes.</summary>
internal static class GzipDocument
{
    public static bool IsOne(ReadOnlySpan<byte> document) => document is [0x1F, 0x8B, ..];

    /// <exception cref="FeedFormatException">It is damaged, or unpacks to more than a feed may have: unpacking ends there.</exception>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> document, int maxBytes)
    {
        using var unpacking = new GZipStream(new MemoryStream(document.ToArray()), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var chunk = new byte[64 * 1024];
        try
        {
            while (unpacking.Read(chunk) is > 0 and var read)
            {
                unpacked.Write(chunk, 0, read);
                if (unpacked.Length > maxBytes)
                {
                    throw new FeedFormatException($"The document unpacks to more than the {maxBytes / 1024 / 1024} MB that are read.");
                }
            }
        }
        catch (InvalidDataException)
        {
            throw new FeedFormatException("The document is a gzip file that does not unpack: it is damaged.");
        }

        return unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length);
    }
}
