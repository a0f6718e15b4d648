using System.Text.Json;

namespace DigestBot.CommandLine.Input;

/// <summary>The optional <c>"story"</c> of each line of a .jsonl file, by the line's id.</summary>
internal static class StoryLabels
{
    /// <summary>Empty for any other input. The file has been read as articles before: its lines are JSON objects.</summary>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        var labels = new Dictionary<string, string>();
        if (!ArticleInput.IsJsonLines(path))
        {
            return labels;
        }

        foreach (var line in File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("story", out var story) && story.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                labels[json.RootElement.GetProperty("id").ToString()] = story.ToString();
            }
        }

        return labels;
    }
}
