using Npgsql;

namespace DigestBot.Storage.Dialects;

/// <summary>Apart from the options, so that a bot on SQLite never loads Npgsql.</summary>
internal static class PostgresConnectionString
{
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
}
