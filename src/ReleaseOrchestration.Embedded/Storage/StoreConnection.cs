using Microsoft.Data.Sqlite;

namespace ReleaseOrchestration.Embedded.Storage;

/// <summary>Opens connections to the database.</summary>
internal static class StoreConnection
{
    static StoreConnection() => SQLitePCL.Batteries_V2.Init();

    /// <summary>For the writer: WAL, synced at each commit; the checkpoints are the checkpointer's.</summary>
    public static SqliteConnection OpenWriter(string path)
    {
        var connection = Open(path);
        Pragma(connection, "PRAGMA journal_mode=WAL");
        Pragma(connection, "PRAGMA synchronous=FULL");
        Pragma(connection, "PRAGMA wal_autocheckpoint=0");
        Pragma(connection, "PRAGMA temp_store=MEMORY");
        Pragma(connection, "PRAGMA cache_size=-32768");
        return connection;
    }

    public static SqliteConnection OpenReader(string path)
    {
        var connection = Open(path);
        Pragma(connection, "PRAGMA query_only=ON");
        return connection;
    }

    public static SqliteConnection OpenCheckpointer(string path)
    {
        var connection = Open(path);
        Pragma(connection, "PRAGMA synchronous=FULL");
        Pragma(connection, "PRAGMA wal_autocheckpoint=0");
        return connection;
    }

    private static SqliteConnection Open(string path)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        var connection = new SqliteConnection(text);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Pragma(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        statement.All(static _ => 0);
    }
}
