using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using ReleaseOrchestration.Embedded.Errors;

namespace ReleaseOrchestration.Embedded.Storage;

/// <summary>Brings a database to the schema of this release. Backs it up first; refuses a newer one.</summary>
internal sealed class StoreUpgrade(SqliteConnection connection, StorePaths paths, ImmutableArray<Migration> migrations, TimeProvider time)
{
    /// <returns>The version found, and the backup that was made; null when there was nothing to back up.</returns>
    public (int Found, string? Backup) Run()
    {
        using var statements = new StatementSet(connection);
        var isEmpty = Number(statements, "SELECT COUNT(*) FROM sqlite_master") == 0;
        statements["CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"].Execute();
        var found = (int)Number(statements, "SELECT COALESCE((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'schema'), 0)");
        var known = migrations[^1].Version;
        if (found > known)
        {
            throw new StoreVersionException(paths.Folder, found, known);
        }

        var backup = found < known && !isEmpty ? BackUp(statements, found) : null;
        foreach (var migration in migrations.Where(m => m.Version > found))
        {
            Apply(migration);
        }

        return (found, backup);
    }

    private static long Number(StatementSet statements, string sql) => statements[sql].All(static r => r.GetInt64(0))[0];

    private string BackUp(StatementSet statements, int version)
    {
        Directory.CreateDirectory(paths.Backups);
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
        var file = Path.Combine(paths.Backups, string.Create(CultureInfo.InvariantCulture, $"store-v{version}-{stamp}.db"));
        statements["VACUUM INTO $1"].Execute(file);
        DurableFile.Flush(file);
        return file;
    }

    private void Apply(Migration migration)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Migrations are literals of this assembly.
        command.CommandText = migration.Sql
            + string.Create(CultureInfo.InvariantCulture, $"; INSERT OR REPLACE INTO meta VALUES('schema', '{migration.Version}');");
#pragma warning restore CA2100
        command.Transaction = transaction;
        command.ExecuteNonQuery();
        transaction.Commit();
    }
}
