namespace ReleaseOrchestration.Embedded.Storage.Tables;

internal sealed class LogTable(StatementSet statements)
{
    public void Append(LogRow row) => statements["INSERT INTO log VALUES($1, $2, $3, $4, $5, $6)"]
        .Execute(row.Position, row.Machine, row.Previous, row.Instant, row.Body, row.Hash);

    public LogRow? Read(long position) => statements["SELECT position, machine, previous, instant, body, hash FROM log WHERE position = $1"]
        .First(
            static r => new LogRow(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), Bytes(r, 4), Bytes(r, 5)),
            position);

    /// <summary>Deletes the messages of a machine up to a position that a snapshot has made superfluous.</summary>
    public void Trim(long machine, long position)
    {
        while (Previous(machine, position) is { } link)
        {
            statements["DELETE FROM log WHERE position = $1"].Execute(position);
            position = link.Head;
        }
    }

    private MachineRow? Previous(long machine, long position) => statements["SELECT machine, previous FROM log WHERE position = $1 AND machine = $2"]
        .First(static r => new MachineRow(r.GetInt64(0), r.GetInt64(1)), position, machine);

    private static byte[]? Bytes(Microsoft.Data.Sqlite.SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);
}
