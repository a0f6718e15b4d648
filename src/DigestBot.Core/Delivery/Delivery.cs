using DigestBot.Core.Chat;
using DigestBot.Core.Digests;

namespace DigestBot.Core.Delivery;

/// <summary>An outbox row's number.</summary>
public readonly record struct DeliveryId(long Value);

/// <summary>One message that has to be in its channel exactly once.</summary>
/// <param name="Page">From 1; a channel's pages leave in order.</param>
/// <param name="Key">Edition and page: travels with the message, so that it can be found again.</param>
/// <param name="Attempts">Sends begun so far.</param>
public sealed record Delivery(DeliveryId Id, EditionId Edition, ChannelRef Channel, int Page, string Key, string Body, DeliveryState State, int Attempts)
{
    /// <summary>The number of the claim that holds it: a holder whose lease ran out carries an old one and can change nothing.</summary>
    public int Lease { get; init; }

    /// <summary>When its edition was frozen.</summary>
    public DateTimeOffset Queued { get; init; }
}

public enum DeliveryState
{
    Queued,

    /// <summary>A send began and its end is not known: looked up before anything is sent again.</summary>
    Unknown,

    Sent,

    /// <summary>Refused for good; shown to the operator.</summary>
    Abandoned,

    /// <summary>The platform lets nobody look: not posted twice, shown to the operator.</summary>
    Uncertain,
}
