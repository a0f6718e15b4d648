using System.Net.Sockets;
using Npgsql;

namespace DigestBot.Storage.Dialects;

/// <summary>Says what is wrong with a PostgreSQL server, and how to mend it, in words for the operator.</summary>
internal sealed class PostgresProblem(NpgsqlConnectionStringBuilder settings)
{
    /// <summary>idle_in_transaction_session_timeout, which Npgsql has no name for.</summary>
    public const string HungInTransaction = "25P03";

    private const string Setting = "Storage:ConnectionString";

    private readonly string _server = settings.Host is { } host && host.StartsWith('/') ? host : $"{settings.Host ?? "localhost"}:{settings.Port}";
    private readonly string _user = settings.Username ?? Environment.UserName;

    /// <summary>Server and database, without anything secret.</summary>
    public string Database => $"PostgreSQL at {_server}, database {DatabaseName}";

    public string SearchPath => settings.SearchPath ?? "public";

    public string HowToBackUp(string file) =>
        $"{Database} is backed up by PostgreSQL's own program: pg_dump --format=custom --file={file} --host={settings.Host} --port={settings.Port} --username={_user} {DatabaseName} (and pg_restore brings it back).";

    private string DatabaseName => settings.Database ?? _user;

    /// <summary>The sentences, or null for an error that is not the server's: a defect of ours then.</summary>
    public string? Explain(Exception problem) => problem switch
    {
        PostgresException error => ExplainState(error),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
            $"There is no host called {settings.Host}: name PostgreSQL's in {Setting}.",
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } or SocketException => Unreachable(problem.GetBaseException().Message),
        NpgsqlException { InnerException: null } broken when broken.IsTransient => Unreachable(broken.Message),
        NpgsqlException { InnerException: null } refused => $"{Database} cannot be used ({refused.Message.TrimEnd('.')}): check {Setting}.",
        _ => null,
    };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private string? ExplainState(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"PostgreSQL at {_server} does not let {_user} in: check Username and Password in {Setting}, and the server's pg_hba.conf.",
        PostgresErrorCodes.InvalidCatalogName => $"PostgreSQL at {_server} has no database {DatabaseName}: make it (createdb {DatabaseName}), or name another in {Setting}.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"{_user} may not do what digestbot needs on {Database} ({error.MessageText}): as the database's owner, GRANT USAGE, CREATE ON SCHEMA {SearchPath} TO {_user}.",
        PostgresErrorCodes.TooManyConnections => $"PostgreSQL at {_server} takes no more connections: raise its max_connections, or give Maximum Pool Size in {Setting}.",
        PostgresErrorCodes.DiskFull => $"The disk of {Database} is full: free some space there; what was stored before stays.",
        PostgresErrorCodes.ReadOnlySqlTransaction => $"{Database} cannot be written, as on a standby: name the primary server in {Setting}.",
        PostgresErrorCodes.IoError or PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted =>
            $"{Database} is damaged ({error.MessageText}): see the server's log, and restore it from a backup.",
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => $"{Database} took too long ({error.MessageText}): see what else runs there.",
        HungInTransaction => $"{Database} took back what this node was about to write, because it did not answer for too long.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => Unreachable(error.MessageText),
        _ when error.IsTransient => $"{Database} could not do it just now ({error.MessageText}); it is tried again.",
        _ => null,
    };

    private string Unreachable(string why) =>
        $"PostgreSQL at {_server} does not answer ({why.TrimEnd('.')}): start it, or check Host and Port in {Setting}; what was stored before stays, and digestbot goes on by itself once it answers.";
}
