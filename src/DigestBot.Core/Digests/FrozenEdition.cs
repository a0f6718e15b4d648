namespace DigestBot.Core.Digests;

/// <summary>An edition that is ready to be stored and queued.</summary>
/// <param name="Pages">Rendered bodies in order; empty when there is nothing to post and only the slot is taken.</param>
/// <param name="NextDue">When its schedule is due next.</param>
public sealed record FrozenEdition(EditionSlot Slot, Edition Edition, IReadOnlyList<string> Pages, DateTimeOffset? NextDue);
