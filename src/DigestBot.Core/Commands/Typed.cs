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
}
