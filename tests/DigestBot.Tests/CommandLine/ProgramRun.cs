namespace DigestBot.Tests.CommandLine;

/// <summary>A run of the program that ends by itself.</summary>
internal static class ProgramRun
{
    private static readonly DirectoryInfo Elsewhere = new(Path.GetTempPath());

    public static Task<(int ExitCode, string Output, string Error)> OfAsync(params IEnumerable<string> arguments) =>
        WithSettingsAsync([], arguments);

    /// <param name="settings">Put into the environment, where <c>Storage__Path</c> is <c>Storage:Path</c>.</param>
    public static async Task<(int ExitCode, string Output, string Error)> WithSettingsAsync(
        IEnumerable<(string Name, string Value)> settings, params IEnumerable<string> arguments)
    {
        await using var process = BotProcess.Start(Elsewhere, settings.ToDictionary(setting => setting.Name, setting => setting.Value), [.. arguments]);
        return await process.WaitForEndAsync();
    }
}
