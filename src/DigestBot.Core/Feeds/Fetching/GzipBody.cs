using System.IO.Compression;

namespace DigestBot.Core.Feeds.Fetching;

/// <summary>Bodies that servers packed without a header that says so, as they do with files named <c>.gz</c>.</summary>
internal static class GzipBody
{
    /// <returns>The body unpacked, a cut one as far as it goes; as it is where it is no gzip file.</returns>
    /// <exception cref="FeedFormatException">It is damaged, or unpacks to more than a feed may have: unpacking ends there.</exception>
    public static ReadOnlyMemory<byte> Unpacked(ReadOnlyMemory<byte> document, int maxBytes)
    {
        if (document.Span is not [0x1F, 0x8B, ..])
        {
            return document;
        }

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
