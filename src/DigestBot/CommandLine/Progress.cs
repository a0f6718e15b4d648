using System.Globalization;
using Spectre.Console;

namespace DigestBot.CommandLine;

/// <summary>Shows people at a terminal how far a long command is: on stderr, gone when it ends, and not at all where stderr is redirected.</summary>
internal static class Progress
{
    /// <summary>Drawing costs more than an article does; a bar that moves this often looks smooth.</summary>
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);

    /// <param name="what">What is being done: "Grouping articles".</param>
    /// <param name="total">How often the work will advance; null where that is not known, as in a stream.</param>
    /// <param name="work">Is given what to call for each piece done.</param>
    public static async Task<T> ShowAsync<T>(string what, int? total, Func<Action, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(static () => { });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var bar = console.Progress().AutoClear(enabled: true);
        bar.RefreshRate = Redraw;
        return await bar.StartAsync(context =>
        {
            var task = context.AddTask(what, maxValue: total ?? double.MaxValue);
            task.IsIndeterminate = total is null;
            var done = 0;
            return work(() =>
            {
                var count = Interlocked.Increment(ref done);
                task.Value = count;
                if (total is null && count % 1_000 == 0)
                {
                    task.Description = string.Create(CultureInfo.InvariantCulture, $"{what}: {count:N0}");
                }
            });
        });
    }
}
