using System.Diagnostics;

namespace DigestBot.Testing.Postgres;

/// <summary>A PostgreSQL of a run's own: a new cluster in a temporary folder, reached through a socket there and over no port.</summary>
/// <remarks>
/// Needs Debian's <c>postgresql</c> (or its programs on the PATH); the cluster that the package itself makes is left alone. As root it runs as the
/// package's user <c>postgres</c>, for PostgreSQL refuses root. It ends with this process, however that ends: a shell beside it waits for the end of its input.
/// </remarks>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A test's data need not outlive a power cut.
    private static readonly string[] Settings =
        ["listen_addresses=", "fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=400", "shared_buffers=64MB", "log_min_messages=fatal"];

    private readonly string _folder;
    private readonly string _programs;
    private Process? _running;

    private PostgresServer(string folder, string programs)
    {
        _folder = folder;
        _programs = programs;
    }

    /// <summary>Npgsql's settings for one of its databases, <c>postgres</c> being there from the start.</summary>
    public string ConnectionString(string database = "postgres") => $"Host={_folder};Database={database};Username=postgres;Maximum Pool Size=20";

    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start; the message says which.</exception>
    public static async Task<PostgresServer> StartAsync(CancellationToken cancellationToken)
    {
        var programs = FindPrograms();
        var folder = (await RunAsync(["mktemp", "-d", Path.Combine(Path.GetTempPath(), "digestbot-postgres-XXXXXX")], cancellationToken)).Trim();
        var server = new PostgresServer(folder, programs);
        try
        {
            await RunAsync(
                [Path.Combine(programs, "initdb"), "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"],
                cancellationToken);
            await server.ResumeAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops as a restart does: whoever is connected is cut off, what was committed stays.</summary>
    public async Task HaltAsync()
    {
        if (_running is not { } running)
        {
            return;
        }

        _running = null;
        running.StandardInput.Close();
        await running.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience, CancellationToken.None);
        running.Dispose();
    }

    /// <summary>Starts on the same data, and waits until it answers.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        string[] options = [.. Settings.Append($"unix_socket_directories={_folder}").SelectMany(setting => new[] { "-c", setting })];
        _running = Process.Start(AsDatabaseUser(
            ["sh", "-c", """ "$@" < /dev/null > "$0" 2>&1 & server=$!; cat > /dev/null; kill -INT $server; wait $server """, Path.Combine(_folder, "log"), Path.Combine(_programs, "postgres"), "-D", Data, .. options]))!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        await RunAsync(["sh", "-c", """ until "$0" -q -h "$1"; do sleep 0.05; done """, Path.Combine(_programs, "pg_isready"), _folder], limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await HaltAsync();
        if (Directory.Exists(_folder))
        {
            await RunAsync(["rm", "-rf", _folder], CancellationToken.None);
        }
    }

    private string Data => Path.Combine(_folder, "data");

    private static string FindPrograms()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(version => Path.GetFileName(version).PadLeft(4, '0'), StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];

        // A link to initdb alone does not lead to the server: both have to be there.
        return debian.Concat(onPath).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")))
            ?? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql (bash tests/run does it).");
    }

    private static async Task<string> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using var process = Process.Start(AsDatabaseUser(command))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await errors}");
    }

    private static ProcessStartInfo AsDatabaseUser(IReadOnlyList<string> command)
    {
        IReadOnlyList<string> whole = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. command] : command;
        return new ProcessStartInfo(whole[0], whole.Skip(1))
        {
            // The database's user may not be allowed to stand where the tests run.
            WorkingDirectory = Path.GetTempPath(),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }
}
