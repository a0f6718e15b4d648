using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigestBot.Storage;

/// <summary>Where the bot keeps what it knows: a SQLite file, or PostgreSQL. Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The SQLite file, made when missing, with its folder. Relative to the working directory.</summary>
    [Required(ErrorMessage = "Storage:Path must name the database's file, such as data/digestbot.db.")]
    [RegularExpression("(?!:memory:|file:).*", ErrorMessage = "Storage:Path must name a file on disk, such as data/digestbot.db: what SQLite keeps in memory is lost between two commands.")]
    public string Path { get; set; } = "data/digestbot.db";

    /// <summary>A PostgreSQL database instead of the file, in Npgsql's words. May hold a password.</summary>
    [CustomValidation(typeof(StorageOptions), nameof(CheckConnectionString))]
    public string? ConnectionString { get; set; }

    /// <summary>How long a command waits for another program that is writing, or for a server that restarts.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00", ErrorMessage = "Storage:BusyTimeout must lie between 00:00:00.1 and 00:05:00.")]
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the texts of articles, editions and sent messages are kept. Titles, links and what a channel has had stay.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "3650.00:00:00", ErrorMessage = "Storage:KeepTexts must lie between 30.00:00:00 (30 days) and 3650.00:00:00 (ten years).")]
    public TimeSpan KeepTexts { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Whether several nodes may work on the database.</summary>
    public bool IsShared() => !string.IsNullOrWhiteSpace(ConnectionString);

    public static ValidationResult? CheckConnectionString(string? connectionString) =>
        string.IsNullOrWhiteSpace(connectionString) || Dialects.PostgresConnectionString.Problem(connectionString) is not { } problem
            ? ValidationResult.Success
            : new ValidationResult(problem);
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
