using System.Collections;

namespace DigestBot.Tests.Storage;

/// <summary>A list that does something in the middle of being read.</summary>
internal sealed class ListThat<T>(IReadOnlyList<T> items, int beforeItem, Action does) : IReadOnlyList<T>
{
    public int Count => items.Count;

    public T this[int index] => items[index];

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i == beforeItem)
            {
                does();
            }

            yield return items[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
