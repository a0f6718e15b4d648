using System.Numerics;
using System.Runtime.InteropServices;

namespace DigestBot.Core.Stories;

/// <summary>Scores of a few of very many numbers, in the order in which they were first met.</summary>
/// <remarks>Open addressing in a table that stays within the fastest cache: an array with a place for each of all numbers would not.</remarks>
internal sealed class SparseScores
{
    private readonly Entry[] table;
    private readonly int[] slots;
    private readonly int shift;
    private int count;

    /// <param name="most">Different numbers between two clearings.</param>
    public SparseScores(int most)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * most));
        (table, slots, shift) = (new Entry[size], new int[most], 32 - BitOperations.Log2((uint)size));
        Array.Fill(table, Entry.Free);
    }

    public int Count => count;

    /// <summary>The number that was met so many others before it, and its score.</summary>
    public (int Number, float Score) this[int index] => (table[slots[index]].Number, table[slots[index]].Score);

    public void Add(int number, float weight) => Of(number) += weight;

    public void RaiseTo(int number, float score)
    {
        ref var known = ref Of(number);
        known = Math.Max(known, score);
    }

    public void Clear()
    {
        foreach (var slot in slots.AsSpan(0, count))
        {
            table[slot] = Entry.Free;
        }

        count = 0;
    }

    private ref float Of(int number)
    {
        // The upper bits of a product by the golden ratio: numbers near each other lie far apart.
        var slot = (int)(((uint)number * 2654435769U) >> shift);
        while (table[slot].Number != number)
        {
            if (table[slot].Number < 0)
            {
                table[slot].Number = number;
                slots[count++] = slot;
                break;
            }

            slot = (slot + 1) & (table.Length - 1);
        }

        return ref table[slot].Score;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        public int Number;
        public float Score;

        public static Entry Free => new() { Number = -1 };
    }
}
