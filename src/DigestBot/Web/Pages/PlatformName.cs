using DigestBot.Core.Chat;

namespace DigestBot.Web.Pages;

/// <summary>Platforms as people call them.</summary>
internal static class PlatformName
{
    public static string Of(ChannelRef channel) => channel.Platform switch
    {
        "discord" => "Discord",
        "slack" => "Slack",
        "local" => "local chat",
        var other => other,
    };
}
