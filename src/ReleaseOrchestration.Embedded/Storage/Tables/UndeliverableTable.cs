using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Storage.Tables;

internal sealed class UndeliverableTable(StatementSet statements)
{
    public void Insert(long position, UndeliverableMessage row) => statements["INSERT INTO undeliverable VALUES($1, $2, $3, $4)"]
        .Execute(position, row.At.UtcTicks, row.To.ToString(), ExecutionJson.Serialize(row.Envelope));

    public List<UndeliverableMessage> Newest(int limit) => statements["SELECT address, instant, body FROM undeliverable ORDER BY position DESC LIMIT $1"].All(
        static r => new UndeliverableMessage(
            MachineAddress.TryParse(r.GetString(0))!, new DateTimeOffset(r.GetInt64(1), TimeSpan.Zero), ExecutionJson.Envelope(r.GetFieldValue<byte[]>(2))),
        limit);
}
