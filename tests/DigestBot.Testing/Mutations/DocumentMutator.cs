using System.Text;

namespace DigestBot.Testing.Mutations;

/// <summary>Mangles documents as broken publishers and attackers do: flipped bytes, cut ends, stray marks, pieces repeated and mixed up.</summary>
/// <remarks>The same seed, documents and number always give the same mutant, so that a failure can be looked at alone.</remarks>
public sealed class DocumentMutator(IReadOnlyList<byte[]> documents, int seed)
{
    private const int MostChanges = 10;

    // Above it a mutant would measure the size of its repetitions; limits on size have tests of their own.
    private const int LongestMutant = 4 * 1024 * 1024;

    private static readonly byte[][] Fragments =
        [.. new[]
        {
            "<", ">", "&", "</", "]]>", "<![CDATA[", "\"", "'", "=<", "<!--", "-->", "<!DOCTYPE x [", "<?", "\0", "&#x0;", "&#xD800;", "&amp;amp;", "\u202e", "\ufeff",
            "<item>", "</item>", "<entry>", "<feed>", "<channel>", "xml:base=\"//\"", "<a b='", "<pubDate>", "{", "[", "\"items\":",
            "<div>", "</div>", "<p>", "<table>", "<td>", "<svg>", "<math>", "<template>", "<script>", "<style>", "<noscript>", "<form>", "<select>", "<a href='", "<b><i>", "<font>", "<article itemprop=articleBody>",
            "{\"@type\":\"Article\",", "<meta charset=utf-16>", "<meta charset=utf-7>",
        }.Select(Encoding.UTF8.GetBytes)];

    public byte[] Mutant(int number)
    {
        var random = new Random(HashOf(seed, number));
        var mutant = documents[random.Next(documents.Count)].ToList();
        for (var change = random.Next(1, MostChanges + 1); change > 0 && mutant.Count > 0; change--)
        {
            Change(mutant, random);
        }

        return [.. mutant];
    }

    private void Change(List<byte> mutant, Random random)
    {
        var at = random.Next(mutant.Count);
        var length = random.Next(Math.Min(mutant.Count - at, 1 << random.Next(14))) + 1;
        switch (random.Next(8))
        {
            case 0:
                mutant[at] = (byte)random.Next(256);
                break;
            case 1 or 2:
                Insert(mutant, at, Fragments[random.Next(Fragments.Length)], random.Next(10) == 0 ? random.Next(5000) : 1);
                break;
            case 3:
                mutant.RemoveRange(at, length);
                break;
            case 4:
                Insert(mutant, at, [.. mutant.GetRange(at, length)], random.Next(1, 200));
                break;
            case 5:
                var other = documents[random.Next(documents.Count)];
                var from = random.Next(other.Length + 1);
                Insert(mutant, at, other.AsSpan(from, Math.Min(length, other.Length - from)).ToArray(), 1);
                break;
            case 6:
                mutant.Reverse(at, length);
                break;
            default:
                if (random.Next(4) == 0)
                {
                    mutant.RemoveRange(at, mutant.Count - at);
                }

                break;
        }
    }

    private static void Insert(List<byte> mutant, int at, byte[] piece, int times)
    {
        var fitting = piece.Length == 0 ? 0 : Math.Min(times, (LongestMutant - mutant.Count) / piece.Length);
        mutant.InsertRange(at, (byte[])[.. Enumerable.Repeat(piece, Math.Max(0, fitting)).SelectMany(static bytes => bytes)]);
    }

    // HashCode.Combine differs from run to run.
    private static int HashOf(int seed, int number) => unchecked((seed * 486_187_739) + (number * 16_777_619));
}
