using DigestBot.Core.Chat;

namespace DigestBot.Core.Commands;

/// <summary>What someone typed, said back to them inside a sentence of ours.</summary>
internal static class Typed
{
    private const int MaxLength = 120;

    /// <summary>In quotation marks, as <see cref="Shown"/>.</summary>
    public static string Quote(string text) => $"“{Shown(text)}”";

    /// <summary>Long input shortened after a word, and no backtick that would mark up our own sentence.</summary>
    public static string Shown(string text) => Excerpt.Of(text.Replace('`', '\''), MaxLength);

    /// <summary>Null where nothing was typed for it.</summary>
    /// <exception cref="CommandException">It is neither.</exception>
    public static bool? YesNo(CommandRequest request, CommandParameter parameter) => request[parameter.Name]?.ToLowerInvariant() switch
    {
        null => null,
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        var typed => throw new CommandException($"{parameter.Name} is true or false, not {Quote(typed)}.", parameter.Name),
    };
}
