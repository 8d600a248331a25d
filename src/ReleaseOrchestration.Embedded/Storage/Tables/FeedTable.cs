using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Storage.Tables;

internal sealed class FeedTable(StatementSet statements)
{
    public void Append(long position, long trail, long sequence) => statements["INSERT INTO feed VALUES($1, $2, $3)"].Execute(position, trail, sequence);

    public long Head() => statements["SELECT position FROM feed ORDER BY position DESC LIMIT 1"].All(static r => r.GetInt64(0)) is [var position] ? position : 0;

    public List<FeedEntry> Read(long after, int limit) =>
        statements["SELECT f.position, t.address, a.sequence, a.body, a.hash FROM feed f JOIN trails t ON t.id = f.trail JOIN audit a ON a.trail = f.trail AND a.sequence = f.sequence WHERE f.position > $1 ORDER BY f.position LIMIT $2"]
            .All(static r => new FeedEntry(r.GetInt64(0), MachineAddress.TryParse(r.GetString(1))!, new AuditLine(r.GetInt64(2), r.GetFieldValue<byte[]>(3), r.GetString(4))), after, limit);
}
