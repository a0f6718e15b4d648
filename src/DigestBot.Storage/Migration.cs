using System.Globalization;
using System.Reflection;

namespace DigestBot.Storage;

/// <summary>One numbered step of the tables, forward only. Once released its text never changes.</summary>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>Without the line ends that a checkout may turn.</summary>
    public string Sql { get; } = Sql.ReplaceLineEndings("\n");

    /// <summary>The steps of this build, in order: the embedded <c>Migrations/NNNN_name.sql</c>.</summary>
    public static IReadOnlyList<Migration> All { get; } = Embedded("DigestBot.Storage.Migrations.");

    /// <summary>The same steps for PostgreSQL: the file of the same name in <c>Migrations/Postgres</c>, where the common one says what PostgreSQL does not understand.</summary>
    public static IReadOnlyList<Migration> ForPostgres { get; } =
        [.. All.Select(common => Embedded("DigestBot.Storage.Migrations.Postgres.").SingleOrDefault(own => own.Name == common.Name) ?? common)];

    private static Migration[] Embedded(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal) && char.IsAsciiDigit(name[folder.Length]))
                .Order(StringComparer.Ordinal)
                .Select(Read),
        ];

        Migration Read(string resource)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = Path.GetFileNameWithoutExtension(resource[folder.Length..]);
            return new Migration(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
        }
    }
}
