using NodaTime;

namespace DigestBot.Core.Digests;

/// <summary>A schedule's number in the store.</summary>
public readonly record struct ScheduleId(long Value);

/// <summary>When a channel's editions are posted: one local time on some weekdays of one zone.</summary>
public sealed record DigestSchedule
{
    public required ScheduleId Id { get; init; }

    public required ChannelId Channel { get; init; }

    public required LocalTime Time { get; init; }

    /// <summary>Never empty.</summary>
    public required IReadOnlySet<IsoDayOfWeek> Days { get; init; }

    /// <summary>IANA zone, from NodaTime's own database.</summary>
    public required string Zone { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>The platform's id of a role that each edition pings, chosen by someone who may manage the channel; null for nobody.</summary>
    public string? Ping { get; init; }

    public bool Paused { get; init; }

    /// <summary>The next instant it is due; null while paused. A column, so that one query finds all that are due.</summary>
    public DateTimeOffset? NextDue { get; init; }
}
