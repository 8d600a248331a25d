namespace ReleaseOrchestration.Embedded.Storage.Tables;

/// <summary>Finds and deletes all that there is of one release: what has an address below it.</summary>
internal sealed class RemovalTable(StatementSet statements)
{
    private const string Range = " address >= $1 AND address < $2";
    private const string OfMachines = " machine IN (SELECT id FROM machines WHERE" + Range + ")";

    public static string Prefix(string releaseId) => releaseId + "/";

    public bool IsAlive(string prefix) =>
        Any("SELECT 1 FROM machines WHERE ended = 0 AND" + Range + " LIMIT 1", prefix) || Any("SELECT 1 FROM effects WHERE" + OfMachines + " LIMIT 1", prefix);

    public List<MachineRow> Machines(string prefix) =>
        statements["SELECT id, head FROM machines WHERE" + Range].All(static r => new MachineRow(r.GetInt64(0), r.GetInt64(1)), prefix, End(prefix));

    public void DeleteMachines(string prefix)
    {
        foreach (var table in (ReadOnlySpan<string>)["starts", "snapshots", "timers"])
        {
            Execute($"DELETE FROM {table} WHERE{OfMachines}", prefix);
        }

        foreach (var table in (ReadOnlySpan<string>)["machines", "quarantine", "parked", "undeliverable"])
        {
            Execute($"DELETE FROM {table} WHERE{Range}", prefix);
        }
    }

    public void DeleteTrails(string prefix)
    {
        Execute("DELETE FROM feed WHERE trail IN (SELECT id FROM trails WHERE" + Range + ")", prefix);
        Execute("DELETE FROM audit WHERE trail IN (SELECT id FROM trails WHERE" + Range + ")", prefix);
        Execute("DELETE FROM trails WHERE" + Range, prefix);
    }

    public void DeletePartition(string partition) => statements["DELETE FROM documents WHERE partition = $1"].Execute(OrdinalKey.Encode(partition));

    public int DeleteUndeliverable(long before) => statements["DELETE FROM undeliverable WHERE instant < $1"].Execute(before);

    private static string End(string prefix) => prefix + "\U0010ffff";

    private bool Any(string sql, string prefix) => statements[sql].All(static r => r.GetInt64(0), prefix, End(prefix)).Count > 0;

    private void Execute(string sql, string prefix) => statements[sql].Execute(prefix, End(prefix));
}
