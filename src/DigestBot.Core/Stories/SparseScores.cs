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

    /// <summary>A number that is new is passed over once there are as many as there may be.</summary>
    public void Add(int number, float weight)
    {
        if (TryPlace(number, out var slot))
        {
            table[slot].Score += weight;
        }
    }

    /// <inheritdoc cref="Add"/>
    public void RaiseTo(int number, float score)
    {
        if (TryPlace(number, out var slot))
        {
            table[slot].Score = Math.Max(table[slot].Score, score);
        }
    }

    public void Clear()
    {
        foreach (var slot in slots.AsSpan(0, count))
        {
            table[slot] = Entry.Free;
        }

        count = 0;
    }

    private bool TryPlace(int number, out int slot)
    {
        // The upper bits of a product by the golden ratio: numbers near each other lie far apart.
        for (slot = (int)(((uint)number * 2654435769U) >> shift); table[slot].Number != number; slot = (slot + 1) & (table.Length - 1))
        {
            if (table[slot].Number < 0)
            {
                if (count == slots.Length)
                {
                    return false;
                }

                table[slot].Number = number;
                slots[count++] = slot;
                break;
            }
        }

        return true;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        public int Number;
        public float Score;

        public static Entry Free => new() { Number = -1 };
    }
}
