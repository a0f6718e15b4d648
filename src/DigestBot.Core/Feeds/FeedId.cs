using System.Globalization;

namespace DigestBot.Core.Feeds;

/// <summary>A feed's number in the store.</summary>
public readonly record struct FeedId(long Value)
{
    /// <summary>As logs and people see it.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
