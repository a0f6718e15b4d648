using Npgsql;

namespace DigestBot.Storage.Dialects;

/// <summary>Apart from the options, so that a bot on SQLite never loads Npgsql.</summary>
internal static class PostgresConnectionString
{
    // A node that hangs in the middle of a transaction must not keep the others from its rows: the server ends the transaction then.
    private const string Limits = "-c idle_in_transaction_session_timeout=10000";

    private const string Example = "write it like Host=localhost;Database=digestbot;Username=digestbot.";

    /// <summary>What is wrong with it, without repeating any of it: a part may be a password's. Null for nothing.</summary>
    public static string? Problem(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).Host is null ? $"Storage:ConnectionString names no Host: {Example}" : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            return $"Storage:ConnectionString is no connection string for PostgreSQL: {Example}";
        }
    }

    /// <summary>As the operator wrote it, with what every connection of the bot has besides.</summary>
    public static NpgsqlConnectionStringBuilder Complete(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.ApplicationName ??= "digestbot";
        settings.Options = $"{settings.Options} {Limits}".TrimStart();
        return settings;
    }
}
