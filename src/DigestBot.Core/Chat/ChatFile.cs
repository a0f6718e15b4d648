using System.Text.Json.Serialization;

namespace DigestBot.Core.Chat;

/// <summary>A file that someone gave to a command, or that an answer brings.</summary>
/// <param name="Name">Its name with the ending; from people, so never a path of ours.</param>
public sealed record ChatFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>Larger ones are refused before they are read: an OPML file of 10,000 feeds has 2 MB.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>What is said of a larger one.</summary>
    [JsonIgnore]
    public string TooLarge => $"“{Excerpt.Of(Name, 60)}” is larger than {MaxBytes / 1024 / 1024} MB: give a smaller file, or several.";
}
