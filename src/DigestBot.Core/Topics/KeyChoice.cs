namespace DigestBot.Core.Topics;

/// <summary>Keys of which an article must hold one to match a topic.</summary>
/// <param name="Rarity">The longer a word, the fewer articles hold it, mostly.</param>
internal sealed record KeyChoice(ulong[] Keys, int Rarity)
{
    /// <summary>No article holds it.</summary>
    public static KeyChoice Impossible { get; } = new([], 0);

    /// <summary>The one that the fewest articles will meet; null where there is none.</summary>
    public static KeyChoice? Best(IReadOnlyList<KeyChoice> choices) => choices.OrderBy(choice => choice.Keys.Length).ThenByDescending(choice => choice.Rarity).FirstOrDefault();

    public bool IsMetBy(HashSet<ulong> keys)
    {
        foreach (var key in Keys)
        {
            if (keys.Contains(key))
            {
                return true;
            }
        }

        return false;
    }
}
