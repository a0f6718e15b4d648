namespace DigestBot.Core.Topics;

/// <summary>Which keys an article must hold to match a topic. An article that meets the need may match; one that does not cannot.</summary>
internal abstract record TopicNeed
{
    private TopicNeed()
    {
    }

    /// <summary>Every article meets it.</summary>
    public static TopicNeed None { get; } = new All([]);

    /// <summary>No article does.</summary>
    public static TopicNeed Impossible { get; } = new Any([]);

    public abstract bool IsMetBy(HashSet<ulong> keys);

    /// <summary>A few keys of which an article must hold one, those that the fewest articles do; null: no key says.</summary>
    public abstract Lookup? BestLookup();

    /// <param name="Rarity">The longer a word, the fewer articles hold it, mostly.</param>
    public sealed record Lookup(IReadOnlyList<ulong> Keys, int Rarity);

    /// <param name="Rarity">As in <see cref="Lookup"/>.</param>
    public sealed record Key(ulong Hash, int Rarity) : TopicNeed
    {
        public override bool IsMetBy(HashSet<ulong> keys) => keys.Contains(Hash);

        public override Lookup BestLookup() => new([Hash], Rarity);
    }

    public sealed record All(TopicNeed[] Parts) : TopicNeed
    {
        public override bool IsMetBy(HashSet<ulong> keys) => Array.TrueForAll(Parts, part => part.IsMetBy(keys));

        public override Lookup? BestLookup() =>
            Parts.Select(part => part.BestLookup()).OfType<Lookup>().OrderBy(lookup => lookup.Keys.Count).ThenByDescending(lookup => lookup.Rarity).FirstOrDefault();
    }

    public sealed record Any(TopicNeed[] Parts) : TopicNeed
    {
        public override bool IsMetBy(HashSet<ulong> keys) => Array.Exists(Parts, part => part.IsMetBy(keys));

        public override Lookup? BestLookup()
        {
            // Where one part may be met whatever an article holds, so may all.
            var parts = Array.ConvertAll(Parts, part => part.BestLookup());
            return Array.Exists(parts, part => part is null) ? null : new([.. parts.SelectMany(part => part!.Keys).Distinct()], parts.Length == 0 ? 0 : parts.Min(part => part!.Rarity));
        }
    }
}
