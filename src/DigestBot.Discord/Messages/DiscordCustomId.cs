using System.Globalization;

namespace DigestBot.Discord.Messages;

/// <summary>What a button carries in its <c>custom_id</c>: the command it stands for and, on one button a page, the delivery key.</summary>
/// <param name="Index">Makes ids differ within a message, as Discord demands, when two buttons stand for one command.</param>
/// <param name="DeliveryKey">Reads back with the bot's own messages: how a delivery of unknown end is found.</param>
internal sealed record DiscordCustomId(int Index, string? DeliveryKey, string Command)
{
    private const char Separator = '|';

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}{Separator}{DeliveryKey}{Separator}{Command}");

    /// <summary>Null for an id that is not ours.</summary>
    public static DiscordCustomId? Parse(string id)
    {
        var parts = id.Split(Separator, 3);
        return parts.Length == 3 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? new(index, parts[1].Length > 0 ? parts[1] : null, parts[2])
            : null;
    }

    /// <summary>Whether a button can carry the command, whatever its index.</summary>
    public static bool CanCarry(string command) => command.Length > 0 && new DiscordCustomId(DiscordLimits.Components, null, command).ToString().Length <= DiscordLimits.CustomId;
}
