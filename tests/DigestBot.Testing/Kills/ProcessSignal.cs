using System.Diagnostics;
using System.Globalization;

namespace DigestBot.Testing.Kills;

/// <summary>Signals that .NET does not send.</summary>
public static class ProcessSignal
{
    /// <param name="signal">Without "SIG": <c>TERM</c>, <c>STOP</c>, <c>CONT</c>.</param>
    public static async Task SendAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
