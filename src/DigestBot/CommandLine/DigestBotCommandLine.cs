using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using DigestBot.Hosting;

namespace DigestBot.CommandLine;

/// <summary>The commands of <c>digestbot</c>. Data goes to stdout, progress and logs to stderr.</summary>
internal static class DigestBotCommandLine
{
    // From a signal to the end. The library's own 2 s would cut a stop of the host short, which may take 4 (BotHost).
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(4.8);

    public static async Task<int> InvokeAsync(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var parsed = CreateRoot().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"digestbot: {error.Message}");
            }

            await Console.Error.WriteLineAsync($"See digestbot {PathOf(parsed.CommandResult)}--help.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopWithin });
        }
        catch (Exception problem) when (KnownProblem.Describe(problem) is { } sentences)
        {
            await Console.Error.WriteLineAsync($"digestbot: {sentences}");
            return ExitCode.Problem;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Problem;
        }
    }

    private static string PathOf(CommandResult result) => result.Parent is CommandResult parent ? $"{PathOf(parent)}{result.Command.Name} " : "";

    private static RootCommand CreateRoot()
    {
        var root = new RootCommand(
            "Reads news feeds, folds copies and rewrites of one event into stories, and posts digests to Discord, Slack and a local chat.\n"
            + "To see it at work: digestbot demo");
        root.SetAction((_, cancellationToken) => RunCommand.RunAsync(cancellationToken));
        root.Add(RunCommand.Create());
        root.Add(DemoCommand.Create());
        root.Add(FeedCommand.Create());
        root.Add(ArticleCommand.Create());
        root.Add(DigestCommand.Create());
        root.Add(SummarizeCommand.Create());
        root.Add(StoriesCommand.Create());
        root.Add(ImportCommand.Create());
        root.Add(ExportCommand.Create());
        root.Add(FeedbackCommand.Create());
        root.Add(BackupCommand.Create());
        root.Add(TopicsCommand.Create());
        root.Add(DoctorCommand.Create());
        return root;
    }
}
