namespace ReleaseOrchestration.Embedded.Storage.Tables;

internal sealed class StateTable(StatementSet statements)
{
    public StateRow Read() => statements["SELECT instant, position FROM state"].First(static r => new StateRow(r.GetInt64(0), r.GetInt64(1)))!;

    public void Write(StateRow row) => statements["UPDATE state SET instant = $1, position = $2 WHERE id = 1"].Execute(row.Instant, row.Position);
}
