using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Storage.Tables;

internal sealed class EffectTable(StatementSet statements)
{
    public List<EffectRow> All() => statements["SELECT e.id, e.machine, m.address, e.effect, e.body, e.tries, e.due FROM effects e JOIN machines m ON m.id = e.machine ORDER BY e.id"]
        .All(static r => new EffectRow(
            r.GetInt64(0),
            r.GetInt64(1),
            MachineAddress.TryParse(r.GetString(2))!,
            r.GetString(3),
            ExecutionJson.Effect(r.GetFieldValue<byte[]>(4)),
            r.GetInt32(5),
            r.GetInt64(6)));

    public void Insert(EffectRow row) => statements["INSERT INTO effects VALUES($1, $2, $3, $4, $5, $6, '')"]
        .Execute(row.Id, row.Machine, row.EffectId, ExecutionJson.Serialize(row.Effect), row.Tries, row.Due);

    public void SetTries(long id, int tries) => statements["UPDATE effects SET tries = $2 WHERE id = $1"].Execute(id, tries);

    public void Delay(long id, long due, string error) => statements["UPDATE effects SET due = $2, error = $3 WHERE id = $1"].Execute(id, due, error);

    public void Delete(long id) => statements["DELETE FROM effects WHERE id = $1"].Execute(id);
}
