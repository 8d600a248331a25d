using Microsoft.Data.Sqlite;

namespace ReleaseOrchestration.Embedded.Storage.Tables;

/// <summary>The tables as one connection sees them; used by one thread at a time.</summary>
internal sealed class StoreTables : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly StatementSet _statements;

    public StoreTables(SqliteConnection connection)
    {
        _connection = connection;
        _statements = new StatementSet(connection);
        State = new StateTable(_statements);
        Machines = new MachineTable(_statements);
        Log = new LogTable(_statements);
        Timers = new TimerTable(_statements);
        Effects = new EffectTable(_statements);
        Audit = new AuditTable(_statements);
        Feed = new FeedTable(_statements);
        Documents = new DocumentTable(_statements);
        Quarantine = new QuarantineTable(_statements);
        Undeliverable = new UndeliverableTable(_statements);
        Removal = new RemovalTable(_statements);
        References = new ReferenceTable(_statements);
    }

    public StateTable State { get; }

    public MachineTable Machines { get; }

    public LogTable Log { get; }

    public TimerTable Timers { get; }

    public EffectTable Effects { get; }

    public AuditTable Audit { get; }

    public FeedTable Feed { get; }

    public DocumentTable Documents { get; }

    public QuarantineTable Quarantine { get; }

    public UndeliverableTable Undeliverable { get; }

    public RemovalTable Removal { get; }

    public ReferenceTable References { get; }

    public void Begin() => _statements["BEGIN IMMEDIATE"].Execute();

    public void Commit() => _statements["COMMIT"].Execute();

    /// <returns>Whether nothing is left in the write-ahead log that is not in the database.</returns>
    public bool Checkpoint(out long pages)
    {
        var (log, done) = _statements["PRAGMA wal_checkpoint(PASSIVE)"].All(static r => (r.GetInt64(1), r.GetInt64(2)))[0];
        pages = log;
        return log == done;
    }

    public void Dispose()
    {
        _statements.Dispose();
        _connection.Dispose();
    }
}
