using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Storage.Tables;

internal sealed class AuditTable(StatementSet statements)
{
    public TrailRow? Find(MachineAddress release) => statements["SELECT id, sequence, hash FROM trails WHERE address = $1"]
        .First(static r => new TrailRow(r.GetInt64(0), r.GetInt64(1), r.GetString(2)), release.ToString());

    public void Insert(MachineAddress release, TrailRow row) =>
        statements["INSERT INTO trails VALUES($1, $2, $3, $4)"].Execute(row.Id, release.ToString(), row.Sequence, row.Hash);

    public void Update(TrailRow row) => statements["UPDATE trails SET sequence = $2, hash = $3 WHERE id = $1"].Execute(row.Id, row.Sequence, row.Hash);

    public void Append(long trail, AuditLine line) =>
        statements["INSERT INTO audit VALUES($1, $2, $3, $4)"].Execute(trail, line.Sequence, line.Body.ToArray(), line.Hash);

    public List<AuditLine> Read(MachineAddress release, long after, int limit) =>
        statements["SELECT a.sequence, a.body, a.hash FROM trails t JOIN audit a ON a.trail = t.id WHERE t.address = $1 AND a.sequence > $2 ORDER BY a.sequence LIMIT $3"]
            .All(static r => new AuditLine(r.GetInt64(0), r.GetFieldValue<byte[]>(1), r.GetString(2)), release.ToString(), after, limit);

    /// <summary>Trails whose names begin with a text, after a name, in the order of the names.</summary>
    public List<TrailHead> List(string prefix, string after, int limit) =>
        statements["SELECT address, sequence, hash FROM trails WHERE address >= $1 AND address < $2 AND address > $3 ORDER BY address LIMIT $4"]
            .All(static r => new TrailHead(r.GetString(0), r.GetInt64(1), r.GetString(2)), prefix, prefix + "\U0010ffff", after, limit);
}
