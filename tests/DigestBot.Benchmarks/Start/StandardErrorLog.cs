using System.Diagnostics;
using System.Text;

namespace DigestBot.Benchmarks.Start;

/// <summary>What a process logs, read as it comes: a full pipe would stop it.</summary>
internal sealed class StandardErrorLog
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly StringBuilder text = new();

    public StandardErrorLog(Process process)
    {
        process.ErrorDataReceived += (_, line) =>
        {
            lock (text)
            {
                text.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
    }

    public string Text
    {
        get
        {
            lock (text)
            {
                return text.ToString();
            }
        }
    }

    public async Task WaitForAsync(string mark)
    {
        var began = Stopwatch.GetTimestamp();
        while (!Text.Contains(mark, StringComparison.Ordinal))
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException($"'{mark}' was not logged: {Text}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
