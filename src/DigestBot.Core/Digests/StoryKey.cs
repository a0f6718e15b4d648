using System.Globalization;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>A story as buttons and suggestions name it: <c>s42</c>, which no place in a list can be taken for.</summary>
public static class StoryKey
{
    public static string Of(StoryId story) => string.Create(CultureInfo.InvariantCulture, $"s{story.Value}");

    /// <returns>Null where the text is no such key.</returns>
    public static StoryId? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 1 && text[0] is 's' or 'S' && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new StoryId(id) : null;
    }
}
