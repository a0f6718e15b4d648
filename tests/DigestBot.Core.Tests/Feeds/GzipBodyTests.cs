using System.IO.Compression;
using DigestBot.Core.Feeds;
using DigestBot.Core.Feeds.Fetching;

namespace DigestBot.Core.Tests.Feeds;

public sealed class GzipBodyTests
{
    private const int Limit = 20 * 1024 * 1024;

    [Fact]
    public void A_body_that_is_packed_is_unpacked_and_another_stays_as_it_is()
    {
        Assert.Equal("<rss/>"u8.ToArray(), GzipBody.Unpacked(Packed("<rss/>"u8), Limit).ToArray());
        Assert.Equal("<rss/>"u8.ToArray(), GzipBody.Unpacked("<rss/>"u8.ToArray(), Limit).ToArray());
    }

    [Fact]
    public void One_that_was_cut_is_read_as_far_as_it_goes()
    {
        var packed = Packed("<rss><channel><title>Post</title><item><title>One</title></item></channel></rss>"u8);

        Assert.Equal("Post", FeedParser.Parse(GzipBody.Unpacked(packed.AsMemory(0, packed.Length - 20), Limit)).Title);
    }

    [Fact]
    public void One_that_unpacks_without_end_is_stopped_at_the_limit()
    {
        var bomb = Packed(new byte[200 * 1024 * 1024]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var problem = Assert.Throws<FeedFormatException>(() => GzipBody.Unpacked(bomb, Limit));

        Assert.Equal("The document unpacks to more than the 20 MB that are read.", problem.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 1024 * 1024);
    }

    [Fact]
    public void One_that_is_damaged_or_packed_twice_is_refused_in_a_sentence()
    {
        var packed = Packed("<rss><channel><title>Post</title></channel></rss>"u8);
        byte[] damaged = [.. packed.AsSpan(0, 10), 0xFF, 0xFF, 0xFF];

        Assert.Contains("is damaged", Assert.Throws<FeedFormatException>(() => GzipBody.Unpacked(damaged, Limit)).Message, StringComparison.Ordinal);
        Assert.Contains("gzip file", Assert.Throws<FeedFormatException>(() => FeedParser.Parse(GzipBody.Unpacked(Packed(packed), Limit))).Message, StringComparison.Ordinal);
    }

    private static byte[] Packed(ReadOnlySpan<byte> document)
    {
        using var file = new MemoryStream();
        using (var packing = new GZipStream(file, CompressionLevel.Fastest))
        {
            packing.Write(document);
        }

        return file.ToArray();
    }
}
