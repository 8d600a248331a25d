using Microsoft.Data.Sqlite;

namespace ReleaseOrchestration.Embedded.Tests.Support;

/// <summary>Looks into a database that nobody has open, and damages it.</summary>
internal static class Database
{
    static Database() => SQLitePCL.Batteries_V2.Init();

    public static long Number(string path, string sql) => Run(path, sql, c => (long)c.ExecuteScalar()!);

    public static string? Text(string path, string sql) => Run(path, sql, c => c.ExecuteScalar()?.ToString());

    public static void Execute(string path, string sql) => Run(path, sql, c => c.ExecuteNonQuery());

    private static T Run<T>(string path, string sql, Func<SqliteCommand, T> run)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own literals.
        command.CommandText = sql;
#pragma warning restore CA2100
        return run(command);
    }
}
