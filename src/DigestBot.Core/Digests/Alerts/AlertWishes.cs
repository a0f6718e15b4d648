namespace DigestBot.Core.Digests.Alerts;

/// <summary>Of which stories a channel wants to hear at once, between its digests. By default of none.</summary>
public sealed record AlertWishes
{
    /// <summary>One newsroom is every story.</summary>
    public const int FewestNewsrooms = 2;

    public const int MostNewsrooms = 50;

    public static AlertWishes None { get; } = new();

    /// <summary>A story on the channel's topics that so many newsrooms report; null: however many do, it waits for the digest.</summary>
    public int? Newsrooms { get; init; }

    /// <summary>A topic query as typed: every story that it is about, whatever the channel's topics are; null for none.</summary>
    public string? Urgent { get; init; }

    /// <summary>When this was chosen: what was reported before is no alert.</summary>
    public DateTimeOffset? Since { get; init; }

    internal bool AreNone => Newsrooms is null && Urgent is null;

    /// <summary>These wishes in place of others: from when, if they are any different.</summary>
    public AlertWishes InPlaceOf(AlertWishes before, DateTimeOffset now) => AreNone ? None : this == before ? before : this with { Since = now };
}
