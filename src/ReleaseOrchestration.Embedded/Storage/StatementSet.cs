using Microsoft.Data.Sqlite;

namespace ReleaseOrchestration.Embedded.Storage;

/// <summary>The statements of a connection, prepared at their first use and kept.</summary>
internal sealed class StatementSet(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, Statement> _statements = [];

    public Statement this[string sql]
    {
        get
        {
            if (!_statements.TryGetValue(sql, out var statement))
            {
                _statements[sql] = statement = new Statement(connection, sql);
            }

            return statement;
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }
    }
}
