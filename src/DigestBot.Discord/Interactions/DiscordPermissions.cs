using System.Globalization;

namespace DigestBot.Discord.Interactions;

/// <summary>What someone may do in a channel: Discord's bits (its reference, "Permissions"), as computed by Discord for that channel.</summary>
internal static class DiscordPermissions
{
    private const ulong Administrator = 1UL << 3;
    private const ulong ManageChannels = 1UL << 4;
    private const ulong ViewChannel = 1UL << 10;
    private const ulong SendMessages = 1UL << 11;
    private const ulong EmbedLinks = 1UL << 14;
    private const ulong ReadMessageHistory = 1UL << 16;
    private const ulong SendMessagesInThreads = 1UL << 38;

    /// <summary>What the README's step asks for when the bot is added to a server.</summary>
    public const ulong Wanted = ViewChannel | SendMessages | SendMessagesInThreads | EmbedLinks | ReadMessageHistory;

    /// <param name="permissions">A number as text, as Discord gives it.</param>
    public static bool CanManageChannel(string? permissions) => (Read(permissions) & (Administrator | ManageChannels)) != 0;

    /// <summary>What the bot lacks to post digests there and to find them again; in the words of Discord's settings.</summary>
    public static IReadOnlyList<string> MissingToPost(string? permissions, bool isThread)
    {
        var bits = Read(permissions);
        if (permissions is null || (bits & Administrator) != 0)
        {
            return [];
        }

        var needed = new[]
        {
            ("View Channel", ViewChannel),
            isThread ? ("Send Messages in Threads", SendMessagesInThreads) : ("Send Messages", SendMessages),
            ("Read Message History", ReadMessageHistory),
        };
        return [.. needed.Where(permission => (bits & permission.Item2) == 0).Select(permission => permission.Item1)];
    }

    private static ulong Read(string? permissions) => ulong.TryParse(permissions, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? bits : 0;
}
