using System.Globalization;

namespace DigestBot.Core.Commands;

/// <summary>A place in a list as people type it: <c>2</c> or <c>#2</c>.</summary>
internal static class ListNumber
{
    public static int? Parse(string? text) =>
        int.TryParse(text?.Trim().TrimStart('#').TrimEnd('.'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
