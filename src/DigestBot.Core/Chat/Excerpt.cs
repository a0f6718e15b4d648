using System.Globalization;

namespace DigestBot.Core.Chat;

/// <summary>A label's shorter form, for places that hold few characters and repeat what stands in full elsewhere.</summary>
public static class Excerpt
{
    private const string Ellipsis = "…";

    /// <summary>The text, or its first whole words and an ellipsis; at most <paramref name="max"/> characters.</summary>
    /// <remarks>A single word that is too long ends between graphemes.</remarks>
    public static string Of(string text, int max)
    {
        if (text.Length <= max)
        {
            return text;
        }

        var end = 0;
        for (var next = StringInfo.GetNextTextElementLength(text); end + next <= max - Ellipsis.Length; next = StringInfo.GetNextTextElementLength(text, end))
        {
            end += next;
        }

        var space = text.LastIndexOf(' ', end);
        return string.Concat(text.AsSpan(0, space > 0 ? space : end).TrimEnd(), Ellipsis);
    }
}
