using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Storage.Tables;

internal sealed class MachineTable(StatementSet statements)
{
    public MachineRow? Find(MachineAddress address) => statements["SELECT id, head FROM machines WHERE address = $1"]
        .First(static r => new MachineRow(r.GetInt64(0), r.GetInt64(1)), address.ToString());

    public byte[]? ReadStart(long machine) => statements["SELECT body FROM starts WHERE machine = $1"].First(static r => r.GetFieldValue<byte[]>(0), machine);

    public SnapshotRow? ReadSnapshot(long machine) => statements["SELECT position, body FROM snapshots WHERE machine = $1"]
        .First(static r => new SnapshotRow(r.GetInt64(0), r.GetFieldValue<byte[]>(1)), machine);

    public void Insert(MachineAddress address, MachineRow row, byte[] start)
    {
        statements["INSERT INTO machines VALUES($1, $2, $3, 0)"].Execute(row.Id, address.ToString(), row.Head);
        statements["INSERT INTO starts VALUES($1, $2)"].Execute(row.Id, start);
    }

    public void Update(MachineRow row, bool ended) =>
        statements["UPDATE machines SET head = $2, ended = $3 WHERE id = $1"].Execute(row.Id, row.Head, ended ? 1 : 0);

    public void WriteSnapshot(long machine, SnapshotRow row) =>
        statements["INSERT OR REPLACE INTO snapshots VALUES($1, $2, $3)"].Execute(machine, row.Position, row.Body);
}
