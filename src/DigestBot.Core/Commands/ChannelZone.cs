using NodaTime;

namespace DigestBot.Core.Commands;

/// <summary>By whose clock "today" and a schedule without a zone are read.</summary>
internal static class ChannelZone
{
    /// <summary>What a channel has until someone chooses.</summary>
    public const string Default = "Etc/UTC";

    /// <summary>The channel's; while nobody has chosen one, the caller's where the platform tells it.</summary>
    public static string Of(CommandRequest request)
    {
        var known = request.User.Zone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;
        return request.Channel.Zone == Default && known ? request.User.Zone! : request.Channel.Zone;
    }
}
