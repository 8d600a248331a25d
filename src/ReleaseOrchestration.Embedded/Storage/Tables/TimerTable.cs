using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Storage.Tables;

internal sealed class TimerTable(StatementSet statements)
{
    public List<TimerRow> All() => statements["SELECT t.machine, m.address, t.name, t.generation, t.due FROM timers t JOIN machines m ON m.id = t.machine"]
        .All(static r => new TimerRow(r.GetInt64(0), MachineAddress.TryParse(r.GetString(1))!, r.GetString(2), r.GetInt64(3), r.GetInt64(4)));

    public void Set(TimerRow row) =>
        statements["INSERT OR REPLACE INTO timers VALUES($1, $2, $3, $4)"].Execute(row.Machine, row.Name, row.Generation, row.Due);

    public void Delete(long machine, string name, long generation) =>
        statements["DELETE FROM timers WHERE machine = $1 AND name = $2 AND generation <= $3"].Execute(machine, name, generation);
}
