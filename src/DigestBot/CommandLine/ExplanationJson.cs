using System.Text.Json;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.CommandLine;

/// <summary>The field <c>why</c> of a line of <c>stories --explain</c>.</summary>
internal static class ExplanationJson
{
    /// <param name="keyOf">The id that the input gives an article.</param>
    public static void Write(Utf8JsonWriter json, StoryExplanation explanation, Func<ArticleId, string> keyOf)
    {
        json.WriteStartObject("why");
        json.WriteString("entry", NameOf(explanation.Entry));
        json.WriteNumber("link", Math.Round(explanation.Strength, 3));
        WriteAll(json, "names", explanation.Names);
        WriteAll(json, "words", explanation.Words);
        WriteAll(json, "facts", explanation.Facts.Select(fact => fact.ToString()));
        json.WriteStartArray("conflicts");
        foreach (var (own, others) in explanation.Conflicts)
        {
            json.WriteStartObject();
            json.WriteString("own", own.ToString());
            json.WriteString("others", others.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("daysApart", Math.Round(explanation.Apart.TotalDays, 2));
        json.WriteString("objection", NameOf(explanation.Objection));
        WriteRunnerUp(json, explanation.RunnerUp, keyOf);
        json.WriteString("text", Text(explanation, keyOf));
        json.WriteEndObject();
    }

    private static void WriteRunnerUp(Utf8JsonWriter json, RunnerUp? other, Func<ArticleId, string> keyOf)
    {
        if (other is null)
        {
            json.WriteNull("runnerUp");
            return;
        }

        json.WriteStartObject("runnerUp");
        json.WriteNumber("story", other.Story.Value);
        json.WriteString("example", keyOf(other.Example));
        json.WriteNumber("likeness", Math.Round(other.Likeness, 3));
        json.WriteString("objection", NameOf(other.Objection));
        json.WriteEndObject();
    }

    private static string Text(StoryExplanation explanation, Func<ArticleId, string> keyOf)
    {
        var notIn = explanation.RunnerUp is { } other ? ExplanationText.NotIn(explanation, keyOf(other.Example)) : null;
        string?[] sentences = [ExplanationText.Why(explanation, keyOf), .. ExplanationText.Against(explanation), notIn];
        return string.Join(' ', sentences.OfType<string>());
    }

    private static void WriteAll(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
