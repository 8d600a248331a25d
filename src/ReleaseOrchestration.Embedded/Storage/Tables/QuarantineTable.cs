using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Storage.Tables;

internal sealed class QuarantineTable(StatementSet statements)
{
    public List<QuarantinedMachine> All() => statements["SELECT address, since, reason, details FROM quarantine ORDER BY since, address"].All(
        static r => new QuarantinedMachine(MachineAddress.TryParse(r.GetString(0))!, new DateTimeOffset(r.GetInt64(1), TimeSpan.Zero), r.GetString(2), r.GetString(3)));

    public void Insert(QuarantinedMachine row) => statements["INSERT OR REPLACE INTO quarantine VALUES($1, $2, $3, $4)"]
        .Execute(row.Machine.ToString(), row.Since.UtcTicks, row.Reason, row.Details);

    public void Delete(MachineAddress machine) => statements["DELETE FROM quarantine WHERE address = $1"].Execute(machine.ToString());

    public void Park(long position, MachineAddress to, Envelope envelope) =>
        statements["INSERT INTO parked VALUES($1, $2, $3)"].Execute(position, to.ToString(), ExecutionJson.Serialize(envelope));

    public List<ParkedRow> Parked(MachineAddress machine) => statements["SELECT position, body FROM parked WHERE address = $1 ORDER BY position"]
        .All(static r => new ParkedRow(r.GetInt64(0), ExecutionJson.Envelope(r.GetFieldValue<byte[]>(1))), machine.ToString());

    public void Unpark(long position) => statements["DELETE FROM parked WHERE position = $1"].Execute(position);
}
