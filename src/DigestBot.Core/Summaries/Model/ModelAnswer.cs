using System.Text.Json;
using DigestBot.Core.Articles;
using DigestBot.Core.Summaries.Grounding;
using DigestBot.Core.Text;

namespace DigestBot.Core.Summaries.Model;

/// <summary>Reads what a model wrote and keeps of it what the articles support.</summary>
internal static class ModelAnswer
{
    /// <summary>With less of it supported, none of it is to be trusted.</summary>
    private const double LeastGrounded = 0.5;

    private const int MostWords = 60;

    private const int MostTitle = 150;

    private const double SameFact = 0.6;

    /// <exception cref="FormatException">It is not the JSON that was asked for.</exception>
    public static (ModelSummary Summary, IReadOnlyList<GroundingFault> Faults) Read(string answer, ModelPrompt prompt)
    {
        var check = new GroundingCheck(prompt.Articles);
        var (kept, leftOut, faults) = (new List<SummarySentence>(), new List<string>(), new List<GroundingFault>());
        var (headline, sentences) = Parse(answer);
        foreach (var (text, numbers) in sentences)
        {
            List<ArticleId> cited = [.. numbers.Where(number => number >= 1 && number <= prompt.Articles.Count).Distinct().Select(number => prompt.Articles[number - 1].Id)];
            var sentence = TextNormalizer.CleanLine(text);
            if (!IsFit(sentence))
            {
                leftOut.Add("It is no plain sentence.");
            }
            else if (check.Check(sentence, prompt.Language, cited) is GroundingOutcome.Ungrounded ungrounded)
            {
                leftOut.Add(ungrounded.Reason);
                faults.Add(ungrounded.Fault);
            }
            else if (!kept.Exists(other => TermSet.Overlap(Term.ContentOf(other.Text, prompt.Language), Term.ContentOf(sentence, prompt.Language)) >= SameFact))
            {
                kept.Add(new SummarySentence(sentence, cited));
            }
        }

        var isTrusted = kept.Count > 0 && kept.Count >= LeastGrounded * (kept.Count + leftOut.Count);
        return (new ModelSummary(isTrusted ? kept : [], leftOut.Count > 0 || isTrusted ? leftOut : ["It has no sentence."]) { Title = isTrusted ? Supported(headline, prompt, check) : null }, faults);
    }

    private static string? Supported(string headline, ModelPrompt prompt, GroundingCheck check)
    {
        var title = TextNormalizer.CleanLine(headline);
        return title.Length is > 0 and <= MostTitle && !HasAddress(title) && check.Check(title, prompt.Language, [.. prompt.Articles.Select(article => article.Id)]) is GroundingOutcome.Grounded ? title : null;
    }

    private static bool HasAddress(string text) => text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase);

    private static bool IsFit(string sentence) =>
        sentence.Length > 0 && SentenceFitness.IsWhole(sentence) && SentenceFitness.CountWords(sentence) <= MostWords && !HasAddress(sentence);

    private static (string Title, List<(string Text, List<int> Articles)> Sentences) Parse(string answer)
    {
        // Some models put fences around what they were asked to write alone.
        var (from, to) = (answer.IndexOf('{', StringComparison.Ordinal), answer.LastIndexOf('}'));
        if (from < 0 || to < from)
        {
            throw new FormatException("The answer holds no JSON.");
        }

        try
        {
            using var document = JsonDocument.Parse(answer.AsMemory(from, to - from + 1));
            var title = document.RootElement.TryGetProperty("title", out var headline) && headline.ValueKind is JsonValueKind.String ? headline.GetString()! : "";
            return (title, [.. document.RootElement.GetProperty("sentences").EnumerateArray().Select(sentence => (
                sentence.GetProperty("text").GetString() ?? "",
                sentence.GetProperty("articles").EnumerateArray().Select(number => number.TryGetInt32(out var value) ? value : 0).ToList()))]);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("The answer is not the JSON that was asked for.", problem);
        }
    }
}
