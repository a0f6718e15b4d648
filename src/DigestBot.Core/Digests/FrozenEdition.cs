namespace DigestBot.Core.Digests;

/// <summary>An edition that is ready to be stored and queued.</summary>
/// <param name="Pages">Rendered bodies in order; empty when there is nothing to post and only the slot is taken.</param>
/// <param name="NextDue">When its schedule is due next.</param>
/// <param name="Follows">Until when its channel had been told everything as the edition was made. Where that has changed since, another node has told the same, and the edition is not stored.</param>
public sealed record FrozenEdition(EditionSlot Slot, Edition Edition, IReadOnlyList<string> Pages, DateTimeOffset? NextDue, DateTimeOffset? Follows);
