using System.Globalization;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;

namespace DigestBot.Web;

/// <summary>The console's addresses, each spelled once.</summary>
internal static class ConsolePaths
{
    public const string Health = "/health";
    public const string Sources = "/sources";
    public const string Stories = "/stories";
    public const string Channels = "/channels";
    public const string Deliveries = "/deliveries";
    public const string Editions = "/editions";
    public const string Theme = "/theme";
    public const string NewChat = "/chat";
    public const string Events = "/chat-events";
    public const string Completions = "/chat-completions";

    public static string Chat(string channel) => $"/chat/{Uri.EscapeDataString(channel)}";

    public static string ChatMessages(string channel) => $"{Chat(channel)}/messages";

    public static string ChatForm(string channel) => $"{Chat(channel)}/form";

    /// <param name="command">As <see cref="Core.Chat.ChatForm.Command"/>.</param>
    public static string ChatForm(string channel, string command, string view) => $"{ChatForm(channel)}?command={Uri.EscapeDataString(command)}&view={view}";

    /// <param name="number">From 0.</param>
    public static string ChatFile(string channel, long message, int number) => string.Create(CultureInfo.InvariantCulture, $"{ChatMessages(channel)}/{message}/files/{number}");

    public static string Story(StoryId id) => string.Create(CultureInfo.InvariantCulture, $"{Stories}/{id.Value}");

    public static string Channel(ChannelId id) => string.Create(CultureInfo.InvariantCulture, $"{Channels}/{id.Value}");

    public static string Edition(EditionId id) => string.Create(CultureInfo.InvariantCulture, $"{Editions}/{id.Value}");
}
