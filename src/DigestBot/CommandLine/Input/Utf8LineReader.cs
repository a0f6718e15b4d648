namespace DigestBot.CommandLine.Input;

/// <summary>Hands out a stream's lines as bytes, in a buffer that is used again for the next: JSON is parsed from it without a string a line.</summary>
internal sealed class Utf8LineReader(Stream stream) : IDisposable
{
    private byte[] buffer = new byte[256 * 1024];
    private int start;
    private int end;
    private bool ended;

    /// <summary>The number of the line read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line without its end; valid until the next call.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        var searched = start;
        while (true)
        {
            var lineEnd = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (lineEnd >= 0 || (ended && end > start))
            {
                var stop = lineEnd >= 0 ? searched + lineEnd : end;
                line = WithoutMark(buffer.AsMemory(start, stop - start));
                start = Math.Min(stop + 1, end);
                Number++;
                return true;
            }

            if (ended)
            {
                line = default;
                return false;
            }

            searched = end - start;
            Fill();
        }
    }

    public void Dispose() => stream.Dispose();

    private void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, 2 * buffer.Length);
        }

        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        ended = read == 0;
    }

    private ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> line) =>
        Number == 0 && line.Span.StartsWith("\uFEFF"u8) ? line[3..] : line;
}
