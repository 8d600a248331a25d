using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ReleaseOrchestration.Embedded.Storage;

/// <summary>A prepared statement with the parameters $1, $2 …; used by one thread at a time.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string sql)
    {
        _command = connection.CreateCommand();
#pragma warning disable CA2100 // All statements are literals of this assembly.
        _command.CommandText = sql;
#pragma warning restore CA2100
        for (var number = 1; sql.Contains(Name(number), StringComparison.Ordinal); number++)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = Name(number) });
        }

        _command.Prepare();
    }

    public int Execute(params ReadOnlySpan<object?> values) => Bind(values).ExecuteNonQuery();

    public T? First<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : class
    {
        using var reader = Bind(values).ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    public List<T> All<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        var rows = new List<T>();
        using var reader = Bind(values).ExecuteReader();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public void Dispose() => _command.Dispose();

    private static string Name(int number) => "$" + number.ToString(CultureInfo.InvariantCulture);

    private SqliteCommand Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return _command;
    }
}
