using System.Text.Json;
using DigestBot.CommandLine.Input;
using DigestBot.Core.Articles;

namespace DigestBot.Benchmarks.Stories;

/// <summary>Articles with the events they are about: <c>NAME.input.jsonl</c> beside <c>NAME.labels.jsonl</c> (<c>{"id","label"}</c>).</summary>
internal sealed record LabelledArticles(string Name, IReadOnlyList<Article> Articles, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Every set of the folder, by name.</summary>
    public static IReadOnlyList<LabelledArticles> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.labels.jsonl").Order(StringComparer.Ordinal).Select(path => Read(path[..^".labels.jsonl".Length]))];

    /// <summary>Those of them whose event is one of these.</summary>
    public LabelledArticles Where(Func<string, bool> isChosen) => this with { Articles = [.. Articles.Where(article => isChosen(Labels[article.Key]))] };

    private static LabelledArticles Read(string stem)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(stem + ".labels.jsonl"))
        {
            using var json = JsonDocument.Parse(line);
            labels.Add(json.RootElement.GetProperty("id").GetString()!, json.RootElement.GetProperty("label").ToString());
        }

        return new LabelledArticles(Path.GetFileName(stem), ArticleInput.Read(stem + ".input.jsonl"), labels);
    }
}
