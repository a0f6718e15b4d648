using System.CommandLine;
using System.Text;
using DigestBot.CommandLine.Input;
using DigestBot.Core.Topics;

namespace DigestBot.CommandLine;

/// <summary><c>topics test</c>: what a topic matches, and why, before a channel gets it.</summary>
internal static class TopicsCommand
{
    public static Command Create() => new("topics", "Tries out topics.") { CreateTest() };

    private static Command CreateTest()
    {
        var query = new Argument<string>("query") { Description = "Words that must all match, OR between choices, \"phrases\", prefix*, -words to leave out, title:, source:, category:, lang:, site:, origin:, min-outlets:, topic:." };
        var input = new Option<string>("--input") { Description = ArticleInput.Description, HelpName = "PATH", Required = true };
        var test = new Command(
            "test",
            "Prints each article that the topic matches, with the words that did it and where they stood.\n"
            + "Example: digestbot topics test 'ferry \"safety report\" -football' --input coverage.jsonl")
        {
            query, input,
        };
        test.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(query), parsed.GetRequiredValue(input), cancellationToken));
        return test;
    }

    private static async Task<int> RunAsync(string text, string input, CancellationToken cancellationToken)
    {
        var query = Parse(text);
        var articles = ArticleInput.Read(input);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        var matches = 0;
        foreach (var article in articles)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var explanation = TopicMatcher.Explain(query, article);
            if (explanation.Matched)
            {
                matches++;
                var why = explanation.Evidence.Count > 0 ? string.Join(" · ", explanation.Evidence) : "none of the unwanted words";
                await output.WriteLineAsync($"{article.Title}{(article.Source.Length > 0 ? $" ({article.Source})" : "")}\n    {why}");
            }
        }

        await output.WriteLineAsync($"{matches} of {articles.Count} articles match.");
        return ExitCode.Success;
    }

    private static TopicQuery Parse(string text)
    {
        try
        {
            return TopicQuery.Parse(text, TopicsFile.For(text));
        }
        catch (TopicQueryException problem)
        {
            throw new InputException(problem.Message);
        }
    }
}
