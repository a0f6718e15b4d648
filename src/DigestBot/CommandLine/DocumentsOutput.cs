using System.Text.Json;

namespace DigestBot.CommandLine;

/// <summary>What <c>feed parse</c> and <c>article extract</c> print: one document's object, or a line for each of several.</summary>
internal static class DocumentsOutput
{
    /// <param name="names">Files and addresses, as the user wrote them.</param>
    /// <param name="read">Throws <see cref="InputException"/> for one that cannot be read: of several, the others go on.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> WriteAsync<T>(string[] names, Func<string, Task<T>> read, Action<Utf8JsonWriter, T> writeMembers)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { NewLine = "\n" };
        if (names is [var only])
        {
            var document = await read(only);
            await output.WriteLineAsync(JsonText.Object(indented: true, json => writeMembers(json, document)));
            return ExitCode.Success;
        }

        return await Progress.ShowAsync("Reading", names.Length, advance => WriteLinesAsync(names, read, writeMembers, output, advance));
    }

    private static async Task<int> WriteLinesAsync<T>(
        string[] names, Func<string, Task<T>> read, Action<Utf8JsonWriter, T> writeMembers, StreamWriter output, Action advance)
    {
        var exitCode = ExitCode.Success;
        foreach (var name in names)
        {
            Action<Utf8JsonWriter> write;
            try
            {
                var document = await read(name);
                write = json => writeMembers(json, document);
            }
            catch (InputException problem)
            {
                write = json => json.WriteString("error", problem.Message);
                exitCode = ExitCode.Problem;
            }

            await output.WriteLineAsync(JsonText.Object(indented: false, json =>
            {
                json.WriteString("file", name);
                write(json);
            }));
            advance();
        }

        return exitCode;
    }
}
